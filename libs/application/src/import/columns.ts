import { nameKey } from '#domain';
import type { CellNote } from '#platform';

/** A column and the headings under which offices send it, Vietnamese and English; case, marks and `_` make no difference. */
export type ColumnNames<Column extends string> = Readonly<Record<Column, readonly string[]>>;

export interface Header<Column extends string> {
  /** Where each column stands, counted from 0; a column that the table lacks is missing. */
  readonly at: Readonly<Partial<Record<Column, number>>>;
  readonly missing: readonly Column[];
  /** Headings that no column has: read past, and said. */
  readonly unknown: readonly string[];
  /** Headings that name a column a second time. */
  readonly repeated: readonly string[];
}

export const TASK_COLUMNS = {
  ordinal: ['no', 'stt', 'tt', 'số thứ tự', 'số tt', 'ordinal', 'number'],
  section: ['section', 'mục', 'phần', 'nhóm nhiệm vụ', 'nhóm', 'nội dung nhóm'],
  work: [
    'task',
    'work',
    'nhiệm vụ',
    'tên nhiệm vụ',
    'nội dung',
    'nội dung nhiệm vụ',
    'nhiệm vụ cụ thể',
    'nội dung công việc',
  ],
  lead: ['lead', 'lead agency', 'lead unit', 'chủ trì', 'cơ quan chủ trì', 'đơn vị chủ trì', 'cơ quan, đơn vị chủ trì'],
  cooperating: [
    'cooperating',
    'cooperating agencies',
    'cooperating units',
    'phối hợp',
    'cơ quan phối hợp',
    'đơn vị phối hợp',
    'cơ quan, đơn vị phối hợp',
  ],
  deliverable: [
    'deliverable',
    'output',
    'sản phẩm',
    'kết quả',
    'sản phẩm đầu ra',
    'kết quả, sản phẩm',
    'dự kiến sản phẩm',
  ],
  deadline: [
    'deadline',
    'deadline text',
    'due',
    'thời hạn',
    'thời gian',
    'hạn hoàn thành',
    'thời gian hoàn thành',
    'thời hạn hoàn thành',
    'thời gian thực hiện',
    'tiến độ',
  ],
} as const satisfies ColumnNames<string>;
export type TaskColumn = keyof typeof TASK_COLUMNS;
export const REQUIRED_TASK_COLUMNS: readonly TaskColumn[] = ['work', 'lead', 'deadline'];

export const UNIT_COLUMNS = {
  code: ['code', 'mã', 'mã đơn vị'],
  name: ['name', 'tên', 'tên đơn vị'],
  nameEn: ['name en', 'english name', 'tên tiếng anh'],
  kind: ['kind', 'type', 'loại', 'loại đơn vị'],
  parent: ['parent', 'parent code', 'mã cấp trên', 'mã đơn vị cấp trên', 'đơn vị cấp trên'],
  field: ['field', 'lĩnh vực'],
} as const satisfies ColumnNames<string>;
export type UnitColumn = keyof typeof UNIT_COLUMNS;
export const REQUIRED_UNIT_COLUMNS: readonly UnitColumn[] = ['code', 'name', 'kind'];

export function headingKey(heading: string): string {
  return nameKey(heading.replaceAll('_', ' ')).replace(/[.:*]+$/, '');
}

/** The keys of the names of a column: every line of a file may be its headings, and is asked. */
const keys = new WeakMap<readonly string[], ReadonlySet<string>>();

function keysOf(names: readonly string[]): ReadonlySet<string> {
  const known = keys.get(names) ?? new Set(names.map(headingKey));
  keys.set(names, known);
  return known;
}

/** Finds the columns of a table by its headings. */
export function readHeader<Column extends string>(
  headings: readonly string[],
  names: ColumnNames<Column>,
  required: readonly Column[],
): Header<Column> {
  const columns = Object.keys(names) as Column[];
  const at: Partial<Record<Column, number>> = {};
  const unknown: string[] = [];
  const repeated: string[] = [];
  headings.forEach((heading, index) => {
    const key = headingKey(heading);
    const column = columns.find((candidate) => keysOf(names[candidate]).has(key));
    if (column === undefined) unknown.push(heading);
    else if (at[column] === undefined) at[column] = index;
    else repeated.push(heading);
  });
  return { at, missing: required.filter((column) => at[column] === undefined), unknown, repeated };
}

/** One data row of a table: `row` counts data rows from 1, `line` is its first line in the file. */
export interface TableRow {
  readonly row: number;
  readonly line: number;
  readonly cells: readonly string[];
  /** What the texts do not say by themselves: computed, merged, hidden, in error. */
  readonly notes?: readonly CellNote[];
}

/** The cell of a column, without odd spaces at its ends; empty where the table has no such column. */
export function cellOf<Column extends string>(row: TableRow, header: Header<Column>, column: Column): string {
  const index = header.at[column];
  return index === undefined ? '' : (row.cells[index] ?? '').normalize('NFC').trim();
}
