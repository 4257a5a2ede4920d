import { DEFAULT_POLICY, VIETNAM_CALENDAR } from '#domain';
import { History, id } from '../projecting/history.examples.js';
import { planOf } from '../projecting/plan.examples.js';
import { ReadModelDatabase } from '../projecting/read-model-database.examples.js';
import { clockedOutdatedSql } from './clocked-outdated.sql.js';
import { timersClaimSql } from './timers-claim.sql.js';
import { timersNextDueSql } from './timers-next-due.sql.js';
import { TimerRow } from './timers.entity.js';
import { timersProjection } from './timers.projection.js';
import { type DueTimer, TimersQuery } from './timers.query.js';

let database: ReadModelDatabase;
let timers: TimersQuery;
beforeEach(async () => {
  database = await ReadModelDatabase.create([timersProjection]);
  timers = new TimersQuery(database.source);
});
afterEach(() => database.close());

const END = '2025-05-01T00:00:00.000Z';

function openAssignments(history: History, count: number): void {
  for (let n = 1; n <= count; n += 1)
    history.record(id('assignment', n), 'AssignmentOpened', {
      task: id('task', n),
      directive: id('directive', 1),
      unit: id('unit', 1),
      ownerUnit: id('unit', 0),
      relation: 'one',
      keeper: id('assignment', n),
      deadline: { precision: 'day', on: '2025-04-30', text: '30/4/2025' },
      dueAt: '2025-04-30T16:59:59.999Z',
      deadlineVersion: 1,
      termStartsOn: '2025-03-04',
      ladder: DEFAULT_POLICY.ladders[0]?.id ?? '',
      policyVersion: 1,
      calendarVersion: 1,
      skippedSteps: [],
    });
}

function rules(history: History): void {
  history.record(id('policy', 1), 'PolicyPublished', { policy: DEFAULT_POLICY });
  history.record(id('calendar', 1), 'CalendarPublished', { calendar: VIETNAM_CALENDAR });
}

const names = (found: readonly DueTimer[]): string[] => found.map(({ assignment, clock }) => `${assignment} ${clock}`);

describe('claiming', () => {
  it('hands out everything due, earliest first, block by block', async () => {
    const history = new History();
    rules(history);
    openAssignments(history, 20);
    await database.project(history.events);
    const all = await timers.claim({ now: END, after: null, limit: 1_000 }, async (found) => found);
    expect(all.map((timer) => timer.dueAt)).toEqual(all.map((timer) => timer.dueAt).sort());
    const paged: DueTimer[] = [];
    for (let after: DueTimer | null = null; ; after = paged.at(-1) ?? null) {
      const block: readonly DueTimer[] = await timers.claim({ now: END, after, limit: 7 }, async (found) => found);
      if (block.length === 0) break;
      paged.push(...block);
    }
    expect(names(paged)).toEqual(names(all));
    expect(await timers.nextDueAt()).toBe(all[0]?.dueAt);
  });

  it('passes over what another sweep holds', async () => {
    const history = new History();
    rules(history);
    openAssignments(history, 6);
    await database.project(history.events);
    await timers.claim({ now: END, after: null, limit: 5 }, async (mine) => {
      const others = await timers.claim({ now: END, after: null, limit: 1_000 }, async (found) => found);
      expect(names(others).filter((name) => names(mine).includes(name))).toEqual([]);
      expect(others.length).toBeGreaterThan(0);
    });
  });

  it('hands out nothing that is not due yet', async () => {
    const history = new History();
    rules(history);
    openAssignments(history, 1);
    await database.project(history.events);
    const first = await timers.nextDueAt();
    const before = new Date(Date.parse(first ?? '') - 1).toISOString();
    expect(await timers.claim({ now: before, after: null, limit: 10 }, async (found) => found)).toEqual([]);
    expect(await timers.claim({ now: first ?? '', after: null, limit: 10 }, async (found) => found.length)).toBe(1);
  });

  it('reads the index, in order', async () => {
    const history = new History();
    rules(history);
    openAssignments(history, 3);
    await database.project(history.events);
    await database.pool.query(/* sql */ `
      insert into timers_v3.timer
      select gen_random_uuid(), 'deadline', null, timestamptz '2025-03-04' + n * interval '1 minute', 1, 1, 1
      from generate_series(1, 20000) n`);
    await database.pool.query('analyze timers_v3.timer');
    const after = ['2025-03-10T00:00:00.000Z', id('assignment', 1), 'ladder'];
    const claim = await planOf(database.pool, timersClaimSql, ['2025-03-12T00:00:00.000Z', ...after, 500]);
    expect(claim).toContain('Index Scan using timer_by_due');
    expect(claim).not.toContain('Sort');
    expect(await planOf(database.pool, timersNextDueSql, ['-infinity'])).toContain('Index Scan using timer_by_due');
  });
});

describe('rules published anew', () => {
  it('are looked for by a search of the index, not by reading all that runs', async () => {
    const history = new History();
    rules(history);
    openAssignments(history, 3);
    await database.project(history.events);
    await database.pool.query(/* sql */ `
      insert into timers_v3.clocked
      select gen_random_uuid(), state, false, timers, 1, 1 from timers_v3.clocked, generate_series(1, 20000) n limit 20000`);
    await database.pool.query('analyze timers_v3.clocked');
    const plan = await planOf(database.pool, clockedOutdatedSql('timers_v3'), [500]);
    expect(plan).toMatch(/Index Only Scan using clocked_by_rules on clocked\n +Index Cond/);
    expect(plan).not.toContain('Sort');
  });

  it('set every timer again, and nobody is handed an old one meanwhile', async () => {
    const history = new History();
    rules(history);
    openAssignments(history, 3);
    await database.project(history.events);
    const holiday = { on: '2025-03-31', name: 'Nghỉ bù', reference: 'CV 1' };
    const calendar = { ...VIETNAM_CALENDAR, version: 2, holidays: [...VIETNAM_CALENDAR.holidays, holiday] };
    const before = history.events.length;
    history.record(id('calendar', 1), 'CalendarPublished', { calendar });
    history.record(id('assignment', 2), 'AssignmentReceived', { tacit: false });
    // Only the events, not the blocks that follow them.
    const { tend: _, ...withoutBlocks } = timersProjection;
    await database.project(history.events.slice(before));
    expect((await database.rows(TimerRow)).map((timer) => timer.calendarVersion)).toEqual(
      Array.from({ length: 15 }, () => 2),
    );
    history.record(id('calendar', 1), 'CalendarPublished', { calendar: { ...calendar, version: 3 } });
    await database.log.append({
      commandId: id('command', 99_999),
      requestHash: '0'.repeat(64),
      actor: id('person', 1),
      occurredAt: '2025-03-05T00:00:00.000Z',
      streams: [
        {
          stream: id('calendar', 1),
          expectedVersion: 2,
          events: [{ type: 'CalendarPublished', data: { calendar: { ...calendar, version: 3 } } }],
        },
      ],
    });
    await database.runner({ projections: [withoutBlocks] }).catchUp();
    expect(await timers.claim({ now: END, after: null, limit: 10 }, async (found) => found)).toEqual([]);
    await database.runner().catchUp();
    expect(await timers.claim({ now: END, after: null, limit: 100 }, async (found) => found.length)).toBeGreaterThan(0);
  });

  it('reach assignments that were opened before any rules', async () => {
    const history = new History();
    openAssignments(history, 2);
    rules(history);
    await database.project(history.events, 1);
    expect((await database.rows(TimerRow)).length).toBe(10);
  });
});
