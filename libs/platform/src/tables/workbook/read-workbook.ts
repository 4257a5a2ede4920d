import { findHeader, HEADER_WITHIN, tableOf } from '../header-row.js';
import { RowCollector } from '../row.collector.js';
import type { SourceFile } from '../source-file.js';
import type { Table, TableChoice, TableNote } from '../table.js';
import { TableFault } from '../table.fault.js';
import { tableNotes } from '../table.notes.js';
import { Archive } from './archive.js';
import { carryMerged } from './merged-ranges.js';
import { readSharedStrings } from './shared-strings.reader.js';
import { readSheet, type SheetSource } from './sheet.reader.js';
import { readFormats } from './styles.reader.js';
import { readWorkbook, type SheetEntry } from './workbook.reader.js';

function named(sheets: readonly SheetEntry[], wanted: string, file: string): SheetEntry {
  const key = (name: string) => name.normalize('NFC').trim().toLowerCase();
  const found = sheets.find(({ name }) => key(name) === key(wanted));
  if (found !== undefined) return found;
  throw new TableFault('no-such-sheet', file, { detail: sheets.map(({ name }) => `"${name}"`).join(', ') });
}

interface Candidate {
  readonly sheet: SheetEntry;
  readonly rows: number;
  readonly score: number;
}

/** Looks at the first rows of a sheet; merged cells are written behind them and do not count here. */
async function look(source: SheetSource, sheet: SheetEntry, choice: TableChoice): Promise<Candidate> {
  const collector = new RowCollector(source.file, HEADER_WITHIN + 2);
  await readSheet(source, sheet, collector);
  const { score } = findHeader(collector.rows, choice.recognise);
  return { sheet, rows: collector.rows.length, score };
}

/** The one visible sheet that has the sought headings, or the only one that has rows. Throws when several could be meant. */
async function chosen(source: SheetSource, sheets: readonly SheetEntry[], choice: TableChoice): Promise<SheetEntry> {
  if (choice.sheet !== undefined) return named(sheets, choice.sheet, source.file);
  const visible = sheets.filter(({ hidden }) => !hidden);
  const [only] = visible;
  if (only === undefined) throw new TableFault('empty', source.file);
  if (visible.length === 1) return only;
  const looked: Candidate[] = [];
  for (const sheet of visible) looked.push(await look(source, sheet, choice));
  const filled = looked.filter(({ rows }) => rows > 0);
  const best = Math.max(...filled.map(({ score }) => score));
  const meant = filled.filter(({ score }) => score === best);
  const [first] = meant;
  if (first === undefined) throw new TableFault('empty', source.file);
  if (meant.length === 1) return first.sheet;
  throw new TableFault('several-sheets', source.file, {
    detail: meant.map(({ sheet }) => `"${sheet.name}"`).join(', '),
  });
}

function sheetNotes(sheets: readonly SheetEntry[], read: SheetEntry, hiddenColumns: readonly string[]): TableNote[] {
  const others = sheets.filter((sheet) => sheet !== read);
  const [hidden, passed] = [others.filter((sheet) => sheet.hidden), others.filter((sheet) => !sheet.hidden)];
  return [
    ...(passed.length === 0
      ? []
      : [
          tableNotes.sheetChosen(
            read.name,
            passed.map(({ name }) => name),
          ),
        ]),
    ...(hidden.length === 0 ? [] : [tableNotes.sheetsHidden(hidden.map(({ name }) => name))]),
    ...(hiddenColumns.length === 0 ? [] : [tableNotes.columnsHidden(hiddenColumns)]),
  ];
}

/** Reads the table of a workbook (.xlsx). Throws a TableFault. */
export async function readWorkbookTable(file: SourceFile, choice: TableChoice): Promise<Table> {
  const archive = await Archive.open(file);
  const { sheets, from1904, strings, styles } = await readWorkbook(archive, file.name);
  const source: SheetSource = {
    archive,
    file: file.name,
    from1904,
    strings: strings === null ? [] : await readSharedStrings(archive, strings, file.name),
    formats: styles === null ? [] : await readFormats(archive, styles, file.name),
  };
  const sheet = await chosen(source, sheets, choice);
  const collector = new RowCollector(file.name);
  const layout = await readSheet(source, sheet, collector);
  if (!carryMerged(collector.rows, layout.merged))
    throw new TableFault('workbook-too-large', file.name, { sheet: sheet.name });
  return tableOf(file, collector.rows, choice, {
    sheet: sheet.name,
    notes: sheetNotes(sheets, sheet, layout.hiddenColumns),
  });
}
