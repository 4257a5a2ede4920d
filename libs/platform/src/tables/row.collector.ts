import { isBlank, MOST_ROWS, type RawRow } from './table.js';
import { TableFault } from './table.fault.js';

/** Titles, headings and repeated headings may stand beside the data rows. */
const BESIDE = 200;

/** Collects the rows of a file that are not blank, within bounds; once it is full nothing more need be read. */
export class RowCollector {
  readonly rows: RawRow[] = [];

  /** With `most`, the collector is content with so many rows; else more than a file may bring are a fault. */
  constructor(
    private readonly file: string,
    private readonly most: number | null = null,
  ) {}

  get full(): boolean {
    return this.most !== null && this.rows.length >= this.most;
  }

  /** Throws a TableFault. */
  take(row: RawRow): void {
    if (this.full || (isBlank(row.cells) && row.notes.every(({ code }) => code === 'row-hidden'))) return;
    if (this.rows.length >= MOST_ROWS + BESIDE) throw new TableFault('too-many-rows', this.file);
    this.rows.push(row);
  }
}
