import type { Pool } from 'pg';

/** The plan of a statement as text, on tables as large as the spec made them. */
export async function planOf(pool: Pool, sql: string, values: readonly unknown[]): Promise<string> {
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain (costs off) ${sql}`, [...values]);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}
