import * as fc from 'fast-check';
import { addDays, BOARD_GROUPS } from '#domain';
import { History, id } from '../projecting/history.examples.js';
import { MemoryTables } from '../projecting/memory-tables.examples.js';
import { type Choice, historyOf } from '../projecting/random-history.examples.js';
import { ReadModelDatabase } from '../projecting/read-model-database.examples.js';
import { CursorRefused } from '../projecting/cursor.js';
import { AssignmentRow, DirectiveCount, TaskRow, UnitCount } from '../register/register.entity.js';
import { complete, directive, draft, issue, miss, units } from '../register/register.examples.js';
import { registerProjection } from '../register/register.projection.js';
import { ScoreboardQuery } from '../scoreboard/scoreboard.query.js';
import { unitsProjection } from '../units/units.projection.js';
import { HistoryQuery } from './history.query.js';
import type { Moment } from './moment.js';
import { TrendQuery } from './trend.query.js';

const SEED = 5711;
let database: ReadModelDatabase;
let past: HistoryQuery;
let scores: ScoreboardQuery;

async function given(history: Pick<History, 'events'>): Promise<void> {
  database = await ReadModelDatabase.create([unitsProjection, registerProjection]);
  past = new HistoryQuery(database.source);
  scores = new ScoreboardQuery(database.source);
  await database.project(history.events);
}
afterEach(() => database.close());

const shown = (position: number): Moment => ({ view: 'shown', position, instant: '2025-06-30T17:00:00.000Z' });
const known = (instant: string): Moment => ({ view: 'known', instant });

function sumBy<Row>(rows: readonly Row[], nameOf: (row: Row) => string, countOf: (row: Row) => number) {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[nameOf(row)] = (sums[nameOf(row)] ?? 0) + countOf(row);
  return Object.fromEntries(Object.entries(sums).filter(([, count]) => count !== 0));
}

const without0 = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));

/** What a screen stood on when the log was so long: the fold of that prefix and nothing else. */
function tablesThen(events: History['events'], position: number): MemoryTables {
  const tables = new MemoryTables(registerProjection);
  tables.apply(events.slice(0, position));
  return tables;
}

describe(`as shown then (seed ${SEED})`, () => {
  const choices = fc.sample(fc.array(fc.tuple(fc.nat(1_000), fc.nat(1_000)), { minLength: 400, maxLength: 400 }), {
    seed: SEED,
    numRuns: 1,
  })[0] as Choice[];
  const events = historyOf(choices);
  const positions = [10, 60, 130, 260, events.length];

  it.each(positions)('boards, lists and tasks are those of the prefix of %i events', async (position) => {
    await given({ events });
    const then = tablesThen(events, position);
    for (const one of [0, 1].map((n) => id('directive', n))) {
      const counts = then.list(DirectiveCount).filter((row) => row.directive === one);
      const board = await scores.directive(one, '2025-06-30', shown(position));
      expect(without0(board.groups)).toEqual(
        sumBy(
          counts,
          (row) => row.boardGroup,
          (row) => row.tasks,
        ),
      );
      expect(without0(board.cells)).toEqual(
        sumBy(
          counts,
          (row) => row.cell,
          (row) => row.tasks,
        ),
      );
      const tasks = then.list(TaskRow).filter((row) => row.directive === one);
      const page = await past.tasks({ filter: { directive: one }, limit: 200 }, shown(position));
      expect(page.total).toBe(tasks.length);
      const standing = (row: TaskRow) => [row.id, row.work, row.status, row.cell, row.reason, row.outlook, row.done];
      expect(page.items.map(standing).sort()).toEqual(tasks.map(standing).sort());
    }
    const root = await scores.unit(id('unit', 0), shown(position));
    const counts = then.list(UnitCount);
    expect(without0(root?.groups ?? {})).toEqual(
      sumBy(
        counts,
        (row) => row.boardGroup,
        (row) => row.assignments,
      ),
    );
    for (const row of then.list(TaskRow).slice(0, 5)) {
      const found = await past.task(row.id, shown(position), database.log);
      const assignments = then.list(AssignmentRow).filter(({ task }) => task === row.id);
      expect([...(found?.assignments ?? [])].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(assignments);
    }
  });

  it('a reader that forgets the bound on later versions is caught', async () => {
    await given({ events });
    const position = 130;
    const late = await scores.directive(id('directive', 0), '2025-06-30', shown(events.length));
    const counts = tablesThen(events, position)
      .list(DirectiveCount)
      .filter((row) => row.directive === id('directive', 0));
    expect(without0(late.groups)).not.toEqual(
      sumBy(
        counts,
        (row) => row.boardGroup,
        (row) => row.tasks,
      ),
    );
  });
});

describe('as known now', () => {
  it('counts a completion from its own date, however late it was confirmed', async () => {
    const history = new History();
    directive(history);
    units(history, { 0: null, 1: 0 });
    const [assignment = ''] = issue(history, { n: 1 });
    miss(history, assignment);
    const before = history.events.length;
    // Confirmed in May, of 20 April.
    complete(history, assignment, true);
    await given(history);
    const day = '2025-05-01';
    const boardAt = (moment: Moment) => scores.directive(id('directive', 1), day, moment);
    expect((await boardAt(shown(before))).cells).toMatchObject({ 'open-overdue': 1 });
    expect((await boardAt(known('2025-05-01T10:00:00.000Z'))).cells).toMatchObject({ 'done-on-time': 1 });
    expect((await boardAt(known('2025-04-19T10:00:00.000Z'))).cells).toMatchObject({ 'open-in-term': 1 });
    const unit = await scores.unit(id('unit', 0), known('2025-04-19T10:00:00.000Z'));
    expect(unit?.groups).toMatchObject({ 'on-schedule': 1, done: 0 });
    const task = await past.task(id('task', 1), known('2025-04-19T10:00:00.000Z'), database.log);
    expect(task?.assignments).toMatchObject([{ cell: 'open-in-term', completedOn: null }]);
  });

  it('is overdue by the clock, also where the boundary was recorded late', async () => {
    const history = new History();
    directive(history);
    issue(history, { n: 1 });
    await given(history);
    const { cells } = await scores.directive(id('directive', 1), '2025-05-02', known('2025-05-02T01:00:00.000Z'));
    expect(cells).toMatchObject({ 'open-overdue': 1, 'open-in-term': 0 });
  });

  it('knows a draft as a draft until it was issued, and nothing before it was written', async () => {
    const history = new History();
    directive(history);
    const written = history.events.length;
    draft(history, { n: 1 });
    history.record(id('task', 1), 'TaskIssued', {
      issuedOn: '2025-03-20',
      dueAt: null,
      relation: 'one',
      assignments: [],
    });
    await given(history);
    const at = history.events[written]?.occurredAt ?? '';
    const { remainder } = await scores.directive(id('directive', 1), '2025-03-05', known(at));
    expect(remainder).toEqual([{ reason: 'draft', count: 1 }]);
    expect((await past.tasks({}, known('2025-03-01T00:00:00.000Z'))).total).toBe(0);
  });

  it('pages once through all that fits, and refuses the cursor of another list', async () => {
    const history = new History();
    directive(history);
    for (let n = 1; n <= 7; n += 1) issue(history, { n });
    await given(history);
    const moment = known('2025-05-02T01:00:00.000Z');
    const filter = { cell: 'open-overdue' } as const;
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const page = await past.tasks({ filter, limit: 3, cursor }, moment);
      expect(page.total).toBe(7);
      seen.push(...page.items.map((row) => row.ordinal));
      if (page.next === undefined) break;
      cursor = page.next;
    }
    expect(seen).toEqual(['1', '2', '3', '4', '5', '6', '7']);
    await expect(past.tasks({ cursor: 'khong-phai' }, moment)).rejects.toThrow(CursorRefused);
  });
});

describe('trends', () => {
  it('add the changes up day by day, by the day on which they were recorded, and end where the board stands', async () => {
    const history = new History();
    const recorded = (day: string) => ({ recordedAt: `${day}T10:00:00.000Z` });
    units(history, { 0: null, 1: 0 });
    directive(history);
    const assignments = [1, 2, 3].map((n) => issue(history, { n })[0] ?? '');
    history.record(
      assignments[0] ?? '',
      'DeadlinePassed',
      { dueAt: '2025-04-30T16:59:59.999Z' },
      recorded('2025-03-05'),
    );
    history.record(
      assignments[0] ?? '',
      'DeliverableConfirmed',
      { completedOn: '2025-03-06', onTime: false },
      recorded('2025-03-07'),
    );
    await given(history);
    const trends = new TrendQuery(database.source);
    const points = await trends.directive(id('directive', 1), { from: '2025-03-02', to: '2025-03-08' });
    expect(points.map(({ day, total, groups }) => [day, total, groups['behind-or-at-risk'], groups.done])).toEqual([
      ['2025-03-02', 0, 0, 0],
      ['2025-03-03', 3, 0, 0],
      ['2025-03-04', 3, 0, 0],
      ['2025-03-05', 3, 1, 0],
      ['2025-03-06', 3, 1, 0],
      ['2025-03-07', 3, 0, 1],
      ['2025-03-08', 3, 0, 1],
    ]);
    const last = await scores.directive(id('directive', 1), '2025-03-08');
    for (const group of BOARD_GROUPS) expect(points.at(-1)?.groups[group]).toBe(last.groups[group]);
    const ofUnit = await trends.unit(id('unit', 0), { from: '2025-03-07', to: '2025-03-07' });
    expect(ofUnit).toMatchObject([{ total: 3, groups: { done: 1 } }]);
    const years = await trends.directive(id('directive', 1), { from: addDays('2025-03-08', -1000), to: '2025-03-08' });
    expect(years.length).toBeLessThanOrEqual(370);
    expect(years.at(-1)?.day).toBe('2025-03-08');
  });
});
