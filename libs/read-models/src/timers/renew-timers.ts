import type { ClientBase } from 'pg';
import { loadRows, writeRows } from '../projecting/row.store.js';
import { clockedOutdatedSql } from './clocked-outdated.sql.js';
import { timersOf } from './set-timers.js';
import { ClockedRow, ReachRow, RulesRow, TimerRow } from './timers.entity.js';

const BLOCK = 500;

/** Sets the timers of one block of assignments anew under the rules in force; answers how many assignments there were. */
export async function renewTimers(client: ClientBase, schema: string): Promise<number> {
  const found = await client.query<{ assignment: string }>(clockedOutdatedSql(schema), [BLOCK]);
  if (found.rows.length === 0) return 0;
  const [rules] = (await loadRows(client, schema, RulesRow, [{ id: 'inForce' }])).values();
  const clocked = [...(await loadRows(client, schema, ClockedRow, found.rows)).values()] as ClockedRow[];
  const { policyVersion, calendarVersion } = rules as RulesRow;
  const waiting = clocked.filter(({ state }) => state.heldSince !== undefined);
  const units = [...new Set(waiting.map(({ state }) => state.unit))].map((unit) => ({ unit }));
  const reached = [...(await loadRows(client, schema, ReachRow, units)).values()] as ReachRow[];
  const renewed = clocked.map((row) => {
    const unit = reached.find((each) => each.unit === row.state.unit);
    return { ...row, policyVersion, calendarVersion, timers: timersOf(row, rules as RulesRow, unit) };
  });
  const timers = renewed.flatMap(({ assignment, timers: own }) => own.map((timer) => ({ assignment, ...timer })));
  await client.query(`delete from ${schema}.timer where assignment = any($1::uuid[])`, [
    clocked.map((row) => row.assignment),
  ]);
  await writeRows(client, schema, { table: TimerRow, upserts: timers, deletes: [], adds: [] });
  await writeRows(client, schema, { table: ClockedRow, upserts: renewed, deletes: [], adds: [] });
  return clocked.length;
}
