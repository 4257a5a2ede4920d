/**
 * Where the work of each row stood when its table was made. Nothing is guessed: a cell that cannot be read, or contradicts another, holds the
 * row back as a draft; a completion that is still to come, or has no day, is kept as work in progress, and said.
 */
import {
  dueAt,
  isDay,
  localDay,
  parseDeadline,
  type AskedBalance,
  type BalancedStanding,
  type Deadline,
} from '#domain';
import { cellOf, type Header, type TableRow } from './columns.js';
import { BALANCE_COLUMNS, LONGEST_BALANCE, type BalanceColumn } from './opening-balance.columns.js';
import { balanceFinding, type BalanceCode, type BalanceFinding } from './opening-balance.findings.js';
import { readStatus } from './opening-balance.status.js';

type BalanceHeader = Pick<Header<BalanceColumn>, 'at'>;

export interface BalanceTable {
  readonly header: BalanceHeader;
  /** Day on which the tasks are issued, and the instant of the import. */
  readonly issuedOn: string;
  readonly at: string;
  /** The day on which the table stood so; null: the day of the import. */
  readonly asOf: string | null;
}

export interface ReadBalance {
  /** Null when the table has no column of a balance, or the row is held back. */
  readonly balance: AskedBalance | null;
  readonly held: boolean;
  readonly findings: readonly BalanceFinding[];
}

type Cells = Readonly<Record<BalanceColumn, string>>;

/** What is found on the way; `held` when any of it holds the row back. */
class Notes {
  readonly findings: BalanceFinding[] = [];

  note(code: BalanceCode, column?: BalanceColumn): void {
    this.findings.push(balanceFinding(code, column));
  }

  get held(): boolean {
    return this.findings.some(({ held }) => held);
  }
}

const COLUMNS = Object.keys(BALANCE_COLUMNS) as BalanceColumn[];

/** Whether the table speaks of a balance at all. */
export function hasBalance({ at }: BalanceHeader): boolean {
  return COLUMNS.some((column) => at[column] !== undefined);
}

/** `deadline`: the one in force, as the row's own column was read. */
export function readOpeningBalance(row: TableRow, deadline: Deadline, table: BalanceTable): ReadBalance {
  if (!hasBalance(table.header)) return { balance: null, held: false, findings: [] };
  const header: Header<BalanceColumn> = { at: table.header.at, missing: [], unknown: [], repeated: [] };
  const cells = Object.fromEntries(COLUMNS.map((column) => [column, cellOf(row, header, column)])) as Cells;
  const notes = new Notes();
  for (const column of COLUMNS)
    if (cells[column].length > LONGEST_BALANCE[column]) notes.note('balance-text-too-long', column);
  const today = table.asOf ?? localDay(table.at);
  const document = documentIn(cells, today, notes);
  const standing = standingIn(cells, { ...table, today, document, notes });
  const { originalDeadline, extensions } = extensionsIn(cells, deadline, notes);
  const balance: AskedBalance = {
    asOf: table.asOf,
    standing,
    document: document.number === '' ? null : { number: document.number, issuedOn: document.issuedOn },
    originalDeadline,
    extensions,
    words: cells.status === '' ? null : cells.status,
  };
  return { balance: notes.held ? null : balance, held: notes.held, findings: notes.findings };
}

interface Document {
  readonly number: string;
  readonly issuedOn: string | null;
}

function documentIn(cells: Cells, today: string, notes: Notes): Document {
  const number = cells.documentNumber;
  if (cells.documentDate === '') return { number, issuedOn: null };
  const issuedOn = readDay(cells.documentDate);
  if (issuedOn === null) notes.note('document-date-unreadable');
  else if (issuedOn > today) notes.note('document-in-future');
  if (number === '') notes.note('document-number-missing');
  return { number, issuedOn: issuedOn !== null && issuedOn <= today ? issuedOn : null };
}

interface Scene {
  readonly issuedOn: string;
  readonly today: string;
  readonly header: BalanceHeader;
  readonly document: Document;
  readonly notes: Notes;
}

function standingIn(cells: Cells, scene: Scene): BalancedStanding {
  const { notes, header } = scene;
  const read = readStatus(cells.status);
  const told = cells.completedOn !== '';
  if (read.kind === 'blank') {
    if (!told) return { status: 'assigned' };
    // A table without a column for the status says by the day alone that the work is done.
    if (header.at.status === undefined) return completedIn(cells, scene);
    notes.note('status-missing');
    return { status: 'assigned' };
  }
  if (read.kind === 'unknown') notes.note('status-unknown');
  if (read.kind === 'to-come') notes.note('status-expected');
  if (read.kind === 'promised') {
    notes.note('status-in-future');
    return SAID_TO_BE_SENT;
  }
  if (read.kind !== 'status') return { status: 'in-progress' };
  switch (read.status) {
    case 'completed':
      return completedIn(cells, scene);
    case 'awaiting-issue':
      if (told) notes.note('status-contradicts');
      return sentIn(cells, scene);
    case 'submitted':
      return submittedIn(cells, scene);
    case 'assigned':
    case 'received':
    case 'in-progress':
      if (told) notes.note('status-contradicts');
      return { status: read.status };
    case 'blocked':
    case 'not-implementable':
      if (told) notes.note('status-contradicts');
      return { status: read.status, cause: 'other', ...obstacleIn(cells, notes) };
  }
}

/** Done in words alone: nothing shows the letter that sent it, so the ladder goes on and the letter is asked for. */
const SAID_TO_BE_SENT: BalancedStanding = { status: 'awaiting-issue', authority: null, letter: null };

/** The document of a row that awaits issue is the letter that sent it. */
function sentIn(cells: Cells, { document: { number, issuedOn: sentOn }, issuedOn, notes }: Scene): BalancedStanding {
  const letter = number !== '' && sentOn !== null && sentOn >= issuedOn ? { number, sentOn } : null;
  if (letter === null) notes.note('letter-missing');
  return { status: 'awaiting-issue', authority: cells.authority === '' ? null : cells.authority, letter };
}

/** The day of the document counts; without one, the day in the column. Neither, or one to come: the work is not done. */
function completedIn(cells: Cells, scene: Scene): BalancedStanding {
  const completedOn = endIn(cells, scene);
  return completedOn === null ? SAID_TO_BE_SENT : { status: 'completed', completedOn };
}

function endIn(cells: Cells, { issuedOn, today, document, notes }: Scene): string | null {
  const day = endInColumn(cells, notes);
  const end = document.issuedOn ?? day;
  if (end === null) {
    if (cells.completedOn === '') notes.note('completed-without-date');
    return null;
  }
  if (day !== null && day !== end) notes.note('completed-on-differs');
  if (end < issuedOn) notes.note('completed-before-issue');
  if (end <= today) return end;
  notes.note('completed-in-future');
  return null;
}

function endInColumn({ completedOn }: Cells, notes: Notes): string | null {
  const day = readDay(completedOn);
  if (day === null && completedOn !== '') notes.note('completed-on-unreadable');
  return day;
}

function submittedIn(cells: Cells, scene: Scene): BalancedStanding {
  const submittedOn = endIn(cells, scene);
  if (submittedOn === null) return SAID_TO_BE_SENT;
  const { number, issuedOn } = scene.document;
  const evidence =
    number !== '' && issuedOn !== null
      ? { kind: 'document' as const, number, issuedOn, title: number, sha256: null }
      : { kind: 'note' as const, words: cells.status };
  return { status: 'submitted', submittedOn, evidence };
}

const NOT_SAID = 'chưa ghi rõ';

function obstacleIn(cells: Cells, notes: Notes): { readonly words: string; readonly authority: string } {
  if (cells.authority === '') notes.note('authority-missing');
  return {
    words: cells.obstacle === '' ? cells.status : cells.obstacle,
    authority: cells.authority === '' ? NOT_SAID : cells.authority,
  };
}

function extensionsIn(
  cells: Cells,
  inForce: Deadline,
  notes: Notes,
): Pick<AskedBalance, 'originalDeadline' | 'extensions'> {
  const stated = cells.extensions === '' ? null : countIn(cells.extensions);
  if (stated === UNREADABLE) notes.note('extensions-unreadable');
  const first = firstDeadline(cells, inForce, notes);
  if (stated === null && first !== null) notes.note('extensions-missing');
  const extensions = stated ?? (first === null ? 0 : 1);
  if (extensions > 0 && cells.originalDeadline === '') notes.note('original-deadline-missing');
  return { originalDeadline: first, extensions };
}

const UNREADABLE = -1;
const MOST_EXTENSIONS = 50;

/** "2", "2 lần" or "2 times". */
function countIn(cell: string): number {
  const count = Number(/^\d{1,2}(?= ?(?:lần|times)?$)/u.exec(cell)?.[0] ?? UNREADABLE);
  return count > MOST_EXTENSIONS ? UNREADABLE : count;
}

/** Null when it is the one in force. */
function firstDeadline(cells: Cells, inForce: Deadline, notes: Notes): Deadline | null {
  if (cells.originalDeadline === '') return null;
  const { deadline, warning } = parseDeadline(cells.originalDeadline);
  if (warning !== null) notes.note('original-deadline-unreadable');
  return warning !== null || dueAt(deadline) === dueAt(inForce) ? null : deadline;
}

/** `30/06/2025`, `30-6-2025`, `30.6.2025`, "ngày 30/6/2025" or `2025-06-30`, a time of day behind it or not; null for anything else. */
function readDay(cell: string): string | null {
  const text = cell.replace(/^(?:ngày|on)\s+/iu, '').replace(/[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/u, '');
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const found = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : null;
}
