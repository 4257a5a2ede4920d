import { reconciles } from '#domain';
import { formsProjection } from '../forms/forms.projection.js';
import { inboxProjection } from '../inbox/inbox.projection.js';
import { History, id } from '../projecting/history.examples.js';
import { ReadModelDatabase } from '../projecting/read-model-database.examples.js';
import { complete, directive, draft, issue, units } from '../register/register.examples.js';
import { registerProjection } from '../register/register.projection.js';
import { timersProjection } from '../timers/timers.projection.js';
import { unitsProjection } from '../units/units.projection.js';
import { MondayQuery } from './monday.query.js';
import { noticesProjection } from './notices.projection.js';

let database: ReadModelDatabase;
beforeEach(async () => {
  database = await ReadModelDatabase.create([
    unitsProjection,
    registerProjection,
    timersProjection,
    noticesProjection,
    formsProjection,
    inboxProjection,
  ]);
});
afterEach(() => database.close());

const [leader, fieldLeader, coordinator] = [1, 2, 3].map((n) => id('person', n)) as [string, string, string];
const LONG_AFTER = '2026-01-05T00:30:00.000Z';
const asked = {
  openedBy: LONG_AFTER,
  from: '2025-01-01T00:00:00.000Z',
  to: LONG_AFTER,
  lyingSince: LONG_AFTER,
  listed: 2,
  position: 99,
};

/** Unit 0 follows up; unit 1 has a head and unit 2 has none. Six tasks: one done, three late, two drafts. */
function register(): History {
  const history = new History();
  units(history, { 0: null, 1: 0, 2: 0 });
  const fill = (unit: number, post: 'unitHead' | 'coordinator' | 'fieldLeader' | 'leader', person: string): number =>
    history.record(id('unit', unit), 'PostFilled', { post, person, acting: false });
  fill(0, 'leader', leader);
  fill(0, 'fieldLeader', fieldLeader);
  fill(0, 'fieldLeader', leader);
  fill(0, 'coordinator', coordinator);
  fill(1, 'unitHead', id('person', 4));
  directive(history);
  for (const n of [1, 2, 3, 4]) issue(history, { n, units: [n === 4 ? 2 : 1] });
  const [first, ...others] = [...history.assignments.keys()] as [string, ...string[]];
  complete(history, first);
  for (const assignment of others) history.record(assignment, 'DeadlinePassed', { dueAt: '2025-04-30T16:59:59.999Z' });
  for (const n of [5, 6]) draft(history, { n });
  for (const [n, kind] of [
    [1, 'explanation-request'],
    [2, 'reminder-slip'],
  ] as const)
    history.record(id('form', n), 'FormDrafted', {
      kind,
      assignment: others[0] ?? '',
      task: id('task', 2),
      unit: id('unit', 1),
      ownerUnit: id('unit', 0),
      step: 'E1',
      dueAt: '2025-04-30T16:59:59.999Z',
    });
  history.record(id('form', 2), 'FormDropped', { reason: 'Đã làm việc trực tiếp' });
  return history;
}

describe('the page of a Monday', () => {
  it('counts tasks that sum up, and names what is late, waiting, lying, dropped and out of reach', async () => {
    await database.project(register().events);
    const found = await new MondayQuery(database.source).pages(asked);
    expect(found.map(({ person, pages }) => `${person.slice(-2)} ${pages.map(({ as }) => as).join()}`)).toEqual([
      '01 leader',
      '02 fieldLeader',
    ]);
    const [page] = found[0]?.pages ?? [];
    if (page === undefined) throw new Error('no page');
    expect(page.tally).toEqual({
      total: 6,
      done: 1,
      onSchedule: 0,
      late: 3,
      atRisk: 0,
      notImplementable: 0,
      remainder: 2,
    });
    expect(page.late).toEqual({ count: 3, first: [{ task: id('task', 2) }, { task: id('task', 3) }] });
    expect(page.waiting.first).toEqual([{ kind: 'form-to-issue', task: id('task', 2), form: id('form', 1) }]);
    expect(page.lying).toEqual({ count: 1, first: [{ form: id('form', 1) }] });
    expect(page.dropped).toEqual({ count: 1, first: [{ form: id('form', 2) }] });
    expect(page.withoutHead).toEqual({ count: 1, first: [{ unit: id('unit', 2) }] });
    expect(found.flatMap(({ pages }) => pages).every(reconciles)).toBe(true);
  });

  it('says nothing to whoever follows up only what was opened since', async () => {
    await database.project(register().events);
    const query = new MondayQuery(database.source);
    expect(await query.pages({ ...asked, openedBy: '2025-03-03T00:00:00.000Z' })).toEqual([]);
    expect(await query.anybody('2025-03-03T00:00:00.000Z')).toBe(false);
    expect(await query.anybody(LONG_AFTER)).toBe(true);
    expect(await query.awaited()).toBe(true);
  });

  it('is for nobody where nobody leads', async () => {
    const history = register();
    for (const [post, person] of [
      ['leader', leader],
      ['fieldLeader', leader],
      ['fieldLeader', fieldLeader],
    ] as const)
      history.record(id('unit', 0), 'PostVacated', { post, person });
    await database.project(history.events);
    const query = new MondayQuery(database.source);
    expect(await query.anybody(LONG_AFTER)).toBe(false);
    expect(await query.pages(asked)).toEqual([]);
  });

  it('lists what was dropped within the week alone', async () => {
    await database.project(register().events);
    const [leaders] = await new MondayQuery(database.source).pages({ ...asked, to: '2025-01-02T00:00:00.000Z' });
    expect(leaders?.pages[0]?.dropped).toEqual({ count: 0, first: [] });
  });
});
