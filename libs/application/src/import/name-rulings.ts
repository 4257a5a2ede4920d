/**
 * Names that could not be read, and what a person said about them. The names of an import are listed once each; whoever knows writes
 * behind each the code of the unit that is meant, or that it is a group, or nobody. The list comes back with the next import of the
 * annex and settles these very words, no others that look like them.
 */
import { nameKey, type NameDecision } from '#domain';
import type { AnnexDirectory, NameableUnit } from './annex.directory.js';
import type { NameDecisions, ReadPart } from './lead-cell.js';
import type { PlannedTask } from './planned-task.js';

/** What a person wrote behind a name: a unit's code, `nhóm`/`group`, or `bỏ qua`/`none`. */
export interface NameRuling {
  readonly name: string;
  readonly decision: string;
}

export interface UnknownName {
  readonly name: string;
  /** In how many cells it stands. */
  readonly count: number;
  /** Rows in which it stands, in order; the first twenty. */
  readonly rows: readonly number[];
  /** Codes of the units that it may mean. */
  readonly candidates: readonly string[];
}

const MOST_ROWS_NAMED = 20;
const GROUP = new Set(['nhom', 'group']);
const NOBODY = new Set(['bo qua', 'khong', 'none', 'nobody', 'skip']);

function decisionOf(decision: string, directory: AnnexDirectory): NameDecision<NameableUnit> | undefined {
  const key = nameKey(decision);
  if (GROUP.has(key)) return 'group';
  if (NOBODY.has(key)) return 'nobody';
  const named = directory.names.byKey.get(key)?.filter(({ isCode, unit }) => isCode && unit.id !== null) ?? [];
  const [only] = named;
  return named.length === 1 && only !== undefined ? { unit: only.unit } : undefined;
}

/** The rulings by the words that they settle. One without a decision, or with a code that no registered unit has, settles nothing. */
export function decisionsOf(rulings: readonly NameRuling[], directory: AnnexDirectory): NameDecisions {
  const decisions = new Map<string, NameDecision<NameableUnit>>();
  for (const { name, decision } of rulings) {
    const settled = decision.trim() === '' ? undefined : decisionOf(decision, directory);
    if (settled !== undefined) decisions.set(nameKey(name), settled);
  }
  return decisions;
}

/** The names of a plan that a person must settle, the most frequent first. */
export function unknownNames(rows: readonly PlannedTask[]): readonly UnknownName[] {
  const names = new Map<string, { name: string; count: number; rows: number[]; candidates: readonly string[] }>();
  for (const { row, readAs } of rows) {
    for (const part of [...readAs.lead.parts, ...readAs.cooperating.parts]) {
      if (!isUnread(part)) continue;
      const key = nameKey(part.text);
      const known = names.get(key) ?? { name: part.text, count: 0, rows: [], candidates: part.candidates };
      known.count += 1;
      if (known.rows.length < MOST_ROWS_NAMED && !known.rows.includes(row)) known.rows.push(row);
      names.set(key, known);
    }
  }
  return [...names.values()].sort((a, b) => b.count - a.count);
}

function isUnread(part: ReadPart): part is ReadPart & { readonly candidates: readonly string[] } {
  return part.candidates !== undefined;
}
