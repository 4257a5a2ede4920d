import { readHeader, type ColumnNames, type Header } from '#application';
import { columnLetter, readTable as readAnyTable, TableFault, type Table } from '#platform';

/** How to read the table that holds certain columns, by the headings under which offices send them. */
export interface SoughtTable<Column extends string> {
  readonly names: ColumnNames<Column>;
  /** The sheet of a workbook, by name. */
  readonly sheet?: string;
}

/**
 * Reads a table, from a workbook (.xlsx) or a text (CSV), whatever its name says; the sheet and the line of headings are those that
 * name most of the sought columns. Throws a TableFault that names the place and the remedy.
 */
export function readTable<Column extends string>(path: string, sought?: SoughtTable<Column>): Promise<Table> {
  if (sought === undefined) return readAnyTable(path);
  const { names, sheet } = sought;
  const recognise = (headings: readonly string[]) => Object.keys(readHeader(headings, names, []).at).length;
  return readAnyTable(path, { recognise, sheet });
}

/** The columns of a table, all required ones there and none twice. Throws a TableFault that names the headings to use. */
export function columnsOf<Column extends string>(
  table: Table,
  names: ColumnNames<Column>,
  required: readonly Column[],
): Header<Column> {
  const header = readHeader(table.headings, names, required);
  const [missing, repeated] = [header.missing, header.repeated];
  const place = { line: table.headerLine, ...(table.sheet !== null && { sheet: table.sheet }) };
  if (missing.length > 0) {
    const detail = missing.map((column) => names[column].map((name) => `"${name}"`).join('/')).join(', ');
    throw new TableFault('columns-missing', table.file, { ...place, detail });
  }
  if (repeated.length > 0) {
    const detail = repeated.map((heading) => `${heading} (${columnLetter(table.headings.lastIndexOf(heading))})`);
    throw new TableFault('columns-repeated', table.file, { ...place, detail: detail.join(', ') });
  }
  return header;
}
