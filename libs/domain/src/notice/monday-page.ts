/**
 * The page that a leader gets on the first working morning of the week, as figures and ids: names are looked up when it is read. It is
 * counted once, from the log up to `position`, and kept with the notice, so that anybody can count it again.
 */
import type { RecipientRole } from '../policy/policy.js';

/** So many in all; `first` holds those that the page names. */
export interface PageList<Item> {
  readonly count: number;
  readonly first: readonly Item[];
}

export interface PageTask {
  readonly task: string;
}

export interface PageForm {
  readonly form: string;
}

/** What waits for the reader's own decision. */
export interface PageDuty {
  readonly kind: string;
  readonly task: string;
  readonly form: string | null;
}

/** How the tasks of the directives that a unit follows up stand; drafts and undated work are the remainder. */
export interface PageTally {
  readonly total: number;
  readonly done: number;
  readonly onSchedule: number;
  readonly late: number;
  readonly atRisk: number;
  readonly notImplementable: number;
  readonly remainder: number;
}

export interface MondayPage {
  /** Which unit's follow-up it is about. */
  readonly unit: string;
  readonly as: Extract<RecipientRole, 'leader' | 'fieldLeader'>;
  readonly position: number;
  /** The week that it looks back on, as instants. */
  readonly from: string;
  readonly to: string;
  readonly tally: PageTally;
  readonly late: PageList<PageTask>;
  readonly atRisk: PageList<PageTask>;
  readonly waiting: PageList<PageDuty>;
  /** Drafts that nobody decided about in time. */
  readonly lying: PageList<PageForm>;
  /** Drafts that were dropped during the week, each with its reason in its own stream. */
  readonly dropped: PageList<PageForm>;
  /** Units that owe open work and have nobody who could be reminded. */
  readonly withoutHead: PageList<{ readonly unit: string }>;
}

/** The parts sum to the total, and no list names more than it counts: a page that does not reconcile is not sent. */
export function reconciles(page: MondayPage): boolean {
  const { total, done, onSchedule, late, atRisk, notImplementable, remainder } = page.tally;
  const lists = [page.late, page.atRisk, page.waiting, page.lying, page.dropped, page.withoutHead];
  return (
    total === done + onSchedule + late + atRisk + notImplementable + remainder &&
    page.late.count === late &&
    page.atRisk.count === atRisk &&
    lists.every(({ count, first }) => Number.isSafeInteger(count) && first.length <= count)
  );
}
