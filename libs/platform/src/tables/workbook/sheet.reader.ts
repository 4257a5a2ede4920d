/** One sheet, row by row: what its cells show, which of them are computed, merged or hidden. */
import { columnIndex, columnLetter, LONGEST_CELL, MOST_COLUMNS, type CellNote, type RawRow } from '../table.js';
import type { RowCollector } from '../row.collector.js';
import { TableFault } from '../table.fault.js';
import type { Archive } from './archive.js';
import { NoSuchValue, readCell, type CellSource } from './cell-value.js';
import { rangeOf, type MergedRange } from './merged-ranges.js';
import type { NumberFormat } from './number-format.js';
import { GENERAL } from './styles.reader.js';
import type { SheetEntry } from './workbook.reader.js';
import { readXml, type XmlEvents } from './xml.reader.js';

export interface SheetSource extends CellSource {
  readonly archive: Archive;
  readonly file: string;
  readonly formats: readonly NumberFormat[];
}

export interface SheetLayout {
  readonly merged: readonly MergedRange[];
  /** Letters of hidden columns. */
  readonly hiddenColumns: readonly string[];
}

/** Merged ranges of one sheet. */
const MOST_MERGED = 50_000;
const LAST_LINE = 1_048_576;
const LAST_COLUMN = 16_384;

type Attributes = Readonly<Record<string, string>>;

interface OpenCell {
  readonly index: number;
  readonly type: string;
  readonly format: NumberFormat;
  value: string | null;
  formula: boolean;
}

class SheetEvents implements XmlEvents {
  readonly merged: MergedRange[] = [];
  readonly hiddenColumns: string[] = [];
  private line = 0;
  private row: { cells: string[]; notes: CellNote[]; next: number } | null = null;
  private cell: OpenCell | null = null;
  private collecting = false;
  private guides = 0;

  constructor(
    private readonly source: SheetSource,
    private readonly sheet: SheetEntry,
    private readonly rows: RowCollector,
  ) {}

  enough(): boolean {
    return this.rows.full;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'row':
        return this.openRow(attributes);
      case 'c':
        return this.openCell(attributes);
      case 'v':
      case 't':
        this.collecting = this.cell !== null && this.guides === 0;
        if (this.cell !== null) this.cell.value ??= '';
        return;
      case 'f':
        if (this.cell !== null) this.cell.formula = true;
        return;
      case 'rPh':
        this.guides += 1;
        return;
      case 'mergeCell':
        return this.openMerged(attributes);
      case 'col':
        return this.openColumns(attributes);
      default:
    }
  }

  text(piece: string): void {
    if (!this.collecting || this.cell === null) return;
    this.cell.value = (this.cell.value ?? '') + piece;
    if (this.cell.value.length > LONGEST_CELL) throw this.fault('cell-too-long');
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.collecting = false;
    else if (name === 'rPh') this.guides -= 1;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
  }

  private openRow(attributes: Attributes): void {
    const line = attributes.r === undefined ? this.line + 1 : Number(attributes.r);
    if (!Number.isSafeInteger(line) || line <= this.line || line > LAST_LINE) throw this.damaged();
    this.line = line;
    const hidden = attributes.hidden === '1' || attributes.hidden === 'true';
    this.row = { cells: [], notes: hidden ? [{ index: 0, code: 'row-hidden' }] : [], next: 0 };
  }

  private openCell(attributes: Attributes): void {
    if (this.row === null) throw this.damaged();
    const letters = /^([A-Z]+)\d+$/.exec(attributes.r ?? '')?.[1];
    const index = letters === undefined ? this.row.next : columnIndex(letters);
    if (index === null || index >= LAST_COLUMN || (attributes.r !== undefined && letters === undefined))
      throw this.damaged();
    this.row.next = index + 1;
    const format = this.source.formats[Number(attributes.s ?? 0)] ?? GENERAL;
    this.cell = { index, type: attributes.t ?? 'n', format, value: null, formula: false };
  }

  private closeCell(): void {
    const { cell, row } = this;
    this.cell = null;
    if (cell === null || row === null) throw this.damaged();
    const { text, note } = this.readingOf(cell);
    if (text === '' && note === null) return;
    if (cell.index >= MOST_COLUMNS) throw this.fault('too-many-columns');
    if (text.length > LONGEST_CELL) throw this.fault('cell-too-long');
    while (row.cells.length <= cell.index) row.cells.push('');
    row.cells[cell.index] = text;
    if (note !== null) row.notes.push({ index: cell.index, ...note });
  }

  private readingOf(cell: OpenCell) {
    // An empty element holds no value, but a computed text may be the empty one.
    const value = cell.value === '' && cell.type !== 'str' && cell.type !== 'inlineStr' ? null : cell.value;
    try {
      return readCell({ ...cell, value }, this.source);
    } catch (error) {
      if (error instanceof NoSuchValue) throw this.damaged();
      throw error;
    }
  }

  private closeRow(): void {
    if (this.row !== null)
      this.rows.take({ line: this.line, cells: this.row.cells, notes: this.row.notes } satisfies RawRow);
    this.row = null;
  }

  private openMerged({ ref }: Attributes): void {
    const range = rangeOf(ref ?? '');
    if (range === null) throw this.damaged();
    if (this.merged.length === MOST_MERGED) throw this.fault('workbook-too-large');
    this.merged.push(range);
  }

  private openColumns({ min, max, hidden }: Attributes): void {
    if (hidden !== '1' && hidden !== 'true') return;
    const last = Math.min(Number(max), MOST_COLUMNS);
    for (let column = Number(min); column >= 1 && column <= last; column += 1)
      this.hiddenColumns.push(columnLetter(column - 1));
  }

  private fault(code: 'cell-too-long' | 'too-many-columns' | 'workbook-too-large'): TableFault {
    return new TableFault(code, this.source.file, { sheet: this.sheet.name, line: Math.max(1, this.line) });
  }

  private damaged(): TableFault {
    return new TableFault('workbook-damaged', this.source.file, {
      sheet: this.sheet.name,
      line: Math.max(1, this.line),
    });
  }
}

/** Reads the rows of a sheet into the collector, until it is full or the sheet ends. Throws a TableFault. */
export async function readSheet(source: SheetSource, sheet: SheetEntry, rows: RowCollector): Promise<SheetLayout> {
  const events = new SheetEvents(source, sheet, rows);
  await readXml(source.archive.chunks(sheet.part), events, { file: source.file, part: sheet.part });
  return events;
}
