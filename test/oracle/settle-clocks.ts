/** What runs beside the ladder: the boundaries, U1, V1 and tacit receipt. */
import { CYCLE_DAYS, RECEIPT_WORKING_DAYS, TOLD, VERIFIER_WORKING_DAYS } from './book.js';
import type { Case } from './case.js';
import { dayOf, plusDays, plusMs } from './days.js';
import { type Entry, firedFacts, suppressedFacts } from './entry.js';
import type { Office } from './office.js';
import { hold, recipientsOf, unitHasNobody } from './settle-ladder.js';

function cycleDays(one: Case): number {
  return one.term !== null && one.term < 90 ? CYCLE_DAYS.underNinety : CYCLE_DAYS.else;
}

/** When updates lapse, if none comes before. */
export function lapsesAt(one: Case): string {
  return plusDays(one.lastUpdate, 2 * cycleDays(one));
}

/** The first instant that is no longer in time. */
export function passesAt(one: Case): string | null {
  return one.due === null ? null : plusMs(one.due, 1);
}

function dueSoonAt(one: Case, office: Office): string | null {
  if (one.lastDay === null) return null;
  const tenth = Math.ceil(office.countAfter(one.issuedOn, one.lastDay) / 10);
  const days = Math.min(15, Math.max(3, tenth));
  const morning = office.morning(office.before(one.lastDay, days));
  return morning > one.openedAt ? morning : one.openedAt;
}

/** Boundaries come at their instant, at any hour. */
export function settleBoundaries(one: Case, office: Office, now: string): readonly Entry[] {
  const entries: Entry[] = [];
  if (one.status === 'completed') return entries;
  const note = (what: string, facts: Entry['facts']): void => {
    entries.push({ assignment: one.id, at: now, what, step: '', facts });
  };
  const passes = passesAt(one);
  if (!one.overdue && passes !== null && passes <= now) {
    one.overdue = true;
    note('DeadlinePassed', { dueAt: one.due });
  }
  if (!one.dueSoon && !one.overdue) {
    const soon = dueSoonAt(one, office);
    if (soon !== null && soon <= now) {
      one.dueSoon = true;
      note('DueSoonReached', {});
    }
  }
  if (one.atWork && !one.lapsed && lapsesAt(one) <= now) {
    one.lapsed = true;
    note('UpdatesLapsed', { since: one.lastUpdate });
  }
  return entries;
}

/** U1: a word is asked for. */
export function settleWord(one: Case, office: Office, now: string): readonly Entry[] {
  const entries: Entry[] = [];
  if (!one.atWork || one.askedForWord || !office.open(now)) return entries;
  const morning = office.nextMorning(plusDays(one.lastUpdate, cycleDays(one)));
  if (now < morning || (one.due !== null && morning > one.due)) return entries;
  const note = (what: string, facts: Entry['facts']): void => {
    one.askedForWord = true;
    entries.push({ assignment: one.id, at: now, what, step: 'U1', facts });
  };
  if (one.due !== null && now > one.due) note('StepSuppressed', suppressedFacts(morning, 'overdue'));
  else if (unitHasNobody(one)) hold(one, now, entries);
  else {
    one.held = false;
    const recipients = recipientsOf(one, TOLD.U1, false);
    note('StepFired', firedFacts({ dueAt: morning, late: dayOf(now) > dayOf(morning), recipients, forms: [] }));
  }
  return entries;
}

/** V1: the submission waits for its confirmation. */
export function settleVerifier(one: Case, office: Office, now: string): readonly Entry[] {
  const entries: Entry[] = [];
  if (one.status !== 'submitted' || !office.open(now)) return entries;
  for (const step of ['V1a', 'V1b'] as const) {
    if (one.verifierDecided.has(step)) continue;
    const morning = verifierMorning(step, one, office);
    if (now < morning) break;
    one.verifierDecided.add(step);
    const recipients = recipientsOf(one, TOLD[step], false);
    const note = (what: string, facts: Entry['facts']): void => {
      entries.push({ assignment: one.id, at: now, what, step, facts });
    };
    if (recipients.length === 0) note('StepSuppressed', suppressedFacts(morning, 'no-recipient'));
    else {
      note('StepFired', firedFacts({ dueAt: morning, late: dayOf(now) > dayOf(morning), recipients, forms: [] }));
      if (step === 'V1a') one.v1aFiredOn = dayOf(now);
    }
  }
  return entries;
}

function verifierMorning(step: 'V1a' | 'V1b', one: Case, office: Office): string {
  const morning = office.morning(office.after(one.submittedOn ?? '', VERIFIER_WORKING_DAYS[step]));
  if (step === 'V1a' || one.v1aFiredOn === null) return morning;
  const dayAfter = office.morning(office.after(one.v1aFiredOn, 1));
  return dayAfter > morning ? dayAfter : morning;
}

/** Tacit receipt: nobody disputed within the days that the book gives. */
export function settleReceipt(one: Case, office: Office, now: string): readonly Entry[] {
  const { from } = one.receiptClock;
  if (from === null || one.received || one.status !== 'assigned' || !office.open(now)) return [];
  const morning = office.morning(office.after(from, RECEIPT_WORKING_DAYS + 1));
  if (now < morning) return [];
  if (dayOf(now) > dayOf(morning)) {
    one.receiptClock = { from: dayOf(now), stood: null };
    return [{ assignment: one.id, at: now, what: 'ReceiptRenewed', step: '', facts: {} }];
  }
  one.received = true;
  one.status = 'received';
  return [{ assignment: one.id, at: now, what: 'AssignmentReceived', step: '', facts: { tacit: true } }];
}
