/**
 * A CSV table as offices save it: UTF-8 with or without a byte order mark, separated by commas, semicolons or tabs, with cells that
 * run over several lines. It is read as a stream, within bounds; whatever is wrong with it is said once, by name, and nothing is returned.
 */
import { basename } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { readHeader, type ColumnNames, type Header, type TableRow } from '#application';
import { faultOf, openText } from './read-text.js';
import { TableFault } from './table.fault.js';

export const MOST_ROWS = 20_000;
/** Longest record, in bytes: no row of an annex comes near it. */
const LONGEST_RECORD = 128 * 1024;
const SEPARATORS = [',', ';', '\t'];

export interface Table {
  /** Name of the file without its folders. */
  readonly file: string;
  readonly sha256: string;
  readonly headings: readonly string[];
  /** Data rows; blank lines are passed over. */
  readonly rows: readonly TableRow[];
}

/** The separator that the first line uses most, outside quotation marks; a comma when it uses none. */
export function separatorOf(firstLine: string): string {
  const bare = firstLine.replace(/"[^"]*"?/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Reads on until the first line is whole, so that its separator is known before anything is parsed. */
async function firstLineOf(pieces: AsyncGenerator<string>): Promise<string> {
  let text = '';
  while (!/[\r\n]/.test(text) && text.length < LONGEST_RECORD) {
    const next = await pieces.next();
    if (next.done === true) break;
    text += next.value;
  }
  return text;
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

function trimmedCells(cells: readonly string[], width: number): readonly string[] | null {
  const surplus = cells.slice(width).some((cell) => cell.trim() !== '');
  return surplus ? null : cells.slice(0, width);
}

/** Checks each record as it comes and collects the rows. */
class RowCollector {
  readonly rows: TableRow[] = [];
  headings: readonly string[] = [];
  private nextLine = 1;

  constructor(private readonly file: string) {}

  take({ record, info }: ParsedRecord): void {
    const line = this.nextLine;
    this.nextLine = info.lines + 1;
    if (this.headings.length === 0) {
      this.headings = record.map((heading) => heading.trim());
      return;
    }
    if (record.every((cell) => cell.trim() === '')) return;
    if (this.rows.length === MOST_ROWS) throw new TableFault('too-many-rows', this.file);
    const cells = trimmedCells(record, this.headings.length);
    if (cells === null) throw new TableFault('too-many-cells', this.file, { line });
    this.rows.push({ row: this.rows.length + 1, line, cells });
  }
}

function csvFault(error: unknown, file: string): unknown {
  if (!(error instanceof CsvError)) return faultOf(error, file);
  const line = typeof error.lines === 'number' ? error.lines : undefined;
  return new TableFault(error.code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-long' : 'malformed', file, { line });
}

/** Reads a table of at most 10 MB and 20,000 rows. Throws a TableFault that names the place and the remedy. */
export async function readTable(path: string): Promise<Table> {
  const file = basename(path);
  const { pieces, sha256 } = openText(path);
  const source = pieces();
  const collector = new RowCollector(file);
  try {
    const start = await firstLineOf(source);
    const delimiter = separatorOf(start.split(/[\r\n]/, 1)[0] ?? '');
    await pipeline(
      async function* () {
        yield start;
        yield* source;
      },
      parse({ delimiter, info: true, relax_column_count: true, max_record_size: LONGEST_RECORD, bom: true }),
      new Writable({
        objectMode: true,
        write(record: ParsedRecord, _encoding, done) {
          try {
            collector.take(record);
            done();
          } catch (error) {
            done(error instanceof Error ? error : new Error(String(error)));
          }
        },
      }),
    );
  } catch (error) {
    throw csvFault(error, file);
  }
  if (collector.rows.length === 0) throw new TableFault('empty', file);
  return { file, sha256: sha256(), headings: collector.headings, rows: collector.rows };
}

/** The columns of a table, all required ones there and none twice. Throws a TableFault that names the headings to use. */
export function columnsOf<Column extends string>(
  table: Table,
  names: ColumnNames<Column>,
  required: readonly Column[],
): Header<Column> {
  const header = readHeader(table.headings, names, required);
  const [missing, repeated] = [header.missing, header.repeated];
  if (missing.length > 0) {
    const detail = missing.map((column) => names[column].map((name) => `"${name}"`).join('/')).join(', ');
    throw new TableFault('columns-missing', table.file, { line: 1, detail });
  }
  if (repeated.length > 0)
    throw new TableFault('columns-repeated', table.file, { line: 1, detail: repeated.join(', ') });
  return header;
}
