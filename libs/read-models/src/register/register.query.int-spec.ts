import { CursorRefused } from '../projecting/cursor.js';
import { History, id } from '../projecting/history.examples.js';
import { planOf } from '../projecting/plan.examples.js';
import { ReadModelDatabase } from '../projecting/read-model-database.examples.js';
import { unitsProjection } from '../units/units.projection.js';
import type { TaskRow } from './register.entity.js';
import { block, complete, directive, draft, issue, miss, units } from './register.examples.js';
import { registerProjection } from './register.projection.js';
import { RegisterQuery } from './register.query.js';
import type { TaskRequest } from './task-page.js';

let database: ReadModelDatabase;
let register: RegisterQuery;
async function given(history: History): Promise<void> {
  database = await ReadModelDatabase.create([unitsProjection, registerProjection]);
  register = new RegisterQuery(database.source);
  await database.project(history.events);
}
const close = (): Promise<void> => database.close();

const ordinals = (rows: readonly TaskRow[]): string[] => rows.map((row) => row.ordinal);

async function allPages(
  request: TaskRequest,
  between: () => Promise<void> = async () => undefined,
): Promise<TaskRow[]> {
  const rows: TaskRow[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await register.tasks({ ...request, cursor });
    rows.push(...page.items);
    if (page.next === undefined) return rows;
    cursor = page.next;
    await between();
  }
}

/** Twelve tasks of directive 1, with days that fall back as the ordinals rise; 11 and 12 have none. */
function annex(): History {
  const history = new History();
  directive(history);
  for (let n = 1; n <= 12; n += 1) {
    const on = `2025-04-${String(30 - n).padStart(2, '0')}`;
    draft(history, { n, deadline: n > 10 ? { text: '', precision: 'none' } : { text: on, precision: 'day', on } });
  }
  return history;
}

describe('pages of tasks', () => {
  beforeAll(() => given(annex()));
  afterAll(close);

  it('hold every task once, in the order in which people count', async () => {
    const rows = await allPages({ limit: 5 });
    expect(ordinals(rows)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']);
  });

  it('hold every task once, first due first and undated last', async () => {
    const rows = await allPages({ limit: 5, order: 'due' });
    expect(ordinals(rows)).toEqual(['10', '9', '8', '7', '6', '5', '4', '3', '2', '1', '11', '12']);
  });

  it('refuse the cursor of another list, another order and no list', async () => {
    const { next } = await register.tasks({ limit: 5, order: 'due' });
    await expect(register.tasks({ cursor: next })).rejects.toThrow(CursorRefused);
    await expect(register.assignments({ cursor: next })).rejects.toThrow(CursorRefused);
    await expect(register.tasks({ cursor: 'khong-phai' })).rejects.toThrow(CursorRefused);
  });
});

describe('pages while the register grows', () => {
  afterEach(close);

  it('neither lose nor repeat a task while others come in before and behind the cursor', async () => {
    const history = annex();
    const before = history.events.length;
    await given(history);
    let n = 20;
    const insert = async (): Promise<void> => {
      draft(history, { n: (n += 1), ordinal: `1.${n}` });
      draft(history, { n: (n += 1), ordinal: `9.${n}` });
      await database.project(history.events.slice(before + (n - 22)));
    };
    const rows = await allPages({ limit: 4 }, insert);
    const seen = ordinals(rows);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((ordinal) => !ordinal.includes('.'))).toHaveLength(12);
  });
});

describe('searching', () => {
  beforeAll(async () => {
    const history = new History();
    directive(history);
    draft(history, { n: 1, work: 'Thực hiện Nghị quyết số 57 về đột phá' });
    draft(history, { n: 2, work: 'Xây dựng đường dây 100% số hoá_1' });
    draft(history, { n: 3, work: 'Đào tạo cán bộ' });
    await given(history);
  });
  afterAll(close);

  it.each([
    ['nghi quyet', ['1']],
    ['NGHỊ QUYẾT', ['1']],
    ['quyet nghi', ['1']],
    ['dao tao', ['3']],
    ['đào tạo', ['3']],
    ['100%', ['2']],
    ['100_', []],
    ['hoa_1', ['2']],
    ['tai chinh', ['1', '2', '3']],
    ['   ', ['1', '2', '3']],
    ["'; drop table", []],
  ])('finds %s with or without tone marks, and takes signs as they stand', async (q, found) => {
    const page = await register.tasks({ filter: { q } });
    expect(ordinals(page.items)).toEqual(found);
    expect(page.total).toBe(found.length);
  });

  it('reads the trigram index', async () => {
    await database.pool.query(/* sql */ `
      insert into register_v4.task
      select gen_random_uuid(), directive, ordinal, sort_key, section, work, lead_text, units, relation, cooperating,
             deliverable, deadline, due_at, due_on, status, issued_on, cell, reason, outlook, board_group, remainder, parts,
             assignments, done, completed_on, source, restricted, md5(n::text) || md5((n + 1)::text), version, position
      from register_v4.task, generate_series(1, 20000) n where ordinal = '1'`);
    await database.pool.query('analyze register_v4.task');
    const sql = 'select id from register_v4.task where search_text like $1';
    expect(await planOf(database.pool, sql, ['%nghi quyet%'])).toContain('task_search_text_idx');
    const paged =
      'select id from register_v4.task where directive = $1 and (sort_key, id) > ($2, $3) order by sort_key, id limit 51';
    const plan = await planOf(database.pool, paged, [id('directive', 1), '00000001', id('task', 1)]);
    expect(plan).toContain('Index');
    expect(plan).not.toContain('Sort');
  });
});

describe('filters', () => {
  beforeAll(async () => {
    const history = new History();
    units(history, { 0: null, 1: 0, 2: 1, 3: 0 });
    directive(history, 1);
    directive(history, 2);
    const [late = ''] = issue(history, { n: 1, units: [1] });
    const [done = ''] = issue(history, { n: 2, units: [2], section: 'II' });
    const [blocked = ''] = issue(history, { n: 3, units: [3] });
    issue(history, { n: 4, directive: 2, relation: 'each', units: [2, 3] });
    draft(history, { n: 5, relation: 'undetermined' });
    miss(history, late);
    complete(history, done);
    block(history, blocked);
    await given(history);
  });
  afterAll(close);

  it.each<[string, TaskRequest['filter'], string[]]>([
    ['a directive', { directive: id('directive', 2) }, ['4']],
    ['a unit and those below it', { unit: id('unit', 1) }, ['1', '2', '4']],
    ['a leaf', { unit: id('unit', 3) }, ['3', '4']],
    ['a unit that is not', { unit: id('unit', 9) }, []],
    ['a cell', { cell: 'open-overdue' }, ['1']],
    ['a group', { group: 'done' }, ['2']],
    ['a reason', { reason: 'not-implementable' }, ['3']],
    ['an outlook', { outlook: 'on-schedule' }, ['4']],
    ['a remainder', { remainder: 'lead-undetermined' }, ['5']],
    ['a section', { section: 'II' }, ['2']],
    ['two at once', { unit: id('unit', 0), group: 'behind-or-at-risk' }, ['1']],
  ])('by %s give the tasks and their number', async (_, filter, found) => {
    const page = await register.tasks({ filter });
    expect(ordinals(page.items)).toEqual(found);
    expect(page.total).toBe(found.length);
  });

  it('of assignments find those of a unit and below, first due first', async () => {
    const page = await register.assignments({ unit: id('unit', 1) });
    expect(page.items.map((row) => row.task)).toEqual([1, 2, 4].map((n) => id('task', n)));
    const late = await register.assignments({ cell: 'open-overdue' });
    expect(late.items.map((row) => row.unit)).toEqual([id('unit', 1)]);
  });

  it("list a task's assignments", async () => {
    expect((await register.assignmentsOf(id('task', 4))).map((row) => row.unit)).toEqual([
      id('unit', 2),
      id('unit', 3),
    ]);
  });
});
