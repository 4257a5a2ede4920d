/**
 * Copies what one directive left in the log and in every table, as often as asked, inside PostgreSQL: each copy is another directive of
 * another province, with ids, positions and envelopes of its own, so that whoever reads the log or the tables finds what commands and
 * projections would have written. The statements follow from the tables' columns; a new column or table comes along by itself.
 *
 * What is not moved: instants within envelopes and folded states stay those of the pattern, while the columns that order by time differ
 * from copy to copy. Timers are put off, so that none is due before a bench wants it (`QUIET_DAYS`).
 */
import { Pool } from 'pg';
import { projections } from '#read-models';
import { atTheEndSql, columnsSql, indexesSql, patternFunctionSql, setBackSql } from './row-copies.sql.js';

export interface Copies {
  readonly count: number;
  readonly provinces: number;
  /** The log's last position before the pattern. */
  readonly after: number;
  /** Local days over which the copies are spread; they end on the day before the pattern's. */
  readonly days: number;
  /** Which tables, named with their schemas; all of them unless told. */
  readonly only?: (table: string) => boolean;
}

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly keyed: boolean;
}

interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** Tables of units, posts, grants and rules: what the directive was laid over. */
const LAID_UNDER = new Set(['unit', 'post', 'held', 'staff', 'reach', 'rules']);
/** Counters of units, of persons and of all directives, whose rows several directives share, with the column that counts. */
const COUNTERS: Readonly<Record<string, string>> = {
  directive_count: 'tasks',
  unit_count: 'assignments',
  unit_day: 'assignments',
  unread: 'items',
};
/** Columns that tell when something was recorded, and move on with each copy. */
const MOVING = new Set('recorded_at occurred_at opened_at last_update_at status_since at since second'.split(' '));

/** Tables that are written and indexed at once. */
const AT_ONCE = 3;

/** Makes the copies; the tables stand at the end of the log then. Needs a superuser, and nobody else at work. */
export async function copyRows(url: string, copies: Copies): Promise<void> {
  const options = '-c synchronous_commit=off -c maintenance_work_mem=256MB -c work_mem=64MB';
  const pool = new Pool({ connectionString: url, max: AT_ONCE, options });
  try {
    await copyThrough(pool, copies);
  } finally {
    await pool.end();
  }
}

async function copyThrough(pool: Pool, copies: Copies): Promise<void> {
  const schemas = ['log', ...projections.map(({ schema }) => schema)];
  const all = await tablesOf(pool, schemas);
  const tables = all.filter(({ name }) => copies.only?.(name) ?? true);
  await pool.query(patternFunctionSql);
  const span = await positionsOf(pool, copies.after);
  for (const table of tables) await pool.query(patternOf(table, copies.after));
  await quieten(pool, tables);
  const { rows: indexes } = await pool.query<{ taken: string; made: string }>(indexesSql, [namesOf(tables)]);
  for (const { taken } of indexes) await pool.query(taken);
  await Promise.all(tables.map(async (table) => pool.query(await copyOf(pool, table, { ...copies, ...span }))));
  if (namesOf(tables).includes('log.event'))
    await pool.query(setBackSql({ after: copies.after, last: span.last, days: copies.days + 1 }));
  await Promise.all(indexes.map(({ made }) => pool.query(made)));
  await pool.query('drop schema pattern cascade');
  await pool.query(atTheEndSql);
  await Promise.all(tables.map(({ name }) => pool.query(`vacuum analyze ${name}`)));
}

function namesOf(tables: readonly Table[]): string[] {
  return tables.map(({ name }) => name);
}

async function tablesOf(pool: Pool, schemas: readonly string[]): Promise<Table[]> {
  const { rows } = await pool.query<Column>(columnsSql, [schemas]);
  const names = [...new Set(rows.map(({ schema, table }) => `${schema}.${table}`))];
  return names
    .map((name) => ({ name, columns: rows.filter(({ schema, table }) => `${schema}.${table}` === name) }))
    .filter(({ columns: [first] }) => !LAID_UNDER.has(first?.table ?? ''));
}

async function positionsOf(pool: Pool, after: number): Promise<{ last: number; events: number }> {
  const { rows } = await pool.query<{ last: string }>('select max(position) as last from log.event');
  const last = Number(rows[0]?.last ?? 0);
  return { last, events: last - after };
}

/** The rows of the directive, ids marked. What lies in the tables of the projections belongs to it; in the log, what comes after. */
function patternOf({ name, columns }: Table, after: number): string {
  const fields = columns.map(({ name: column, type }) => `${marked(column, type)} as ${column}`);
  const since: Readonly<Record<string, string>> = {
    'log.command': 'first_position',
    'log.event': 'position',
    'log.mark': 'position',
  };
  const where = since[name] === undefined ? '' : ` where ${since[name]} > ${after}`;
  return `create unlogged table ${patternName(name)} as select ${fields.join(', ')} from ${name}${where}`;
}

function patternName(table: string): string {
  return `pattern.${table.replace('.', '_')}`;
}

function marked(column: string, type: string): string {
  if (column === 'envelope') return `pattern.of(convert_from(${column}, 'UTF8'))`;
  return isMarkable(type) ? `pattern.of(${column}::text)` : column;
}

function isMarkable(type: string): boolean {
  return ['uuid', 'uuid[]', 'jsonb', 'text', 'text[]'].includes(type);
}

/** So many days from when they are due, no timer is in the way of what a bench measures. */
export const QUIET_DAYS = 400;

async function quieten(pool: Pool, tables: readonly Table[]): Promise<void> {
  const timers = `${projections.find(({ name }) => name === 'timers')?.schema ?? ''}.timer`;
  if (!namesOf(tables).includes(timers)) return;
  for (const table of [timers, patternName(timers)])
    await pool.query(`update ${table} set due_at = due_at + interval '${QUIET_DAYS} days'`);
}

interface Span extends Copies {
  readonly last: number;
  readonly events: number;
}

async function copyOf(pool: Pool, { name, columns }: Table, span: Span): Promise<string> {
  const marks = await marksOf(pool, name, columns);
  const values = columns.map((column) => valueOf(column, marks.has(column.name), span));
  const names = columns.map((column) => column.name);
  const from = `from ${patternName(name)} p cross join lateral (${oneCopy(span)}) copy`;
  const counter = COUNTERS[columns[0]?.table ?? ''];
  if (counter === undefined) return `insert into ${name} (${names.join(', ')}) select ${values.join(', ')} ${from}`;
  return addedUp({ name, columns }, { values, from, counter });
}

/** What differs from copy to copy: its number, the beginnings of its ids, and how far its instants have moved on. */
function oneCopy({ count, provinces, days }: Span): string {
  return (
    `select n, lpad(to_hex(n * 40503 % 65536), 4, '0') as own, 'e' || lpad(to_hex(n % ${provinces}), 3, '0') as place, ` +
    `(n - ${count + 1}) * ${Math.min(1, days / count)} * interval '1 day' as later from generate_series(1, ${count}) n`
  );
}

/** Columns in whose pattern there is a mark at all. */
async function marksOf(pool: Pool, name: string, columns: readonly Column[]): Promise<ReadonlySet<string>> {
  const candidates = columns.filter((column) => isMarkable(column.type) || column.name === 'envelope');
  if (candidates.length === 0) return new Set();
  const fields = candidates.map(
    ({ name: column }) => `coalesce(bool_or(${column} ~ E'[\\x01\\x02]'), false) as ${column}`,
  );
  const { rows } = await pool.query<Record<string, boolean>>(`select ${fields.join(', ')} from ${patternName(name)}`);
  return new Set(Object.entries(rows[0] ?? {}).flatMap(([column, found]) => (found ? [column] : [])));
}

function valueOf({ name, type }: Column, hasMarks: boolean, { events, last, after }: Span): string {
  const filled = `replace(replace(p.${name}, E'\\x01', own), E'\\x02', place)`;
  if (name === 'envelope') return `convert_to(${filled}, 'UTF8')`;
  if (name === 'leaf_hash') return `sha256('\\x00'::bytea || convert_to(${filled.replace(name, 'envelope')}, 'UTF8'))`;
  if (hasMarks) return type === 'text' ? filled : `${filled}::${type}`;
  if (name === 'position' || name === 'first_position') return `p.${name} + (n - 1) * ${events} + ${last - after}`;
  if (MOVING.has(name) && type === 'timestamp with time zone') return movedOn(name);
  if (name === 'day') return `to_char(p.day::date + later, 'YYYY-MM-DD')`;
  return isMarkable(type) && type !== 'text' ? `p.${name}::${type}` : `p.${name}`;
}

function movedOn(name: string): string {
  return name === 'second' ? `date_trunc('second', p.second + later)` : `p.${name} + later`;
}

interface Addition {
  readonly values: readonly string[];
  readonly from: string;
  readonly counter: string;
}

/** Copies that fall on the same row of a counter are added to it; its key was dropped with the other indexes, so by hand. */
function addedUp({ name, columns }: Table, { values, from, counter }: Addition): string {
  const names = columns.map((column) => column.name);
  const keys = names.filter((column) => column !== counter);
  const fields = values.map((value, index) => `${value} as ${names[index] ?? ''}`);
  return (
    `with copied as (select ${fields.join(', ')} ${from}), ` +
    `stood as (delete from ${name} returning ${names.join(', ')}) ` +
    `insert into ${name} (${names.join(', ')}) select ${names.map((column) => (column === counter ? `sum(${counter})` : column)).join(', ')} ` +
    `from (select * from copied union all select * from stood) together group by ${keys.join(', ')}`
  );
}
