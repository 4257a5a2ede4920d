import { readDelimitedTable } from './delimited.reader.js';
import { decodeText } from './decode-text.js';
import { kindOf } from './file-kind.js';
import { openSource, sha256Of, type SourceFile } from './source-file.js';
import type { Table, TableChoice } from './table.js';
import { TableFault } from './table.fault.js';
import { readWorkbookTable } from './workbook/read-workbook.js';

/** Reads the table that some bytes hold, whatever their name says. Throws a TableFault. */
export async function readTableOf(source: SourceFile, choice: TableChoice = {}): Promise<Table> {
  if (source.bytes.length === 0) throw new TableFault('empty', source.name);
  const kind = kindOf(source.bytes);
  if (kind.is === 'fault') throw new TableFault(kind.code, source.name);
  return kind.is === 'archive' ? readWorkbookTable(source, choice) : readDelimitedTable(source, choice);
}

/**
 * Reads a table of at most 10 MB and 20,000 rows from a workbook (.xlsx) or a text (CSV). Throws a TableFault that names the place
 * and the remedy; then nothing of the file was read.
 */
export async function readTable(path: string, choice: TableChoice = {}): Promise<Table> {
  return readTableOf(await openSource(path), choice);
}

/** A JSON file of at most 10 MB. Throws a TableFault. */
export async function readJson(path: string): Promise<{ readonly value: unknown; readonly sha256: string }> {
  return readJsonOf(await openSource(path));
}

/** The JSON that some bytes hold. Throws a TableFault. */
export function readJsonOf(source: SourceFile): { readonly value: unknown; readonly sha256: string } {
  const kind = kindOf(source.bytes);
  if (kind.is === 'archive') throw new TableFault('json-malformed', source.name);
  if (kind.is === 'fault') throw new TableFault(kind.code, source.name);
  const { text, certain } = decodeText(source);
  if (!certain) throw new TableFault('not-utf-8', source.name);
  try {
    return { value: JSON.parse(text), sha256: sha256Of(source) };
  } catch {
    throw new TableFault('json-malformed', source.name);
  }
}
