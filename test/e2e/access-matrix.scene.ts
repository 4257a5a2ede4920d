/**
 * A province of three levels, laid out for the matrix: the office, two departments below it, a division below one of them, and a commune
 * of another tree. Every one of them follows up a directive with a task of its own, an issued and a drafted one, with a form, a message
 * and a role given; and two further directives are the first department's concern because it leads or cooperates.
 */
import { CommandExecutor, isExecuted } from '#application';
import {
  type AskedCommand,
  CALENDAR_STREAM,
  type DondocEvent,
  type EventType,
  GRANTABLE_ROLES,
  SYSTEM,
  VIETNAM_CALENDAR,
} from '#domain';
import { uuidV5 } from '#platform';
import { eventually } from '../support/eventually.js';
import { ApiClient } from './api.client.js';
import type { ApiHarness } from './api.harness.js';
import { finance, financeHead, financeOfficer, office, registerProvince, science } from './register.examples.js';

export const RELATIONS = ['own', 'child', 'parent', 'sibling', 'foreign', 'led', 'cooperating'] as const;
export type MatrixRelation = (typeof RELATIONS)[number];

const division = uuidV5('phòng ngân sách');
const commune = uuidV5('một xã của nơi khác');

/** Who follows each one's directive up, who leads its tasks, and who cooperates. Whoever asks is of finance. */
const LAID: Readonly<
  Record<MatrixRelation, { readonly owner: string; readonly lead: string; readonly with?: string }>
> = {
  own: { owner: finance, lead: finance },
  child: { owner: division, lead: division },
  parent: { owner: office, lead: office },
  sibling: { owner: science, lead: science },
  foreign: { owner: commune, lead: commune },
  led: { owner: office, lead: finance },
  cooperating: { owner: science, lead: science, with: finance },
};

/** What a relation's things are called; `inbox` and `people` are those of the head of its unit. */
export interface Things {
  readonly mark: string;
  readonly directives: string;
  readonly tasks: string;
  readonly drafts: string;
  readonly assignments: string;
  readonly forms: string;
  readonly notices: string;
  readonly grants: string;
  readonly units: string;
  readonly people: string;
  readonly inbox: string;
  readonly sessions: string;
}

export interface MatrixAsker {
  readonly name: string;
  readonly role: string;
  /** Acts for finance; else over the whole register. */
  readonly isOfUnit: boolean;
  /** Nobody can hold the role. */
  readonly isNobodys: boolean;
  readonly token: string;
  readonly client: ApiClient;
}

export interface MatrixScene {
  readonly harness: ApiHarness;
  readonly things: Readonly<Record<MatrixRelation, Things>>;
  readonly askers: readonly MatrixAsker[];
  /** Does something to each relation's directive and assignment, and at last something that everybody hears. */
  stir(): Promise<{ readonly last: number }>;
}

const IN_A_UNIT_ALONE = new Set(['unitHead', 'officer', 'cooperator']);

export async function layMatrix(harness: ApiHarness): Promise<MatrixScene> {
  await registerProvince(harness);
  await execute(harness, [unit(division, 'PNS', finance), unit(commune, 'XA', null)]);
  const things = {} as Record<MatrixRelation, Things>;
  for (const relation of RELATIONS) things[relation] = await lay(harness, relation);
  const askers = await askersOf(harness);
  const position = String(await harness.store.lastPosition());
  const [first] = askers;
  await eventually(async () => (await first?.client.get('/api/v1/tasks', { 'x-position': position }))?.status === 200);
  return { harness, things, askers, stir: () => stir(harness, things) };
}

function unit(id: string, code: string, parent: string | null): AskedCommand {
  const by = { person: uuidV5('quản trị'), role: 'admin', unit: null } as const;
  return {
    type: 'RegisterUnit',
    id,
    at: '2025-03-03T02:00:00.000Z',
    by,
    code,
    name: `Đơn vị ${code}`,
    nameEn: null,
    kind: 'department',
    parent,
    field: null,
  };
}

async function execute({ store }: ApiHarness, commands: readonly AskedCommand[]): Promise<void> {
  const executor = new CommandExecutor(store);
  for (const command of commands) {
    const outcome = await executor.execute({ commandId: uuidV5(`matrix ${JSON.stringify(command)}`), command });
    if (!isExecuted(outcome)) throw new Error(`${command.type} was refused: ${outcome.refused}`);
  }
}

/** What the system does by itself on some morning. */
async function record({ store, clock }: ApiHarness, stream: string, type: EventType, data: object): Promise<void> {
  await store.append({
    commandId: uuidV5(`matrix ${stream}`),
    requestHash: '0'.repeat(64),
    actor: SYSTEM.person,
    occurredAt: clock.now(),
    streams: [{ stream, expectedVersion: 0, events: [{ type, data } as DondocEvent] }],
    answer: {},
  });
}

async function clientOf(harness: ApiHarness, role: string, unitOf: string | null, name = role): Promise<ApiClient> {
  const person = uuidV5(`${name} của ${unitOf ?? 'toàn sổ'}`);
  return new ApiClient(harness.url, await harness.token({ person, role, unit: unitOf }));
}

async function lay(harness: ApiHarness, relation: MatrixRelation): Promise<Things> {
  const { owner, lead, with: cooperating } = LAID[relation];
  const mark = `Dấu${RELATIONS.indexOf(relation)}${relation}`;
  const clerk = await clientOf(harness, 'coordinator', owner, 'người lập');
  const directive = await clerk.post('/api/v1/directives', {
    kind: 'plan',
    number: `${RELATIONS.indexOf(relation)}/KH-${mark}`,
    issuedOn: '2025-02-20',
    issuer: 'UBND tỉnh',
    abstract: `Kế hoạch ${mark}`,
    secrecy: 'open',
    ownerUnit: owner,
  });
  const body = {
    directive: directive.body.id,
    work: `Việc ${mark}`,
    lead: { relation: 'one', units: [lead], text: 'Đơn vị' },
    ...(cooperating !== undefined && { cooperating: { units: [cooperating], text: 'Đơn vị phối hợp' } }),
    deadline: { text: '6/2025' },
  };
  const task = await clerk.post('/api/v1/tasks', { ...body, ordinal: '1' });
  const draft = await clerk.post('/api/v1/tasks', { ...body, ordinal: '2' });
  const issued = await clerk.post(`/api/v1/tasks/${task.body.id}/issue`, {});
  if (issued.status !== 200 || draft.status !== 201)
    throw new Error(`${relation}: ${JSON.stringify([issued.body, draft.body])}`);
  const events = await harness.store.readAll(0);
  const assignment = events.findLast(({ type }) => type === 'AssignmentOpened')?.stream ?? '';
  const form = uuidV5(`phiếu ${mark}`);
  const notice = uuidV5(`tin ${mark}`);
  const head = relation === 'own' ? financeHead : uuidV5(`thủ trưởng ${lead}`);
  const at = harness.clock.now();
  const item = { assignment, task: task.body.id, step: 'R0', position: issued.body.position };
  const facts = { assignment, task: task.body.id, unit: lead, ownerUnit: owner, step: 'E1', dueAt: null };
  await record(harness, form, 'FormDrafted', { kind: 'reminder-slip', ...facts });
  const message = { recipient: head, channel: 'inbox', slot: at.slice(0, 10), kind: 'digest', items: [item] };
  await record(harness, notice, 'NoticeComposed', message);
  await harness.token({ person: head, role: 'unitHead', unit: lead });
  const { store } = harness;
  const given = (await store.readAll(0, 10_000)).findLast(
    ({ type, data }) => type === 'GrantGiven' && (data as { unit?: string }).unit === lead,
  );
  return {
    mark,
    directives: directive.body.id,
    tasks: task.body.id,
    drafts: draft.body.id,
    assignments: assignment,
    forms: form,
    notices: notice,
    grants: (given?.data as { grant?: string } | undefined)?.grant ?? '',
    units: lead,
    people: head,
    inbox: String(issued.body.position),
    sessions: uuidV5(`phiên ${mark}`),
  };
}

/** Every role code of the domain: of finance, over the whole register where it can be, and those that nobody can hold. */
async function askersOf(harness: ApiHarness): Promise<MatrixAsker[]> {
  const at = harness.clock.now();
  const asker = async (role: string, unitOf: string | null, isNobodys = false): Promise<MatrixAsker> => {
    const person =
      role === 'unitHead' ? financeHead : role === 'officer' ? financeOfficer : uuidV5(`hỏi ${role} ${unitOf ?? ''}`);
    const token = isNobodys
      ? (await harness.tokens.mint({ person, role, unit: unitOf, at, expiresAt: '2030-01-01T00:00:00.000Z' })).token
      : await harness.token({ person, role, unit: unitOf });
    const name = `${role}${unitOf === null ? ' of all' : ''}`;
    return { name, role, isOfUnit: unitOf !== null, isNobodys, token, client: new ApiClient(harness.url, token) };
  };
  const found: MatrixAsker[] = [];
  for (const role of GRANTABLE_ROLES.filter((each) => each !== 'admin')) found.push(await asker(role, finance));
  for (const role of GRANTABLE_ROLES.filter((each) => !IN_A_UNIT_ALONE.has(each))) found.push(await asker(role, null));
  for (const role of ['public', 'system']) found.push(await asker(role, null, true));
  return found;
}

async function stir(harness: ApiHarness, things: MatrixScene['things']): Promise<{ last: number }> {
  const at = harness.clock.now();
  for (const relation of RELATIONS) {
    const { directives, assignments } = things[relation];
    const { owner, lead } = LAID[relation];
    const [clerk, head] = [uuidV5('người lập'), uuidV5('thủ trưởng')];
    await execute(harness, [
      {
        type: 'NotePublishedCount',
        id: directives,
        at,
        by: { person: clerk, role: 'coordinator', unit: owner },
        total: 1,
        parts: [],
        asOf: '2025-03-01',
        source: 'Báo cáo',
      },
      {
        type: 'ReportProgress',
        id: assignments,
        at,
        by: { person: head, role: 'unitHead', unit: lead },
        words: 'Đang làm',
        nextStep: null,
        percent: null,
      },
    ]);
  }
  const calendar = { ...VIETNAM_CALENDAR, version: VIETNAM_CALENDAR.version + 1 };
  await execute(harness, [
    {
      type: 'PublishCalendar',
      id: CALENDAR_STREAM,
      at,
      by: { person: uuidV5('quản trị'), role: 'admin', unit: null },
      calendar,
    },
  ]);
  return { last: await harness.store.lastPosition() };
}
