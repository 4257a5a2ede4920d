import type { Fact } from '../log/event.js';

/** Which days are worked, as dated, versioned data with legal references. Days are `YYYY-MM-DD` in Asia/Ho_Chi_Minh. */
export interface WorkingCalendar {
  readonly version: number;
  /** 0 is Sunday. */
  readonly weekend: readonly number[];
  readonly holidays: readonly CalendarDay[];
  /** Weekend days that are worked in exchange for a day off. */
  readonly workedDays: readonly CalendarDay[];
  /** The last year whose movable days (Tết, swaps) are known; later years have the fixed days only. */
  readonly knownThrough: number;
  /** Local times between which people are written to. */
  readonly quietHours: { readonly from: string; readonly to: string };
}

/**
 * A day off is a public holiday, the substitute of one that fell on a weekend, or a working day given up in exchange; a worked day
 * is the weekend day that makes up for the exchange.
 */
export const DAY_KINDS = ['public-holiday', 'substitute', 'swapped', 'compensating'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

export interface CalendarDay {
  readonly on: string;
  readonly name: string;
  /** The law, or the letter that decided it. */
  readonly reference: string;
  /** Absent in calendars that did not tell the kinds apart. */
  readonly kind?: DayKind;
  /** Of a substitute, the holiday that fell on a weekend; of a compensating day, the working day that was given up. */
  readonly standsFor?: string;
  /** Why the day is not certain yet; absent when it is. */
  readonly provisional?: string;
}

export type CalendarEvent = Fact<'CalendarPublished', { readonly calendar: WorkingCalendar }>;
