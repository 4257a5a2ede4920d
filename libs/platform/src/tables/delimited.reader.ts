/**
 * A table of text as offices save it: separated by commas, semicolons or tabs, with cells that run over several lines. It is parsed
 * as a stream, within bounds; whatever is wrong with it is said once, by name, and nothing is returned.
 */
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { decodeText } from './decode-text.js';
import { findHeader, tableOf } from './header-row.js';
import { RowCollector } from './row.collector.js';
import type { SourceFile } from './source-file.js';
import { LONGEST_CELL, MOST_COLUMNS, type RawRow, type Table, type TableChoice } from './table.js';
import { TableFault } from './table.fault.js';
import { tableNotes } from './table.notes.js';

/** Longest record, in characters: no row of an annex comes near it. */
const LONGEST_RECORD = 128 * 1024;
const PIECE = 64 * 1024;
/** Known headings that confirm an encoding. */
const CONFIRMING = 3;
const SEPARATORS = [',', ';', '\t'];

/** The separator that the first line uses most, outside quotation marks; a comma when it uses none. */
export function separatorOf(firstLine: string): string {
  const bare = firstLine.replace(/"[^"]*"?/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Turns records into raw rows, each with the line on which it begins. */
class RecordWriter extends Writable {
  private nextLine = 1;

  constructor(
    private readonly file: string,
    private readonly rows: RowCollector,
  ) {
    super({ objectMode: true });
  }

  override _write({ record, info }: ParsedRecord, _encoding: string, done: (error?: Error) => void): void {
    const line = this.nextLine;
    this.nextLine = info.lines + 1;
    try {
      this.take([...record], line);
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private take(cells: string[], line: number): void {
    while (cells.at(-1) === '') cells.pop();
    if (cells.length > MOST_COLUMNS) throw new TableFault('too-many-columns', this.file, { line });
    if (cells.some((cell) => cell.length > LONGEST_CELL)) throw new TableFault('cell-too-long', this.file, { line });
    this.rows.take({ line, cells, notes: [] });
  }
}

function csvFault(error: unknown, file: string): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = typeof error.lines === 'number' ? error.lines : undefined;
  return new TableFault(error.code === 'CSV_MAX_RECORD_SIZE' ? 'row-too-long' : 'malformed', file, { line });
}

/** A bare separator within a text shifts all cells after it: a row wider than its headings is refused, and never guessed at. */
function refuseSurplus(rows: readonly RawRow[], choice: TableChoice, file: string): void {
  const { headings, dataFrom } = findHeader(rows, choice.recognise);
  const wide = rows
    .slice(dataFrom)
    .find(({ cells }) => cells.slice(headings.length).some((cell) => cell.trim() !== ''));
  if (wide !== undefined) throw new TableFault('too-many-cells', file, { line: wide.line });
}

/** Reads the table of a text. Throws a TableFault that names the place and the remedy. */
export async function readDelimitedTable(source: SourceFile, choice: TableChoice): Promise<Table> {
  const { text, from, certain } = decodeText(source);
  const file = source.name;
  const collector = new RowCollector(file);
  const delimiter = separatorOf(text.split(/[\r\n]/, 1)[0] ?? '');
  try {
    await pipeline(
      piecesOf(text),
      parse({ delimiter, info: true, relax_column_count: true, max_record_size: LONGEST_RECORD }),
      new RecordWriter(file, collector),
    );
  } catch (error) {
    throw csvFault(error, file);
  }
  if (!certain && findHeader(collector.rows, choice.recognise).score < CONFIRMING)
    throw new TableFault('encoding', file);
  refuseSurplus(collector.rows, choice, file);
  return tableOf(source, collector.rows, choice, {
    sheet: null,
    notes: from === null ? [] : [tableNotes.encoding(from)],
  });
}
