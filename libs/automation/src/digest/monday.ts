/**
 * Mondays, one page a leader: on the first working morning of the week. A week whose Monday nobody worked, or whose page an outage
 * swallowed, has it on its next working morning, once. The first morning of work that was just brought in has none.
 */
import {
  addDays,
  addMs,
  addWorkingDays,
  localDay,
  lyingSince,
  morningOf,
  nextWorkingMorning,
  weekdayOf,
  workingDayFrom,
  type MondayPage,
  type WorkingCalendar,
} from '#domain';
import type { PolicyBook } from '../policy.book.js';
import type { MondayPages } from './monday-pages.port.js';

export interface MondayPorts {
  readonly mondays: MondayPages;
  readonly policy: PolicyBook;
}

/** An event holds 64 KiB; a page takes at most about 20 of them. */
const MOST_PAGES = 2;

export class Monday {
  /** The slot for which everybody's page stands: it is not counted twice in a morning. */
  private done = '';

  constructor(private readonly ports: MondayPorts) {}

  /** The pages to compose on the morning of a slot, by person; none when it is not the morning for them. */
  async pagesOn(slot: string, calendar: WorkingCalendar): Promise<ReadonlyMap<string, readonly MondayPage[]>> {
    const policy = await this.ports.policy.inForce();
    if (policy?.mondayPage === undefined || this.done === slot) return new Map();
    const first = workingDayFrom(calendar, mondayOf(slot));
    const { mondays } = this.ports;
    if (first > slot || (first < slot && (await mondays.composedBetween(first, slot)))) return new Map();
    const to = morningOf(calendar, slot);
    const found = await mondays.pages({
      openedBy: morningOf(calendar, addWorkingDays(calendar, slot, -1)),
      from: morningOf(calendar, workingDayFrom(calendar, addDays(mondayOf(slot), -7))),
      to,
      lyingSince: lyingSince(to, policy, calendar),
      listed: policy.mondayPage.listed,
    });
    return new Map(found.map(({ person, pages }) => [person, pages.slice(0, MOST_PAGES)]));
  }

  /** Everybody's page of the slot is in the log. */
  settled(slot: string): void {
    this.done = slot;
  }

  /** The next morning on which there may be a page, while work is open; null else. A week that has had none yet may have it any day. */
  async nextAt(now: string, calendar: WorkingCalendar): Promise<string | null> {
    const policy = await this.ports.policy.inForce();
    const { mondays } = this.ports;
    if (policy?.mondayPage === undefined || !(await mondays.awaited())) return null;
    const today = localDay(now);
    const next = nextWorkingMorning(calendar, addMs(now, 1));
    const first = workingDayFrom(calendar, mondayOf(localDay(next)));
    if (first > today || !(await mondays.composedBetween(first, today))) return next;
    return morningOf(calendar, workingDayFrom(calendar, addDays(mondayOf(first), 7)));
  }
}

/** The Monday of the week in which a day lies; a week ends on its Sunday. */
function mondayOf(day: string): string {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}
