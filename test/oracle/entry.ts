/** What the ladder has to record, and what it did record, in one form: so that the two can be laid side by side. */
import type { Told } from './case.js';

export interface Entry {
  readonly assignment: string;
  /** The instant at which it is recorded. */
  readonly at: string;
  readonly what: string;
  /** The step, or an empty text. */
  readonly step: string;
  /** Everything else that must agree, by name. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export function firedFacts(step: {
  readonly dueAt: string;
  readonly late: boolean;
  readonly recipients: readonly Told[];
  readonly forms: readonly string[];
}): Entry['facts'] {
  const { dueAt, late, forms } = step;
  return { dueAt, late, recipients: step.recipients.map(({ person, as }) => `${as} ${person}`).sort(), forms };
}

export function suppressedFacts(dueAt: string, reason: string): Entry['facts'] {
  return { dueAt, reason };
}
