import { History, id } from '../projecting/history.examples.js';
import { ReadModelDatabase } from '../projecting/read-model-database.examples.js';
import { block, complete, directive, draft, issue, miss, units } from '../register/register.examples.js';
import { registerProjection } from '../register/register.projection.js';
import { unitsProjection } from '../units/units.projection.js';
import { ScoreboardQuery, type Tally } from './scoreboard.query.js';

let database: ReadModelDatabase;
let scores: ScoreboardQuery;
beforeEach(async () => {
  database = await ReadModelDatabase.create([unitsProjection, registerProjection]);
  scores = new ScoreboardQuery(database.source);
});
afterEach(() => database.close());

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

const adds = ({ total, cells, groups }: Tally): boolean => sum(cells) === total && sum(groups) === total;

describe("a directive's board", () => {
  it('says 47 = 15 + 18 + 8 + 5 + 1, and why nobody counted the forty-seventh', async () => {
    const history = new History();
    directive(history);
    for (let n = 1; n <= 46; n += 1) {
      const [assignment = ''] = issue(history, { n });
      if (n <= 15) complete(history, assignment);
      else if (n <= 23) miss(history, assignment);
      else if (n <= 28) block(history, assignment);
    }
    draft(history, { n: 47, relation: 'undetermined' });
    const parts = [15, 18, 8, 5].map((count, n) => ({ label: `Nhóm ${n}`, count }));
    history.record(id('directive', 1), 'PublishedCountNoted', {
      total: 47,
      parts,
      asOf: '2025-06-01',
      source: 'Báo cáo',
    });
    await database.project(history.events);
    const board = await scores.directive(id('directive', 1), '2025-05-02');
    expect(board).toMatchObject({
      total: 47,
      groups: { done: 15, 'on-schedule': 18, 'behind-or-at-risk': 8, 'not-implementable': 5, remainder: 1 },
      remainder: [{ reason: 'lead-undetermined', count: 1 }],
      published: [{ total: 47, uncounted: 1 }],
      reasons: { 'not-implementable': 5 },
    });
    expect(adds(board)).toBe(true);
    expect(await scores.directiveTotals([id('directive', 1), id('directive', 9)])).toEqual(
      new Map([
        [id('directive', 1), 47],
        [id('directive', 9), 0],
      ]),
    );
  });

  it('names the denominator of every rate: of all, of those due by the day, of the year', async () => {
    const history = new History();
    directive(history);
    const [first = ''] = issue(history, { n: 1 });
    issue(history, { n: 2 });
    issue(history, { n: 3, deadline: { text: '2026', precision: 'year', year: 2026 } });
    draft(history, { n: 4, deadline: { text: '', precision: 'none' } });
    complete(history, first);
    await database.project(history.events);
    const rates = async (today: string): Promise<string[]> => {
      const board = await scores.directive(id('directive', 1), today);
      return board.rates.map(({ code, numerator, denominator }) => `${code} ${numerator}/${denominator}`);
    };
    expect(await rates('2025-04-30')).toEqual(['done-of-all 1/4', 'done-of-due 0/0', 'done-of-this-year 1/2']);
    expect(await rates('2025-05-01')).toEqual(['done-of-all 1/4', 'done-of-due 1/2', 'done-of-this-year 1/2']);
    expect(await rates('2026-01-01')).toEqual(['done-of-all 1/4', 'done-of-due 1/2', 'done-of-this-year 0/1']);
  });
});

describe("a unit's board", () => {
  beforeEach(async () => {
    const history = new History();
    units(history, { 0: null, 1: 0, 2: 1, 3: 0, 4: 0 });
    directive(history);
    const [late = ''] = issue(history, { n: 1, units: [1] });
    issue(history, { n: 2, relation: 'each', units: [1, 2, 3] });
    const [done = ''] = issue(history, { n: 3, units: [2] });
    miss(history, late);
    complete(history, done, null);
    await database.project(history.events);
  });

  it('counts the assignments of the unit and of all below it, by direct child', async () => {
    const board = await scores.unit(id('unit', 0));
    expect(board).toMatchObject({
      total: 5,
      own: { total: 0 },
      groups: { done: 1, 'on-schedule': 3, 'behind-or-at-risk': 1 },
    });
    expect(board?.children.map(({ unit, total }) => [unit.code, total])).toEqual([
      ['U1', 4],
      ['U3', 1],
    ]);
    expect([...(board === null ? [] : [board]), ...(board?.children ?? [])].map(adds)).toEqual([true, true, true]);
  });

  it("keeps the unit's own apart", async () => {
    expect(await scores.unit(id('unit', 1))).toMatchObject({
      total: 4,
      own: { total: 2, cells: { 'open-overdue': 1 } },
    });
    expect(await scores.unit(id('unit', 4))).toMatchObject({ total: 0, children: [] });
    expect(await scores.unit(id('unit', 9))).toBeNull();
  });
});
