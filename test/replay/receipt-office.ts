/** Who is who in the replay: departments and groups become units, the people of the file their officers, by id alone. */
import {
  CALENDAR_STREAM,
  DEFAULT_POLICY,
  POLICY_STREAM,
  VIETNAM_CALENDAR,
  type Actor,
  type AskedCommand,
  type Deadline,
} from '#domain';
import { uuidV5 } from '#platform';
import type { ReceiptCase, ReceiptLog } from './receipt-log.js';

const OFFICE = uuidV5('coselog unit of the follow-up');
export const DIRECTIVE = uuidV5('coselog directive');
const REGISTRAR: Actor = { person: uuidV5('coselog registrar'), role: 'admin', unit: null };
export const COORDINATOR: Actor = { person: uuidV5('coselog coordinator'), role: 'coordinator', unit: OFFICE };

const personOf = (name: string): string => uuidV5(`coselog person ${name}`);
const departmentOf = (name: string): string => uuidV5(`coselog department ${name}`);
export const taskOf = ({ id }: ReceiptCase): string => uuidV5(`coselog ${id}`);

/** The group that has the case, or its department where no group is named. */
export function unitOf({ department, group }: ReceiptCase): string {
  return group === '' ? departmentOf(department) : uuidV5(`coselog group ${department} ${group}`);
}

export function headOf(each: ReceiptCase): Actor {
  return { person: personOf(`head of ${unitOf(each)}`), role: 'unitHead', unit: unitOf(each) };
}

/** Whoever did the work, in the name of the unit that has the case. */
export function officerOf(each: ReceiptCase, resource: string): Actor {
  return { person: personOf(resource), role: 'officer', unit: unitOf(each) };
}

function deadlineOf({ deadline }: ReceiptCase): Deadline {
  return { text: deadline, precision: 'instant', at: deadline };
}

/** The calendar and policy, the units with their posts, and the directive under which every case is a task. */
export function founding({ cases }: ReceiptLog, at: string, issuedOn: string): readonly AskedCommand[] {
  const asked = { at, by: REGISTRAR };
  // The municipality's holidays are not in the file: weekends are all that its calendar knows.
  const calendar = { ...VIETNAM_CALENDAR, version: 1, holidays: [], workedDays: [] };
  const departments = [...new Set(cases.map(({ department }) => department))];
  const groups = new Map(cases.filter(({ group }) => group !== '').map((each) => [unitOf(each), each]));
  const units = new Map(cases.map((each) => [unitOf(each), each]));
  return [
    { type: 'PublishCalendar', id: CALENDAR_STREAM, ...asked, calendar },
    { type: 'PublishPolicy', id: POLICY_STREAM, ...asked, policy: DEFAULT_POLICY },
    unit(OFFICE, 'OFFICE', null, at),
    ...departments.map((name, index) => unit(departmentOf(name), `D${index + 1} ${name}`, OFFICE, at)),
    ...[...groups].map(([id, { department, group }]) =>
      unit(id, `${department} ${group}`, departmentOf(department), at),
    ),
    ...[...units.values()].map((each): AskedCommand => post(headOf(each).person, 'unitHead', unitOf(each), at)),
    post(COORDINATOR.person, 'coordinator', OFFICE, at),
    post(personOf('field leader'), 'fieldLeader', OFFICE, at),
    post(personOf('leader'), 'leader', OFFICE, at),
    {
      type: 'RegisterDirective',
      id: DIRECTIVE,
      at,
      by: COORDINATOR,
      kind: 'plan',
      number: 'CoSeLoG receipt phase',
      issuedOn,
      issuer: 'A municipality',
      abstract: 'Receipt phase of environmental permit applications',
      urgency: 'normal',
      secrecy: 'open',
      ownerUnit: OFFICE,
    },
  ];
}

function unit(id: string, name: string, parent: string | null, at: string): AskedCommand {
  const kind = parent === null ? 'office' : 'department';
  return { type: 'RegisterUnit', id, at, by: REGISTRAR, code: name, name, nameEn: null, kind, parent, field: null };
}

function post(person: string, held: 'unitHead' | 'coordinator' | 'fieldLeader' | 'leader', id: string, at: string) {
  return { type: 'FillPost' as const, id, at, by: REGISTRAR, post: held, person, acting: false };
}

/** The case as a task with one lead unit and a deadline of its own, to the millisecond. */
export function drafted(each: ReceiptCase): AskedCommand {
  return {
    type: 'DraftTask',
    id: taskOf(each),
    at: each.startedAt,
    by: COORDINATOR,
    directive: DIRECTIVE,
    ordinal: each.id,
    section: each.department,
    work: `Receipt of ${each.id}`,
    lead: { relation: 'one', units: [unitOf(each)], text: each.group },
    cooperating: { units: [], text: '' },
    deliverable: null,
    deadline: deadlineOf(each),
    source: null,
  };
}
