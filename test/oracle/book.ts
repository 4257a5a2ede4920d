/** The tables of the rule book (docs/guides/ladder.md), typed in from the page. */
export type Rung = 'R0' | 'R1' | 'R2' | 'R3' | 'R4a' | 'R4b' | 'E1' | 'E2' | 'E3' | 'E4' | 'E5';
export type Role = 'unitHead' | 'officer' | 'coordinator' | 'fieldLeader' | 'leader';

export const RUNGS: readonly Rung[] = ['R0', 'R1', 'R2', 'R3', 'R4a', 'R4b', 'E1', 'E2', 'E3', 'E4', 'E5'];

export const TOLD: Readonly<Record<Rung | 'U1' | 'V1a' | 'V1b', readonly Role[]>> = {
  R0: ['unitHead'],
  R1: ['unitHead', 'officer'],
  R2: ['unitHead', 'officer'],
  R3: ['unitHead', 'officer'],
  R4a: ['unitHead', 'officer'],
  R4b: ['unitHead', 'officer'],
  E1: ['unitHead', 'coordinator'],
  E2: ['unitHead', 'coordinator', 'fieldLeader'],
  E3: ['coordinator', 'leader'],
  E4: ['coordinator', 'leader'],
  E5: ['coordinator'],
  U1: ['unitHead', 'officer'],
  V1a: ['coordinator', 'fieldLeader'],
  V1b: ['leader'],
};

export const DRAFTED: Readonly<Partial<Record<string, string>>> = {
  E1: 'reminder-slip',
  E2: 'urging-letter',
  E3: 'explanation-request',
  E4: 'meeting-item',
  E5: 'supervision-proposal',
};

interface Column {
  readonly name: string;
  readonly urgencies: readonly string[];
  /** Working days before T of R1 (at the earliest), R2, R3, R4a, R4b. */
  readonly before: Readonly<Partial<Record<Rung, number>>>;
  /** Working days after T. */
  readonly after: Readonly<Partial<Record<Rung, number>>>;
}

const COLUMNS: readonly Column[] = [
  {
    name: '',
    urgencies: ['normal'],
    before: { R1: 15, R2: 7, R3: 3, R4a: 1, R4b: 0 },
    after: { E1: 1, E2: 5, E3: 10, E4: 20, E5: 30 },
  },
  {
    name: 'urgent-',
    urgencies: ['urgent'],
    before: { R1: 10, R2: 5, R3: 2, R4a: 1, R4b: 0 },
    after: { E1: 1, E2: 3, E3: 5, E4: 10, E5: 20 },
  },
  {
    name: 'pressing-',
    urgencies: ['very-urgent', 'flash'],
    before: { R1: 10, R2: 5, R3: 2, R4a: 1, R4b: 0 },
    after: { E1: 1, E2: 2, E3: 3, E4: 5, E5: 10 },
  },
];

export interface LadderOfBook {
  readonly name: string;
  readonly rungs: readonly Rung[];
  readonly before: Column['before'];
  readonly after: Column['after'];
}

/** The ladder for an urgency and a term in calendar days; null for undated work. */
export function ladderOf(urgency: string, term: number | null): LadderOfBook {
  const column = COLUMNS.find(({ urgencies }) => urgencies.includes(urgency));
  if (column === undefined) throw new RangeError(`the book knows no urgency ${urgency}`);
  let length = 'long';
  if (term !== null && term <= 29) length = 'medium';
  if (term !== null && term <= 10) length = 'short';
  const without: Readonly<Record<string, readonly Rung[]>> = { short: ['R1', 'R2'], medium: ['R1'], long: [] };
  const rungs = RUNGS.filter((rung) => without[length]?.includes(rung) !== true);
  return { name: `${column.name}${length}`, rungs, before: column.before, after: column.after };
}

export const CYCLE_DAYS = { underNinety: 7, else: 30 } as const;
export const RECEIPT_WORKING_DAYS = 5;
export const VERIFIER_WORKING_DAYS = { V1a: 5, V1b: 10 } as const;
