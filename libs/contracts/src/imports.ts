/**
 * Imports: the body of a request is the file itself, everything else stands in the address. The report of a file that is sent again
 * under the same `Idempotency-Key` has the first counts; without the key, what stands already is counted as such.
 */

export interface InTwoLanguages {
  readonly vi: string;
  readonly en: string;
}

/** What was found in one cell, and what to do. */
export interface ImportFinding {
  readonly column: string;
  readonly code: string;
  readonly reason: InTwoLanguages;
  readonly remedy: InTwoLanguages;
}

export interface ImportRow {
  /** Data rows from 1, and the line of the sheet or text. */
  readonly row: number;
  readonly line: number;
  readonly status: 'accepted' | 'warned' | 'rejected';
  readonly findings: readonly ImportFinding[];
  /** How its cells were understood. */
  readonly readAs: object;
}

/** Something of a row that the register refused. */
export interface ImportRefusal {
  readonly row: number;
  readonly code: string;
  readonly reason: InTwoLanguages;
  readonly remedy: InTwoLanguages;
}

export interface ImportNote extends InTwoLanguages {
  readonly code: string;
}

interface ImportAnswer {
  /** The log position that includes all of it: send it as `X-Position` on the next GET. */
  readonly position: number;
  readonly repeated: boolean;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly accepted: number;
  readonly warned: number;
  readonly rejected: number;
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly refused: readonly ImportRefusal[];
  readonly notes: readonly ImportNote[];
  /** Every row of the file in its order, or with `details=findings` those with something to say. */
  readonly details: readonly ImportRow[];
}

/** A name of the file that a person must settle. */
export interface UnknownNameView {
  readonly name: string;
  readonly count: number;
  readonly rows: readonly number[];
  readonly candidates: readonly string[];
}

/** POST /api/v1/imports/tasks */
export interface TaskImportAnswer extends ImportAnswer {
  readonly what: 'tasks';
  readonly directive: string;
  /** Rows by how their leads relate, by the precision of their deadline, and by what was found. */
  readonly leads: Readonly<Record<string, number>>;
  readonly deadlines: Readonly<Record<string, number>>;
  readonly findings: Readonly<Record<string, number>>;
  /** Rows by the standing that their opening balance gives; null for a file without. */
  readonly balances: Readonly<Record<string, number>> | null;
  /** With `issue`: how many were issued, and what could not be; else null. */
  readonly issued: number | null;
  readonly notIssued: readonly ImportRefusal[];
  /** Assignments whose opening balance the file says otherwise; with `correct`, how many were corrected, and what could not be; else null. */
  readonly differing: number;
  readonly corrected: number | null;
  readonly notCorrected: readonly ImportRefusal[];
  readonly unknownNames: readonly UnknownNameView[];
}

/** POST /api/v1/imports/units */
export interface UnitImportAnswer extends ImportAnswer {
  readonly what: 'units';
  readonly kinds: Readonly<Record<string, number>>;
}

/** POST /api/v1/imports/void */
export interface VoidImportAnswer {
  readonly position: number;
  readonly what: 'void';
  readonly directive: string;
  readonly file: string | null;
  readonly dryRun: boolean;
  readonly tasks: number;
  readonly voided: number;
  readonly alreadyVoided: number;
  readonly refused: number;
  readonly details: readonly VoidedTaskView[];
}

export interface VoidedTaskView {
  readonly task: string;
  readonly ordinal: string;
  readonly work: string;
  readonly outcome: 'voided' | 'already-voided' | 'refused';
  readonly vi: string;
  readonly en: string;
}
