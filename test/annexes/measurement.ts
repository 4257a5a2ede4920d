/**
 * How well annexes of known meaning are read. Precision is of what the program takes without asking, recall is of what can be read by a
 * careful stranger who knows the register. Silently wrong is what is wrong and not asked about: there may be none.
 */
import { nameKey } from '#domain';
import type { MadeAnnex, MadeRow } from './annex.generator.js';
import type { ReadRow } from './annex.reader.js';

export interface Tally {
  taken: number;
  right: number;
  readable: number;
}

export interface Wrong {
  readonly seed: number;
  readonly row: number;
  readonly column: string;
  readonly text: string;
  readonly read: string;
}

export interface Measurement {
  readonly annexes: number;
  readonly rows: number;
  readonly leads: Figures;
  readonly relations: Figures;
  readonly deadlines: Figures;
  /** Misspelt leads whose first proposal is the unit that is meant. */
  readonly proposed: { readonly of: number; readonly right: number; readonly share: number };
  /** Rows with nothing to ask about, and how many of them were asked about all the same. */
  readonly clean: { readonly rows: number; readonly asked: number };
  /** What was asked about without need. */
  readonly needless: readonly Wrong[];
  readonly silentlyWrong: number;
  readonly wrong: readonly Wrong[];
}

export interface Figures extends Tally {
  readonly precision: number;
  readonly recall: number;
}

const COUNTED: ReadonlySet<string> = new Set(['one', 'joint', 'collective', 'mixed']);

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value, at) => value === b[at]);
}

/** Compares without the cell's own words, and whatever the order of the fields. */
function sameDeadline(read: ReadRow['deadline'], truth: MadeRow['deadline']): boolean {
  const fields = (deadline: object): string =>
    JSON.stringify(
      Object.entries(deadline)
        .filter(([field]) => field !== 'text')
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  return fields(read) === fields(truth);
}

function isAsked(row: ReadRow, column: string): boolean {
  return (row.asked[column]?.length ?? 0) > 0;
}

function isSplit({ asked }: ReadRow): boolean {
  return asked['work']?.includes('task-split-proposed') === true;
}

/** What is named by what it is counts as taken, though a person must settle or look at it. */
function leadIsTaken(row: ReadRow): boolean {
  return (
    ((row.asked['lead'] ?? []).every((code) => code === 'lead-cooperates') && !isSplit(row)) ||
    row.kind === 'collective' ||
    row.kind === 'mixed'
  );
}

export class Measuring {
  private readonly tallies = { leads: tally(), relations: tally(), deadlines: tally() };
  private readonly proposals = { of: 0, right: 0 };
  private readonly clean = { rows: 0, asked: 0 };
  private readonly wrong: Wrong[] = [];
  private readonly needless: Wrong[] = [];
  private annexes = 0;
  private rows = 0;

  add(annex: MadeAnnex, read: readonly ReadRow[]): void {
    this.annexes += 1;
    this.rows += annex.rows.length;
    if (read.length !== annex.rows.length) {
      this.note(annex, { row: 0, column: 'rows', text: String(annex.rows.length), read: String(read.length) });
    }
    for (const [at, row] of annex.rows.entries()) {
      const reading = read[at];
      if (reading !== undefined) this.compare(annex, at, { truth: row, reading });
    }
  }

  result(): Measurement {
    const { leads, relations, deadlines } = this.tallies;
    const { of, right } = this.proposals;
    return {
      annexes: this.annexes,
      rows: this.rows,
      leads: figures(leads),
      relations: figures(relations),
      deadlines: figures(deadlines),
      proposed: { of, right, share: share(right, of) },
      clean: this.clean,
      needless: this.needless,
      silentlyWrong: this.wrong.length,
      wrong: this.wrong,
    };
  }

  private compare(annex: MadeAnnex, at: number, pair: Pair): void {
    this.countLead(pair);
    this.countRelation(pair);
    this.countDeadline(pair);
    this.countClean(annex, at, pair);
    for (const { column, read } of silentlyWrong(pair)) {
      const text = column in pair.truth.cells ? pair.truth.cells[column as keyof MadeRow['cells']] : '';
      this.note(annex, { row: at + 1, column, text, read });
    }
  }

  private countLead({ truth, reading }: Pair): void {
    const { leads } = this.tallies;
    const isOpen = (truth.lead.open && truth.lead.kind !== 'mixed') || truth.isSplit;
    const named = isOpen ? [] : truth.lead.units;
    const taken = leadIsTaken(reading) && !truth.isSplit ? reading.units : [];
    leads.taken += taken.length;
    leads.readable += named.length;
    leads.right += taken.filter((unit) => named.includes(unit)).length;
    if (truth.lead.meant === null) return;
    this.proposals.of += 1;
    if (reading.proposals[0] === truth.lead.meant) this.proposals.right += 1;
  }

  private countRelation({ truth, reading }: Pair): void {
    const { relations } = this.tallies;
    if (truth.isSplit) return;
    const isReadable = COUNTED.has(truth.lead.kind);
    const isTaken = COUNTED.has(reading.kind) && leadIsTaken(reading);
    if (isReadable) relations.readable += 1;
    if (isTaken) relations.taken += 1;
    if (isTaken && reading.kind === truth.lead.kind) relations.right += 1;
  }

  private countDeadline({ truth, reading }: Pair): void {
    const { deadlines } = this.tallies;
    if (truth.deadline.precision !== 'none') deadlines.readable += 1;
    if (reading.deadline.precision === 'none') return;
    deadlines.taken += 1;
    if (sameDeadline(reading.deadline, truth.deadline)) deadlines.right += 1;
  }

  private countClean({ seed }: MadeAnnex, at: number, { truth, reading }: Pair): void {
    const { lead, deadline, cells, isCutOff, isSplit } = truth;
    const asks = lead.open || lead.cooperating.length > 0 || deadline.precision === 'none' || isCutOff || isSplit;
    if (asks || cells.deliverable === '') return;
    this.clean.rows += 1;
    if (Object.keys(reading.asked).length === 0) return;
    this.clean.asked += 1;
    for (const [column, codes = []] of Object.entries(reading.asked)) {
      const text = column in cells ? cells[column as keyof MadeRow['cells']] : '';
      this.needless.push({ seed, row: at + 1, column, text, read: codes.join(' ') });
    }
  }

  private note({ seed }: MadeAnnex, wrong: Omit<Wrong, 'seed'>): void {
    this.wrong.push({ seed, ...wrong });
  }
}

interface Pair {
  readonly truth: MadeRow;
  readonly reading: ReadRow;
}

/** For each thing that may be wrong: the column in which a person would be asked, and what was read; null when it is right. */
const CHECKS: readonly ((pair: Pair) => { readonly column: string; readonly read: string } | null)[] = [
  ({ truth, reading }) =>
    nameKey(reading.work) === nameKey(truth.cells.work) ? null : { column: 'work', read: reading.work },
  ({ truth, reading }) => {
    if (isSplit(reading) || isLedBy(reading, truth.lead)) return null;
    return { column: 'lead', read: `${reading.relation} ${(reading.drafted ?? []).join(' ')}` };
  },
  ({ truth, reading }) => {
    const told = truth.lead.cooperating.every((unit) => reading.cooperating.includes(unit));
    return told || isAsked(reading, 'lead') ? null : { column: 'cooperating', read: reading.cooperating.join(' ') };
  },
  ({ truth, reading }) =>
    sameDeadline(reading.deadline, truth.deadline)
      ? null
      : { column: 'deadline', read: JSON.stringify(reading.deadline) },
  ({ truth }) => (truth.isCutOff || truth.isSplit ? { column: 'work', read: 'whole' } : null),
  ({ truth }) => (truth.cells.deliverable === '' ? { column: 'deliverable', read: '' } : null),
];

function isLedBy({ drafted, relation }: ReadRow, { open, units, kind }: MadeRow['lead']): boolean {
  return !open && same(drafted ?? [], units) && relation === kind;
}

/** What is wrong with the reading of a row and not asked about. */
function silentlyWrong(pair: Pair): readonly { readonly column: string; readonly read: string }[] {
  const wrong = CHECKS.flatMap((check) => check(pair) ?? []);
  // Other words than those of the row are no question's matter: they are another row.
  return wrong.filter(({ column, read }) => !isAsked(pair.reading, column) || read === pair.reading.work);
}

function tally(): Tally {
  return { taken: 0, right: 0, readable: 0 };
}

function figures({ taken, right, readable }: Tally): Figures {
  return { taken, right, readable, precision: share(right, taken), recall: share(right, readable) };
}
