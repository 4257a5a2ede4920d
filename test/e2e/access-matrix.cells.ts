/** The cells of the matrix: route × role × relation, taken from the OpenAPI document and asked over HTTP. */
import { uuidV5 } from '#platform';
import type { Answer, ApiClient } from './api.client.js';
import { sees } from './access-matrix.oracle.js';
import { NOT_OF_THE_REGISTER, type Sample, SAMPLES } from './access-matrix.samples.js';
import {
  type MatrixAsker,
  type MatrixRelation,
  type MatrixScene,
  RELATIONS,
  type Things,
} from './access-matrix.scene.js';

/** Tells which statements the last request took. */
export interface Ways {
  readonly ofTheLast: readonly string[];
}

export interface Tried {
  readonly routes: number;
  readonly cells: number;
  readonly leaks: readonly string[];
}

/** What is nowhere: an id, and the place of an inbox item that nobody was told of. */
export const NOWHERE = { id: uuidV5('không có ở đâu cả'), inbox: '8999999999' };
/** Nothing is at this version: what may be done is asked for, and not done. */
const UNMET = { 'if-match': '"999999"' };
const TODAY = '2025-03-03';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: { readonly format?: string };
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

function routesOf({ harness }: MatrixScene): Route[] {
  return Object.entries(harness.api.document.paths)
    .filter(([path]) => path.startsWith('/api/v1/') && !NOT_OF_THE_REGISTER.test(path))
    .flatMap(([path, operations]) =>
      Object.entries(operations as Record<string, { parameters?: Parameter[] }>).map(
        ([method, { parameters = [] }]) => {
          return { method, path, parameters };
        },
      ),
    );
}

/** Routes that name a thing, and have no sample to try them with. */
export function withoutSample(scene: MatrixScene): string[] {
  const named = routesOf(scene).filter(({ path }) => path.includes('{'));
  return named.map(({ method, path }) => `${method} ${path}`).filter((name) => SAMPLES[name] === undefined);
}

type Asked = (client: ApiClient, id: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;

/** The ways to ask a route for one thing: as of now, and as of a day in both views where it can. */
function waysTo({ method, path, parameters }: Route, { body }: Sample): Asked[] {
  const at = (id: string): string => path.replace('{id}', id);
  if (method === 'post') return [(client, id, headers = {}) => client.post(at(id), body, headers)];
  if (method === 'delete') return [(client, id) => client.delete(at(id))];
  const now: Asked = (client, id) => client.get(at(id));
  const then =
    (view: string): Asked =>
    (client, id) =>
      client.get(`${at(id)}?asOf=${TODAY}&view=${view}`);
  return parameters.some(({ name }) => name === 'asOf') ? [now, then('shown'), then('known')] : [now];
}

/** All that an answer tells, without what differs between any two requests. */
export function told({ status, headers, body }: Answer, id: string): string {
  const { correlation: _, ...rest } = typeof body === 'object' ? (body as Record<string, unknown>) : { text: body };
  const kept = [...headers].filter(
    ([name]) => !['date', 'x-correlation-id', 'content-length', 'keep-alive'].includes(name),
  );
  return JSON.stringify([status, kept, rest]).replaceAll(id, '{id}');
}

/** Routes that name a thing by their address. `only`: fewer of them, for a wall that is tried by itself. */
export async function namedCells(scene: MatrixScene, statements: Ways, only?: RegExp): Promise<Tried> {
  const routes = routesOf(scene).filter(
    ({ method, path }) => path.includes('{') && (only?.test(`${method} ${path}`) ?? true),
  );
  const leaks: string[] = [];
  let cells = 0;
  for (const route of routes) {
    const sample = SAMPLES[`${route.method} ${route.path}`];
    if (sample === undefined) continue;
    for (const asker of scene.askers) {
      for (const ask of waysTo(route, sample).slice(0, asker.isOfUnit ? 3 : 1)) {
        const found = await nameCell({ scene, route, sample, asker, ask }, statements);
        cells += found.cells;
        leaks.push(...found.leaks);
      }
    }
  }
  return { routes: routes.length, cells, leaks };
}

/** Whoever is refused at the door, or sees everything, has the nearest and the farthest relation tried; everybody else all of them. */
function relationsFor({ isOfUnit }: MatrixAsker, admitted: boolean): readonly MatrixRelation[] {
  return admitted && isOfUnit ? RELATIONS : ['own', 'foreign'];
}

interface Cell {
  readonly scene: MatrixScene;
  readonly route: Route;
  readonly sample: Sample;
  readonly asker: MatrixAsker;
  readonly ask: Asked;
}

/** One route for one asker: what is nowhere first, then the things of each relation beside it. */
async function nameCell(cell: Cell, statements: Ways): Promise<Omit<Tried, 'routes'>> {
  const { scene, route, sample, asker, ask } = cell;
  const kind = (sample.kind ?? route.path.split('/')[3] ?? '') as keyof Things;
  const absent = kind === 'inbox' ? NOWHERE.inbox : NOWHERE.id;
  const admitted = !asker.isNobodys && (sample.roles?.includes(asker.role) ?? true);
  const answered = await ask(asker.client, absent);
  const nobodys = { told: told(answered, absent), ways: statements.ofTheLast.join('\n') };
  const leaks = answered.status === statusOfNothing(asker, admitted, kind) ? [] : [`of nothing: ${answered.status}`];
  const relations = relationsFor(asker, admitted);
  for (const relation of relations) {
    const id = scene.things[relation][kind];
    const isSeen = admitted && sees(asker, kind, relation);
    const answer = await ask(asker.client, id, isSeen ? UNMET : {});
    const theirs = { told: told(answer, id), ways: statements.ofTheLast.join('\n') };
    leaks.push(...(isSeen ? hiddenIn(answer) : differences(theirs, nobodys)).map((leak) => `${relation}: ${leak}`));
  }
  const name = `${asker.name} ${route.method} ${route.path}`;
  return { cells: relations.length + 1, leaks: leaks.map((leak) => `${name} ${leak}`) };
}

/** How a request about what is nowhere ends. An administrator ends the sessions of whoever has none, too. */
function statusOfNothing(asker: MatrixAsker, admitted: boolean, kind: string): number {
  if (asker.isNobodys) return 401;
  if (!admitted) return 403;
  return kind === 'people' ? 200 : 404;
}

function hiddenIn({ status }: Answer): string[] {
  return status === 401 || status === 404 ? [`${status}, and it is the asker's`] : [];
}

interface Way {
  readonly told: string;
  readonly ways: string;
}

function differences(theirs: Way, nobodys: Way): string[] {
  return [
    ...(theirs.told === nobodys.told ? [] : [`${theirs.told} is not ${nobodys.told}`]),
    ...(theirs.ways === nobodys.ways ? [] : [`it takes\n${theirs.ways}\nand not\n${nobodys.ways}`]),
  ];
}

const isList = ({ method, path }: Route): boolean =>
  method === 'get' && !path.includes('{') && path !== '/api/v1/events';

/** What one wall by itself may do, and both together do not. Neither shows anything of anybody else's. */
export interface Leniency {
  /** Relations whose units a filter may name: it then finds the asker's own things. */
  readonly named: readonly MatrixRelation[];
  /** Totals that come from counters may be blank. */
  readonly blankTotals: boolean;
}

const STRICT: Leniency = { named: [], blankTotals: false };

/** Lists, with their counts, searches and filters, now and in the past. */
export async function listCells(scene: MatrixScene, leniency = STRICT): Promise<Tried> {
  const lists = routesOf(scene).filter(isList);
  const leaks: string[] = [];
  let cells = 0;
  for (const route of lists) {
    for (const asker of scene.askers) {
      const found = [
        ...(await shown(scene, route, asker, leniency)),
        ...(await filtered(scene, route, asker, leniency)),
        ...(await searched(scene, route, asker)),
      ];
      cells += found.length;
      leaks.push(...found.filter((leak) => leak !== ''));
    }
  }
  return { routes: lists.length, cells, leaks };
}

const LISTED = ['directives', 'tasks', 'drafts', 'assignments', 'forms', 'notices', 'grants'] as const;

/** A list as a whole: nothing of what is not seen stands anywhere in it, and the register has all that is. */
async function shown(
  { things }: MatrixScene,
  { path, parameters }: Route,
  asker: MatrixAsker,
  { blankTotals }: Leniency,
): Promise<string[]> {
  const has = (name: string): boolean => parameters.some((parameter) => parameter.name === name);
  const limit = has('limit') ? ['limit=200'] : [];
  const moments = has('asOf') ? ['', `asOf=${TODAY}&view=shown`, `asOf=${TODAY}&view=known`] : [''];
  const found: string[] = [];
  for (const moment of moments) {
    const query = [...limit, ...(moment === '' ? [] : [moment])].join('&');
    const { body } = await asker.client.get<{ total?: number }>(`${path}?${query}`);
    const text = JSON.stringify(body);
    for (const relation of RELATIONS) {
      const theirs = things[relation];
      const hidden = LISTED.filter((kind) => asker.isNobodys || !sees(asker, kind, relation)).map(
        (kind) => theirs[kind],
      );
      const words = asker.isNobodys || !sees(asker, 'directives', relation) ? [theirs.mark] : [];
      const leaked = [...hidden, ...words].filter((each) => text.includes(each));
      found.push(
        leaked.length === 0 ? '' : `${asker.name} ${path}?${query}: ${relation} is told: ${leaked.join(', ')}`,
      );
    }
    if (path === '/api/v1/tasks' && !asker.isNobodys) {
      const due = RELATIONS.flatMap((relation) =>
        (['tasks', 'drafts'] as const).filter((kind) => sees(asker, kind, relation)),
      );
      found.push(
        isTotal(body.total, due.length, blankTotals)
          ? ''
          : `${asker.name} ${path}?${query}: ${body.total} in all, not ${due.length}`,
      );
    }
  }
  return found;
}

function isTotal(total: number | undefined, due: number, blankTotals: boolean): boolean {
  return total === due || (blankTotals && total === 0);
}

/** What the parameters of a list are ids of; a parameter that is an id and is not here fails the matrix. */
const FILTERS: Readonly<Record<string, keyof Things>> = {
  directive: 'directives',
  unit: 'units',
  task: 'tasks',
  assignment: 'assignments',
  person: 'people',
};

/** A filter by what is not seen answers as one by what does not exist. */
async function filtered(
  { things }: MatrixScene,
  { path, parameters }: Route,
  asker: MatrixAsker,
  { named }: Leniency,
): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of parameters.filter((each) => each.in === 'query' && each.schema?.format === 'uuid')) {
    const kind = FILTERS[name];
    if (kind === undefined) return [`${path}?${name}: no sample`];
    const nobodys = told(await asker.client.get(`${path}?${name}=${NOWHERE.id}`), NOWHERE.id);
    // A task that is seen for cooperating in it is also found by the unit that leads it.
    const exempt = kind === 'units' ? ['cooperating', ...named] : ['cooperating'];
    const unseen = RELATIONS.filter((each) => !exempt.includes(each) && (asker.isNobodys || !sees(asker, kind, each)));
    for (const relation of unseen) {
      const id = things[relation][kind];
      const theirs = told(await asker.client.get(`${path}?${name}=${id}`), id);
      found.push(theirs === nobodys ? '' : `${asker.name} ${path}?${name}, ${relation}: ${theirs} is not ${nobodys}`);
    }
  }
  return found;
}

/** Words that only others' things have find nothing. */
async function searched({ things }: MatrixScene, { path, parameters }: Route, asker: MatrixAsker): Promise<string[]> {
  if (!parameters.some(({ name }) => name === 'q') || asker.isNobodys) return [];
  const found: string[] = [];
  for (const relation of RELATIONS) {
    for (const moment of ['', `&asOf=${TODAY}&view=shown`, `&asOf=${TODAY}&view=known`]) {
      const words = encodeURIComponent(things[relation].mark);
      const { body } = await asker.client.get<{ total: number }>(`${path}?q=${words}${moment}`);
      const due = (['tasks', 'drafts'] as const).filter((each) => sees(asker, each, relation)).length;
      found.push(
        body.total === due ? '' : `${asker.name} ${path}?q=${relation}${moment}: ${body.total} found, not ${due}`,
      );
    }
  }
  return found;
}
