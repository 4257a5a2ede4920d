import {
  columnLetter,
  readTableOf,
  TableFault,
  tableNotes,
  type SourceFile,
  type Table,
  type TableNote,
} from '#platform';
import { isMappingFault, mapHeader, readMapping, type MappedColumn, type MappedHeader } from './column-mapping.js';
import type { ColumnNames, Header } from './columns.js';

/** How to read the table that holds certain columns, by the headings under which offices send them. */
export interface SoughtTable<Column extends string> {
  readonly names: ColumnNames<Column>;
  /** The sheet of a workbook, by name. */
  readonly sheet?: string;
  /** Headings that stand for a column whatever they say. */
  readonly mapping?: readonly MappedColumn<Column>[];
}

/**
 * Reads a table, from a workbook (.xlsx) or a text (CSV), whatever its name says; the sheet and the line of headings are those that
 * name most of the sought columns. Throws a TableFault that names the place and the remedy.
 */
export function readTableWith<Column extends string>(
  source: SourceFile,
  { names, sheet, mapping }: SoughtTable<Column>,
): Promise<Table> {
  const recognise = (headings: readonly string[]) => Object.keys(mapHeader(headings, names, [], mapping).at).length;
  return readTableOf(source, { recognise, sheet });
}

/** What a call says about the reading of a file. */
export interface ReadingOptions {
  readonly sheet?: string;
  /** Pairs "column=heading". */
  readonly map?: readonly string[];
}

export interface ReadColumns<Column extends string> {
  readonly table: Table;
  readonly header: Header<Column>;
  readonly notes: readonly TableNote[];
}

/** A file's table with its columns found: as `readTableWith` and `columnsOf` together. Throws a TableFault. */
export async function readColumns<Column extends string>(
  source: SourceFile,
  { names, required }: { readonly names: ColumnNames<Column>; readonly required: readonly Column[] },
  options: ReadingOptions = {},
): Promise<ReadColumns<Column>> {
  const mapping = readMapping(options.map ?? [], names);
  if (isMappingFault(mapping)) {
    const { text, proposals } = mapping;
    throw new TableFault('mapping-unclear', '--map', { detail: `${text}${likely(proposals)}` });
  }
  const table = await readTableWith(source, { names, sheet: options.sheet, mapping });
  const header = columnsOf(table, names, required, mapping);
  const passed = header.unknown.filter((heading) => heading !== '');
  return { table, header, notes: [...table.notes, ...(passed.length === 0 ? [] : [tableNotes.columnsPassed(passed)])] };
}

/**
 * Refuses a table with a cell that cannot be read in a column that is. For lists whose rows are not reported cell by cell: an empty
 * cell would mean something else there, such as a unit without one above it.
 */
export function refuseUnread<Column extends string>({ table, header }: ReadColumns<Column>): void {
  const indexes = new Set(Object.values(header.at));
  for (const { line, notes = [] } of table.rows) {
    const bad = notes.find(({ code, index }) => (code === 'error' || code === 'formula-unread') && indexes.has(index));
    if (bad === undefined) continue;
    const detail = `${columnLetter(bad.index)}${line} ${bad.detail ?? ''}`.trim();
    throw new TableFault('cells-unread', table.file, {
      line,
      detail,
      ...(table.sheet !== null && { sheet: table.sheet }),
    });
  }
}

function likely(proposals: readonly string[]): string {
  return proposals.length === 0 ? '' : ` → ${proposals.map((heading) => `"${heading}"?`).join(' ')}`;
}

/** The columns of a table, all required ones there and none twice. Throws a TableFault that names the headings to use. */
export function columnsOf<Column extends string>(
  table: Table,
  names: ColumnNames<Column>,
  required: readonly Column[],
  mapping: readonly MappedColumn<Column>[] = [],
): Header<Column> {
  const header = mapHeader(table.headings, names, required, mapping);
  const fault = faultIn(header, table, names);
  if (fault === null) return header;
  const place = { line: table.headerLine, ...(table.sheet !== null && { sheet: table.sheet }) };
  throw new TableFault(fault.code, table.file, { ...place, detail: fault.detail });
}

function faultIn<Column extends string>(
  { absent, missing, proposals, repeated }: MappedHeader<Column>,
  { headings }: Table,
  names: ColumnNames<Column>,
): { readonly code: 'columns-missing' | 'columns-repeated' | 'mapping-absent'; readonly detail: string } | null {
  if (absent.length > 0) {
    const detail = absent.map((each) => `"${each.heading}"${likely(each.proposals)}`).join(', ');
    return { code: 'mapping-absent', detail };
  }
  if (missing.length > 0) {
    const accepted = (column: Column) => names[column].map((name) => `"${name}"`).join('/');
    const detail = missing.map((column) => `${likely(proposals[column] ?? []).slice(3)} ${accepted(column)}`.trim());
    return { code: 'columns-missing', detail: detail.join(', ') };
  }
  if (repeated.length > 0) {
    const detail = repeated.map((heading) => `${heading} (${columnLetter(headings.lastIndexOf(heading))})`);
    return { code: 'columns-repeated', detail: detail.join(', ') };
  }
  return null;
}
