/** That a narrow scope is looked up by indexes, as who fills the tables and under row-level security alike. */
import { leakproofSql } from '#platform';
import { prepareProjections } from '../projecting/projection.schemas.js';
import { ReadModelDatabase } from '../projecting/read-model-database.examples.js';
import { id } from '../projecting/history.examples.js';
import { TaskRow } from '../register/register.entity.js';
import { projections } from '../registry.js';
import { tasksWithin } from './scope.js';

let database: ReadModelDatabase;
beforeAll(async () => {
  database = await ReadModelDatabase.create(projections);
  await prepareProjections(database.pool, projections);
});
afterAll(() => database.close());

const unitsOf = (count: number): string[] => Array.from({ length: count }, (_, number) => id('unit', number));

/** Indexes by which tasks of a scope are found, when a table is not read as a whole. */
async function indexes(units: readonly string[], role: string): Promise<string[]> {
  const query = database.source.createQueryBuilder(TaskRow, 'task');
  const [sql, values] = tasksWithin(query, { units, restricted: units.slice(0, 1) }).getQueryAndParameters();
  const client = await database.pool.connect();
  try {
    await client.query(`begin; set local enable_seqscan = off; set local role ${role}`);
    await client.query(`select set_config('dondoc.units', $1, true)`, [`{${units.join(',')}}`]);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, values);
    const lines = rows.map((row) => row['QUERY PLAN']);
    return [...new Set(lines.flatMap((line) => /Bitmap Index Scan on (task_\w+)/.exec(line)?.[1] ?? []))].toSorted();
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const SIDES = ['task_directive', 'task_expr', 'task_units'];
const sides = (found: readonly string[]): string[] =>
  SIDES.filter((side) => found.some((each) => each.startsWith(side)));

describe('tasks within a scope', () => {
  it('are found by one index a side', async () => {
    expect(sides(await indexes(unitsOf(3), 'dondoc_projector'))).toEqual(SIDES);
  });

  it('are under row-level security, too, once their conditions are known to tell nothing', async () => {
    expect(sides(await indexes(unitsOf(3), 'dondoc_reader'))).toEqual([]);
    await database.pool.query(leakproofSql);
    expect(sides(await indexes(unitsOf(3), 'dondoc_reader'))).toEqual(SIDES);
  });

  it('of many units are not', async () => {
    expect(sides(await indexes(unitsOf(300), 'dondoc_projector'))).toEqual([]);
  });
});
