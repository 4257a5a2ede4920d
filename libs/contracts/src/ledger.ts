import type { AtPosition, UnitRef } from './board.js';
import type { PersonRef } from './task.js';

/** GET /api/v1/ledger: who was told what, who was not, and why, in the order of the log. */
export interface LedgerPage extends AtPosition {
  readonly items: readonly LedgerLine[];
  readonly next?: string;
}

export interface LedgerLine {
  /** Of the event; several lines may share it. */
  readonly position: number;
  readonly at: string;
  /** Local day. */
  readonly day: string;
  readonly outcome: string;
  /** Why; null where the outcome says it. */
  readonly reason: string | null;
  readonly persons: readonly PersonRef[];
  readonly step: string | null;
  readonly assignment: string | null;
  readonly task: string | null;
  /** The lead unit. */
  readonly unit: UnitRef | null;
  readonly notice: string | null;
  readonly channel: string | null;
  /** How many things a message holds; 1 for everything else. */
  readonly items: number;
  readonly policyVersion: number | null;
  readonly calendarVersion: number | null;
}
