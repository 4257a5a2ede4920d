/** When people are written to: mornings of working days, and nothing outside the calendar's hours. */
import { addMs, localDay, morningOf, nextWorkingInstant, nextWorkingMorning, type WorkingCalendar } from '#domain';

/** The local day whose digest may be composed at an instant; null outside the hours and on days that are not worked. */
export function slotAt(calendar: WorkingCalendar, instant: string): string | null {
  return nextWorkingInstant(calendar, instant) === instant ? localDay(instant) : null;
}

/** Steps that were due by this instant belong to the slot's digest; what comes later in the day waits for the next one. */
export function slotCloses(calendar: WorkingCalendar, slot: string): string {
  return morningOf(calendar, slot);
}

/** The first morning after an instant on which a digest can be composed. */
export function nextSlotOpens(calendar: WorkingCalendar, instant: string): string {
  return nextWorkingMorning(calendar, addMs(instant, 1));
}
