import {
  CALENDAR_STREAM,
  DEFAULT_POLICY,
  POLICY_STREAM,
  SYSTEM,
  VIETNAM_CALENDAR,
  type Actor,
  type AskedCommand,
  type CommandOf,
  type Evidence,
} from '#domain';
import { uuidV5 } from '#platform';
import { assignmentIdOf } from './derived-ids.js';
import type { CommandRequest } from './command-request.js';

/** Ids by name, so that a failing spec tells the same ids twice. */
export const idOf = (name: string): string => uuidV5(`example ${name}`);

const office = idOf('office');
export const finance = idOf('finance');
export const health = idOf('health');
const directive = idOf('directive');

export const admin: Actor = { person: idOf('admin'), role: 'admin', unit: null };
export const coordinator: Actor = { person: idOf('coordinator'), role: 'coordinator', unit: office };
export const fieldLeader: Actor = { person: idOf('field leader'), role: 'fieldLeader', unit: office };
const leader: Actor = { person: idOf('leader'), role: 'leader', unit: office };
export const financeHead: Actor = { person: idOf('finance head'), role: 'unitHead', unit: finance };
const financeOfficer: Actor = { person: idOf('finance officer'), role: 'officer', unit: finance };
const healthHead: Actor = { person: idOf('health head'), role: 'unitHead', unit: health };

/** Monday 3 March 2025, ten in the morning in Ha Noi. */
export const monday = '2025-03-03T03:00:00.000Z';

/** A request whose id follows from its name: the same name is the same request. */
export function asked<Command extends AskedCommand>(
  command: Command,
  name = `${command.type} ${command.id}`,
): CommandRequest<Command> {
  return { commandId: idOf(`command ${name}`), command };
}

function unit(id: string, code: string, parent: string | null): AskedCommand {
  return {
    type: 'RegisterUnit',
    id,
    at: monday,
    by: admin,
    code,
    name: `Đơn vị ${code}`,
    nameEn: null,
    kind: 'department',
    parent,
    field: null,
  };
}

function post(by: Actor, id: string): AskedCommand {
  if (
    by.role !== 'unitHead' &&
    by.role !== 'officer' &&
    by.role !== 'coordinator' &&
    by.role !== 'leader' &&
    by.role !== 'fieldLeader'
  ) {
    throw new TypeError(`${by.role} is no post`);
  }
  return { type: 'FillPost', id, at: monday, by: admin, post: by.role, person: by.person, acting: false };
}

/** What must be there before a task can be drafted, in order. */
export const foundation: readonly AskedCommand[] = [
  { type: 'PublishCalendar', id: CALENDAR_STREAM, at: monday, by: admin, calendar: VIETNAM_CALENDAR },
  { type: 'PublishPolicy', id: POLICY_STREAM, at: monday, by: admin, policy: DEFAULT_POLICY },
  unit(office, 'VP', null),
  unit(finance, 'TC', office),
  unit(health, 'YT', office),
  ...[coordinator, fieldLeader, leader].map((by) => post(by, office)),
  ...[financeHead, financeOfficer].map((by) => post(by, finance)),
  post(healthHead, health),
  {
    type: 'RegisterDirective',
    id: directive,
    at: monday,
    by: coordinator,
    kind: 'plan',
    number: '12/KH-UBND',
    issuedOn: '2025-03-01',
    issuer: 'Ủy ban nhân dân tỉnh',
    abstract: 'Kế hoạch ví dụ',
    urgency: 'normal',
    secrecy: 'open',
    ownerUnit: office,
  },
];

/** A task due on Monday 31 March 2025, led by the units given. */
export function draft(
  name: string,
  units: readonly string[],
  relation: 'one' | 'joint' | 'each' = 'one',
): CommandOf<'DraftTask'> {
  return {
    type: 'DraftTask',
    id: idOf(`task ${name}`),
    at: monday,
    by: coordinator,
    directive,
    ordinal: name,
    section: null,
    work: 'Xây dựng đề án ví dụ',
    lead: { relation, units, text: 'Các sở ví dụ' },
    cooperating: { units: [], text: '' },
    deliverable: 'Đề án',
    deadline: { text: '31/3/2025', precision: 'day', on: '2025-03-31' },
    source: null,
  };
}

export function issue(name: string): CommandOf<'IssueTask'> {
  return { type: 'IssueTask', id: idOf(`task ${name}`), at: monday, by: coordinator, issuedOn: null };
}

export function assignmentOf(task: string, unitId: string): string {
  return assignmentIdOf(idOf(`task ${task}`), unitId);
}

export function report(id: string, words: string, by: Actor = financeOfficer): CommandOf<'ReportProgress'> {
  return { type: 'ReportProgress', id, at: '2025-03-10T03:00:00.000Z', by, words, nextStep: null, percent: null };
}

const decision: Evidence = {
  kind: 'document',
  number: '45/QĐ-UBND',
  issuedOn: '2025-03-20',
  title: 'Đề án',
  sha256: null,
};

export function submission(id: string, by: Actor = financeHead): CommandOf<'SubmitDeliverable'> {
  return { type: 'SubmitDeliverable', id, at: '2025-03-21T03:00:00.000Z', by, evidence: decision, words: null };
}

export function step(id: string, code: CommandOf<'FireStep'>['step'], at: string): CommandOf<'FireStep'> {
  return { type: 'FireStep', id, at, by: SYSTEM, step: code, dueAt: at, deadlineVersion: 1 };
}
