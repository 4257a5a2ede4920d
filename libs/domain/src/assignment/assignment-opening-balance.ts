/**
 * What stood already when the work came into the register: an office arrives in the middle of its year, with work that is done,
 * late or extended. The balance is recorded once, together with the opening; what lies before it is told as it was reported, and no
 * step of the ladder speaks about it.
 */
import type { Deadline } from '../deadline/deadline.js';
import { sameData } from '../log/same-data.js';
import type { AwaitedIssue } from './awaited-issue.js';
import type { Evidence, ObstacleCause } from './evidence.js';

/** Where the work stood, and what that standing needs beside it. Days are local days. */
export type BalancedStanding =
  | { readonly status: 'assigned' | 'received' | 'in-progress' }
  | {
      readonly status: 'blocked' | 'not-implementable';
      readonly cause: ObstacleCause;
      readonly authority: string;
      readonly words: string;
    }
  | ({ readonly status: 'awaiting-issue' } & AwaitedIssue)
  | { readonly status: 'submitted'; readonly submittedOn: string; readonly evidence: Evidence }
  | { readonly status: 'completed'; readonly completedOn: string };

export type BalancedStatus = BalancedStanding['status'];

/** What the office's own table says about one piece of work. */
export interface OpeningBalance {
  /** The day on which it stood so. */
  readonly asOf: string;
  readonly standing: BalancedStanding;
  /** The document that was issued, or was sent to be; the day where it is known. */
  readonly document: { readonly number: string; readonly issuedOn: string | null } | null;
  /** The deadline as it was first set; null when the one in force is the first. Kept for ever. */
  readonly originalDeadline: Deadline | null;
  /** How often the deadline was extended before. */
  readonly extensions: number;
  /** The table's own words about how it stands. */
  readonly words: string | null;
}

/** As it is asked for. Without a day of its own it stands as of the day of asking: the same table asks the same again. */
export type AskedBalance = Omit<OpeningBalance, 'asOf'> & { readonly asOf: string | null };

/** Whether two balances say the same. The day of a table that is sent again says nothing new. */
export function sameBalance(one: AskedBalance, other: AskedBalance): boolean {
  const beside = { asOf: null, standing: null };
  return sameStanding(one.standing, other.standing) && sameData({ ...one, ...beside }, { ...other, ...beside });
}

/** Whether it was in time follows from the day: it is recorded with a standing, and asked by nobody. */
export function sameStanding(one: BalancedStanding, other: BalancedStanding): boolean {
  const beside = { onTime: null };
  return sameData({ ...one, ...beside }, { ...other, ...beside });
}
