import type { Deadline } from '#domain';
import type { FindingCode } from './finding.js';
import type { PlannedTask } from './planned-task.js';

export interface TaskImportSummary {
  readonly rows: number;
  readonly accepted: number;
  readonly warned: number;
  readonly rejected: number;
  /** `each` are the collective cells: a group owes one apiece, once its members are chosen. */
  readonly leads: Readonly<Record<'one' | 'joint' | 'mixed' | 'each' | 'empty' | 'unknown', number>>;
  readonly deadlines: Readonly<Partial<Record<Deadline['precision'], number>>>;
  /** Rows by finding, for the codes that were found. */
  readonly findings: Readonly<Partial<Record<FindingCode, number>>>;
}

function countBy<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

export function summarise(rows: readonly PlannedTask[]): TaskImportSummary {
  const none = { one: 0, joint: 0, mixed: 0, each: 0, empty: 0, unknown: 0 };
  const kinds = rows.map(({ readAs }) => (readAs.lead.kind === 'collective' ? 'each' : readAs.lead.kind));
  const status = { accepted: 0, warned: 0, rejected: 0, ...countBy(rows.map((row) => row.status)) };
  return {
    rows: rows.length,
    ...status,
    leads: { ...none, ...countBy(kinds) },
    deadlines: countBy(rows.map(({ readAs }) => readAs.deadline.precision)),
    findings: countBy(rows.flatMap((row) => [...new Set(row.findings.map(({ code }) => code))])),
  };
}
