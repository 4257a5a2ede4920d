/** The day of a step: sections 1 to 7 of "The day of a step" in the rule book, in its words. */
import type { Rung } from './book.js';
import type { Case } from './case.js';
import { dayOf, next, previous } from './days.js';
import type { Office } from './office.js';

/** Sections 1 to 4: where the rule alone puts a step; null when nothing is due by a date. The same under one calendar for ever. */
function ruledInstant(rung: Rung, one: Case, office: Office): string | null {
  const known = one.ruled.get(office)?.get(rung);
  if (known !== undefined) return known;
  const instant = ruleOf(rung, one, office);
  const ofOffice = one.ruled.get(office) ?? new Map<Rung, string | null>();
  one.ruled.set(office, ofOffice.set(rung, instant));
  return instant;
}

function ruleOf(rung: Rung, one: Case, office: Office): string | null {
  if (rung === 'R0') return office.nextOpen(one.openedAt);
  if (one.due === null || one.lastDay === null) return null;
  const after = one.ladder.after[rung];
  if (after !== undefined) return office.morning(office.after(one.lastDay, after));
  const before = office.before(one.lastDay, one.ladder.before[rung] ?? 0);
  return reminderMorning(rung === 'R1' ? laterOf(halfTerm(one), before) : before, one.due, office);
}

function halfTerm(one: Case): string {
  let day = one.issuedOn;
  for (let walked = 0; walked < Math.floor((one.term ?? 0) / 2); walked += 1) day = next(day);
  return day;
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}

/** Section 3. */
function reminderMorning(day: string, due: string, office: Office): string {
  const wanted = office.morning(office.from(day));
  if (wanted <= due) return wanted;
  const notLaterThan = office.morning(day) <= due ? day : previous(day);
  return office.morning(office.until(notLaterThan));
}

/** Section 5: steps that are skipped for good when the assignment is opened. */
export function skippedAtOpening(one: Case, office: Office): ReadonlySet<Rung> {
  const { rungs } = one.ladder;
  const skipped = new Set<Rung>();
  for (const [place, rung] of rungs.entries()) {
    if (rung === 'R0') continue;
    const instant = ruledInstant(rung, one, office);
    if (instant === null || instant < one.openedAt) skipped.add(rung);
    else if (rung === 'R1') {
      const following = ruledInstant(rungs[place + 1] ?? 'E1', one, office);
      if (following !== null && following <= instant) skipped.add(rung);
    }
  }
  return skipped;
}

/** Sections 6 and 7: where a step stands now. Null: it has no day. */
export function instantOf(rung: Rung, one: Case, office: Office): string | null {
  let instant = ruledInstant(rung, one, office);
  if (instant === null || !rung.startsWith('E')) return instant;
  if (one.graceUntil !== null && instant <= one.graceUntil) instant = office.nextMorning(one.graceUntil);
  if (rung !== 'E1' && one.unitToldAt !== null) {
    const days = one.lateFromTheStart ? (one.ladder.after[rung] ?? 0) - (one.ladder.after.E1 ?? 0) : 1;
    const dayAfter = office.morning(office.after(dayOf(one.unitToldAt), days));
    if (dayAfter > instant) instant = dayAfter;
  }
  return instant;
}
