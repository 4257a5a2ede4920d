import { formsProjection } from '../forms/forms.projection.js';
import { examplePage } from '../../../../test/support/monday-page.examples.js';
import { FormsQuery } from '../forms/forms.query.js';
import { History, id } from '../projecting/history.examples.js';
import { ReadModelDatabase } from '../projecting/read-model-database.examples.js';
import { block, complete, directive, issue, units } from '../register/register.examples.js';
import { registerProjection } from '../register/register.projection.js';
import { TimelineQuery } from '../timeline/timeline.query.js';
import { timelineProjection } from '../timeline/timeline.projection.js';
import { unitsProjection } from '../units/units.projection.js';
import { inboxProjection } from './inbox.projection.js';
import { InboxQuery } from './inbox.query.js';
import { type WaitingRequest, WaitingQuery } from './waiting.query.js';

let database: ReadModelDatabase;
beforeEach(async () => {
  database = await ReadModelDatabase.create([
    unitsProjection,
    registerProjection,
    formsProjection,
    inboxProjection,
    timelineProjection,
  ]);
});
afterEach(() => database.close());

const [head, officer, otherOfficer, coordinator, leader] = [1, 2, 3, 4, 5].map((n) => id('person', n));

/** Unit 1 with a head and two officers; unit 0 follows up, with a coordinator and a leader. */
function staffed(): History {
  const history = new History();
  units(history, { 0: null, 1: 0 });
  const fill = (unit: number, post: 'unitHead' | 'officer' | 'coordinator' | 'leader', person = ''): number =>
    history.record(id('unit', unit), 'PostFilled', { post, person, acting: false });
  fill(1, 'unitHead', head);
  fill(1, 'officer', officer);
  fill(1, 'officer', otherOfficer);
  fill(0, 'coordinator', coordinator);
  fill(0, 'leader', leader);
  directive(history);
  return history;
}

const facts = {
  deadlineVersion: 1,
  policyVersion: 1,
  calendarVersion: 1,
  days: { from: '2025-03-04', to: '2025-04-30', workingDays: 40, skipped: [] },
};

function fire(history: History, assignment: string, step: 'R1' | 'E1'): number {
  const recipients = [{ person: head ?? '', as: 'unitHead' as const }];
  return history.record(assignment, 'StepFired', {
    ...facts,
    step,
    dueAt: '2025-05-05T00:30:00.000Z',
    late: false,
    recipients,
    forms: [],
  });
}

function draftSlip(history: History, n: number, assignment: string): string {
  history.record(id('form', n), 'FormDrafted', {
    kind: 'reminder-slip',
    assignment,
    task: id('task', 1),
    unit: id('unit', 1),
    ownerUnit: id('unit', 0),
    step: 'E1',
    dueAt: null,
  });
  return id('form', n);
}

const inboxOf = async (person = ''): Promise<string[]> =>
  (await new InboxQuery(database.source).inbox({ person })).items.map((item) => item.kind);
const waitingFor = async (request: WaitingRequest): Promise<string[]> =>
  (await new WaitingQuery(database.source).waiting(request)).items.map((item) => item.kind);

describe('the inbox', () => {
  it('shows the page of a Monday to its reader, who reads it with its digest', async () => {
    const history = staffed();
    const notice = id('notice', 1);
    history.record(notice, 'NoticeComposed', {
      recipient: leader ?? '',
      channel: 'inbox',
      slot: '2025-03-10',
      kind: 'monday-page',
      items: [],
      pages: [{ ...examplePage, unit: id('unit', 0) }],
    });
    await database.project(history.events);
    const inbox = new InboxQuery(database.source);
    const { items, unread } = await inbox.inbox({ person: leader ?? '' });
    expect(items).toMatchObject([{ kind: 'monday-page', task: null, unit: id('unit', 0), toldAs: 'leader', notice }]);
    expect(unread).toBe(1);
    const before = history.events.length;
    history.record(notice, 'NoticeAcknowledged', { by: leader ?? '' });
    await database.project(history.events.slice(before));
    expect((await inbox.inbox({ person: leader ?? '' })).unread).toBe(0);
  });

  it('alarms the coordinator once that nobody of the unit can be told, until its steps go on', async () => {
    const history = staffed();
    const [assignment = ''] = issue(history, { n: 1 });
    const held = { ...facts, dueAt: '2025-05-05T00:30:00.000Z', reason: 'nobody-to-tell' as const };
    history.record(assignment, 'StepsHeld', { ...held, step: 'R1' });
    await database.project(history.events);
    const inbox = new InboxQuery(database.source);
    const open = async () => (await inbox.inbox({ person: coordinator ?? '', acknowledged: false })).items;
    expect(await open()).toMatchObject([{ kind: 'nobody-to-tell', toldAs: 'coordinator', unit: id('unit', 1) }]);
    expect(await inboxOf(leader)).not.toContain('nobody-to-tell');

    let before = history.events.length;
    // About the verifier: it never waited, and says nothing of the unit.
    const v1a = { ...held, reason: 'no-recipient' as const };
    history.record(assignment, 'StepSuppressed', { ...v1a, step: 'V1a' });
    await database.project(history.events.slice(before));
    expect(await open()).toHaveLength(1);

    before = history.events.length;
    fire(history, assignment, 'R1');
    await database.project(history.events.slice(before));
    expect(await open()).toEqual([]);
    expect(await inboxOf(coordinator)).toContain('nobody-to-tell');

    before = history.events.length;
    history.record(assignment, 'StepsHeld', { ...held, step: 'E1' });
    await database.project(history.events.slice(before));
    expect(await open()).toHaveLength(1);
    before = history.events.length;
    complete(history, assignment);
    await database.project(history.events.slice(before));
    expect((await open()).map(({ kind }) => kind)).not.toContain('nobody-to-tell');
  });

  it('tells each post what is its business, and an officer only of the work in hand', async () => {
    const history = staffed();
    const [assignment = ''] = issue(history, { n: 1 });
    history.record(assignment, 'AssignmentDelegated', { officer: officer ?? '' });
    fire(history, assignment, 'R1');
    block(history, assignment);
    history.record(assignment, 'ObstacleResolved', { words: 'Đã có' });
    fire(history, assignment, 'E1');
    draftSlip(history, 1, assignment);
    complete(history, assignment);
    await database.project(history.events);
    expect(await inboxOf(head)).toEqual([
      'deliverable-confirmed',
      'escalation',
      'obstacle-decided',
      'obstacle-decided',
      'reminder',
      'to-receive',
    ]);
    expect(await inboxOf(officer)).toEqual(['deliverable-confirmed', 'obstacle-decided', 'obstacle-decided']);
    expect(await inboxOf(otherOfficer)).toEqual([]);
    expect(await inboxOf(coordinator)).toEqual(['to-confirm', 'form-drafted', 'obstacle-to-confirm']);
    expect(await inboxOf(leader)).toEqual([]);
  });

  it('counts what is unread, until it is read, or the digest that told it is acknowledged', async () => {
    const history = staffed();
    const [assignment = ''] = issue(history, { n: 1 });
    const position = fire(history, assignment, 'R1');
    const item = { assignment, task: id('task', 1), step: 'R1' as const, position };
    const notice = { recipient: head ?? '', channel: 'smtp' as const, slot: '2025-05-05', kind: 'digest' as const };
    history.record(id('notice', 1), 'NoticeComposed', { ...notice, items: [item] });
    history.record(id('notice', 1), 'NoticeAcknowledged', { by: head ?? '' });
    history.record(id('notice', 1), 'NoticeAcknowledged', { by: head ?? '' });
    await database.project(history.events, 1);
    const inbox = new InboxQuery(database.source);
    const all = await inbox.inbox({ person: head ?? '' });
    expect(all.unread).toBe(1);
    expect(all.items.map(({ kind, acknowledged }) => [kind, acknowledged])).toEqual([
      ['reminder', true],
      ['to-receive', false],
    ]);
    const unread = await inbox.inbox({ person: head ?? '', acknowledged: false });
    expect(unread.items.map(({ kind }) => kind)).toEqual(['to-receive']);
    const [toReceive] = unread.items;
    const read = { by: head ?? '', position: toReceive?.position ?? 0 };
    history.record(id('notice', 2), 'InboxItemRead', read);
    history.record(id('notice', 2), 'InboxItemRead', read);
    await database.project(history.events.slice(-2), 1);
    expect(await inbox.inbox({ person: head ?? '', acknowledged: false })).toMatchObject({ items: [], unread: 0 });
  });

  it('is paged newest first without gaps', async () => {
    const history = staffed();
    for (let n = 1; n <= 7; n += 1) issue(history, { n });
    await database.project(history.events);
    const inbox = new InboxQuery(database.source);
    const seen: string[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await inbox.inbox({ person: head ?? '', limit: 3, cursor });
      seen.push(...page.items.map((item) => item.task ?? ''));
      cursor = page.next;
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((n) => id('task', n)));
  });
});

describe('what waits', () => {
  it('is listed for those who can move it, longest first, and no longer once it moved', async () => {
    const history = staffed();
    const [first = '', second = '', third = '', fourth = ''] = [1, 2, 3, 4].map((n) => issue(history, { n })[0]);
    history.record(second, 'DeliverableSubmitted', { evidence: { kind: 'note', words: 'Xong' }, words: null });
    history.record(third, 'ReturnRequested', { reason: 'unclear', words: 'Chưa rõ' });
    draftSlip(history, 1, first);
    history.record(draftSlip(history, 2, first), 'FormDropped', { reason: 'Đã trao đổi' });
    history.record(fourth, 'ObstacleRaised', { cause: 'legal', authority: 'Bộ Tư pháp', words: 'Chờ' });
    await database.project(history.events);
    expect(await waitingFor({ role: 'unitHead', unit: id('unit', 1) })).toEqual(['to-receive']);
    expect(await waitingFor({ role: 'coordinator', unit: id('unit', 0) })).toEqual([
      'to-confirm',
      'return-to-decide',
      'form-to-issue',
      'obstacle-to-confirm',
    ]);
    expect(await waitingFor({ role: 'coordinator', unit: id('unit', 1) })).toEqual([]);
    expect(await waitingFor({ role: 'leader', unit: null })).toEqual(['return-to-decide']);
    expect(await waitingFor({ role: 'fieldLeader', unit: null })).toEqual(['to-confirm']);
    expect(await waitingFor({ role: 'public', unit: null })).toEqual([]);
  });
});

describe('forms', () => {
  it('are listed for the unit that issues them, oldest first, with how they ended', async () => {
    const history = staffed();
    const [assignment = ''] = issue(history, { n: 1 });
    for (let n = 1; n <= 3; n += 1) draftSlip(history, n, assignment);
    history.record(id('form', 2), 'FormIssued', { number: '12/VPUB' });
    await database.project(history.events);
    const forms = new FormsQuery(database.source);
    const drafted = await forms.forms({ ownerUnit: id('unit', 0), status: 'drafted', limit: 1 });
    const rest = await forms.forms({ ownerUnit: id('unit', 0), status: 'drafted', cursor: drafted.next });
    expect([...drafted.items, ...rest.items].map((form) => form.id)).toEqual([id('form', 1), id('form', 3)]);
    expect(await forms.form(id('form', 2))).toMatchObject({
      status: 'issued',
      number: '12/VPUB',
      settledBy: id('person', 1),
    });
    expect((await forms.forms({ ownerUnit: id('unit', 1) })).items).toEqual([]);
    expect(await forms.formsOf(assignment)).toHaveLength(3);
  });
});

describe('the timeline of a task', () => {
  it("tells its own, its assignments', their forms' and its notices' events, newest first, and nothing of other tasks", async () => {
    const history = staffed();
    const [assignment = ''] = issue(history, { n: 1 });
    const [other = ''] = issue(history, { n: 2 });
    const items = [
      { assignment, task: id('task', 1), step: 'R1' as const, position: fire(history, assignment, 'R1') },
      { assignment: other, task: id('task', 2), step: 'R1' as const, position: fire(history, other, 'R1') },
    ];
    const notice = { recipient: head ?? '', channel: 'smtp' as const, slot: '2025-05-05', kind: 'digest' as const };
    history.record(id('notice', 1), 'NoticeComposed', { ...notice, items });
    history.record(id('notice', 1), 'NoticeSent', { attempt: 1, messageId: 'x', dropped: [] });
    draftSlip(history, 1, assignment);
    history.record(id('form', 1), 'FormIssued', { number: null });
    await database.project(history.events);
    const timeline = new TimelineQuery(database.source);
    const first = await timeline.page({ task: id('task', 1), limit: 5 });
    const second = await timeline.page({ task: id('task', 1), limit: 5, before: first.next });
    const entries = [...first.items, ...second.items];
    expect(entries.map((entry) => entry.type)).toEqual([
      'FormIssued',
      'FormDrafted',
      'NoticeSent',
      'NoticeComposed',
      'StepFired',
      'AssignmentOpened',
      'TaskIssued',
      'TaskDrafted',
    ]);
    expect(second.next).toBeUndefined();
    expect(entries[3]?.data).toMatchObject({ items: [items[0]] });
    expect(entries[0]).toMatchObject({ assignment, actor: id('person', 1) });
  });
});
