/** What people look at, as requests of the API; each turn about another directive, province, commune or task. */
import type { Client } from 'pg';
import { projections } from '#read-models';
import type { DashboardReady } from './dashboard-api.js';
import { type ProvinceShape, ROOT, unitIn } from './province-register.js';

export interface DashboardQuery {
  readonly name: string;
  readonly as: keyof DashboardReady['tokens'];
  readonly path: (turn: number) => string;
}

/** Ids that the requests are about. */
export interface Subjects {
  readonly directives: readonly string[];
  readonly tasks: readonly string[];
}

const SUBJECTS = 200;

export async function subjectsOf(client: Client): Promise<Subjects> {
  const register = projections.find(({ name }) => name === 'register')?.schema ?? '';
  const { rows } = await client.query<{ directive: string; task: string }>(
    `select directive.id as directive, task.id as task
     from (select id from ${register}.directive order by md5(id::text) limit ${SUBJECTS}) directive
     cross join lateral (select id from ${register}.task where task.directive = directive.id order by id limit 1) task`,
  );
  return { directives: rows.map((row) => row.directive), tasks: rows.map((row) => row.task) };
}

const WORDS = ['dịch vụ công', 'du lieu dung chung', 'định danh', 'trung tâm điều hành thông minh', 'tập huấn'];
/** A day on which about half of the directives had been recorded. */
const THEN = '2025-01-02';

/** Every screen of people who lead and who follow up, at its widest and at its usual scope. */
export function dashboardQueries({ directives, tasks }: Subjects, shape: ProvinceShape): readonly DashboardQuery[] {
  const directive = (turn: number): string => directives[turn % directives.length] ?? '';
  const task = (turn: number): string => tasks[turn % tasks.length] ?? '';
  const province = (turn: number): string => unitIn(turn % shape.provinces, 0);
  const commune = (turn: number): string => unitIn(turn % shape.provinces, 1 + (turn % (shape.units - 1)));
  const words = (turn: number): string => encodeURIComponent(WORDS[turn % WORDS.length] ?? '');
  return [
    { name: 'directives', as: 'root', path: () => '/directives' },
    { name: 'board of a directive', as: 'root', path: (turn) => `/directives/${directive(turn)}/scoreboard` },
    { name: 'board of a commune', as: 'root', path: (turn) => `/units/${commune(turn)}/scoreboard` },
    { name: 'board of a province', as: 'root', path: (turn) => `/units/${province(turn)}/scoreboard` },
    { name: 'board of all', as: 'root', path: () => `/units/${ROOT}/scoreboard` },
    { name: 'trend of a directive', as: 'root', path: (turn) => `/directives/${directive(turn)}/trend` },
    { name: 'trend of a province', as: 'root', path: (turn) => `/units/${province(turn)}/trend` },
    { name: 'trend of all', as: 'root', path: () => `/units/${ROOT}/trend` },
    { name: 'register', as: 'root', path: () => '/tasks' },
    { name: 'register, late', as: 'root', path: () => '/tasks?cell=open-overdue' },
    { name: 'register, first due', as: 'root', path: () => '/tasks?due=2025-05-31' },
    { name: 'register of a directive', as: 'root', path: (turn) => `/tasks?directive=${directive(turn)}` },
    { name: 'register of a commune', as: 'root', path: (turn) => `/tasks?unit=${commune(turn)}` },
    { name: 'register of a province', as: 'root', path: (turn) => `/tasks?unit=${province(turn)}` },
    { name: 'search', as: 'root', path: (turn) => `/tasks?q=${words(turn)}` },
    {
      name: 'search in a directive',
      as: 'root',
      path: (turn) => `/tasks?q=${words(turn)}&directive=${directive(turn)}`,
    },
    { name: 'task', as: 'root', path: (turn) => `/tasks/${task(turn)}` },
    { name: 'timeline', as: 'root', path: (turn) => `/tasks/${task(turn)}/timeline` },
    { name: 'inbox', as: 'head', path: () => '/inbox' },
    { name: 'waiting for a head', as: 'head', path: () => '/waiting' },
    { name: 'waiting for a province', as: 'province', path: () => '/waiting' },
    { name: 'units', as: 'root', path: () => '/units' },
    {
      name: 'board of a directive as of a day',
      as: 'root',
      path: (turn) => `/directives/${directive(turn)}/scoreboard?asOf=${THEN}`,
    },
    {
      name: 'board of a province as of a day',
      as: 'root',
      path: (turn) => `/units/${province(turn)}/scoreboard?asOf=${THEN}`,
    },
    {
      name: 'register of a directive as of a day',
      as: 'root',
      path: (turn) => `/tasks?directive=${directive(turn)}&asOf=${THEN}`,
    },
    { name: 'register as of a day', as: 'root', path: () => `/tasks?asOf=${THEN}` },
    { name: 'task as of a day', as: 'root', path: (turn) => `/tasks/${task(turn)}?asOf=2025-04-08` },
  ];
}
