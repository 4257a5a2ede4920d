import type { AssignmentState, OpenAssignment } from '../assignment/assignment.js';
import type { WorkingCalendar } from '../calendar/calendar.js';
import { remembered } from '../calendar/remembered.js';
import { addMs, daysBetween, endOfDay, localDay } from '../calendar/local-day.js';
import { addWorkingDays, morningOf, countWorkingDays, workingDayUntil } from '../calendar/working-days.js';
import { termDays } from '../deadline/due-at.js';
import { isEscalation, pendingSteps, withDays } from './ladder.js';
import type { DatedStep, PlacedStep } from './ladder.js';
import type { Policy, StepCode } from './policy.js';

export const CLOCKS = ['ladder', 'due-soon', 'deadline', 'updates'] as const;
export type ClockName = (typeof CLOCKS)[number];

/** The next boundary of one running clock of one assignment. `step` is there for the ladder's clock only. */
export type NextTimer =
  | { readonly clock: 'ladder'; readonly step: StepCode; readonly dueAt: string }
  | { readonly clock: Exclude<ClockName, 'ladder'>; readonly step: null; readonly dueAt: string };

const DAY_MS = 86_400_000;
/** A tenth of seventy is seven, not the 7.000000000000001 of binary fractions. */
const EPSILON = 1e-9;

type TermFacts = Pick<OpenAssignment, 'termStartsOn' | 'dueAt'>;

/**
 * When an assignment becomes due soon: the morning of the working day that lies so many working days before the deadline as the
 * policy says, or a tenth of the term's working days where that is more, up to its most. Null when undated.
 */
export function dueSoonAt(facts: TermFacts, policy: Policy, calendar: WorkingCalendar): string | null {
  return facts.dueAt === null ? null : soonBefore(calendar, facts.termStartsOn, facts.dueAt, policy.dueSoon);
}

const soonBefore = remembered(
  (calendar, termStartsOn: string, due: string, { workingDays, termFraction, atMost }: Policy['dueSoon']): string => {
    const lastDay = localDay(due);
    const term = countWorkingDays(calendar, termStartsOn, lastDay);
    const days = Math.min(atMost, Math.max(workingDays, Math.ceil(term * termFraction - EPSILON)));
    return morningOf(calendar, workingDayUntil(calendar, addWorkingDays(calendar, lastDay, -days)));
  },
  (termStartsOn, due, { workingDays, termFraction, atMost }) =>
    `${termStartsOn} ${due} ${workingDays} ${termFraction} ${atMost}`,
);

/** Length of the cycle in which an update is expected, in calendar days; the long one for undated work. */
export function cycleDays(facts: TermFacts, policy: Policy): number {
  const term = termDays(facts.termStartsOn, facts.dueAt);
  const { shortTermDays, shortCycleDays, longCycleDays } = policy.update;
  return term !== null && term < shortTermDays ? shortCycleDays : longCycleDays;
}

/** When so many cycles have passed without an update that the work counts as at risk (or, undated, as stale). */
export function updatesLapseAt(facts: TermFacts & Pick<OpenAssignment, 'lastUpdateAt'>, policy: Policy): string {
  return addMs(facts.lastUpdateAt, policy.update.cycles * cycleDays(facts, policy) * DAY_MS);
}

/** The first instant that is no longer in time. */
export function passesAt(due: string): string {
  return addMs(due, 1);
}

type Opened = Exclude<AssignmentState, { status: 'absent' }>;

/** Updates are awaited only while the unit itself works: elsewhere somebody else owes the next move. */
const UPDATES_AWAITED: ReadonlySet<string> = new Set<Opened['status']>([
  'assigned',
  'received',
  'in-progress',
  'blocked',
]);

function boundaryTimers(state: Opened, policy: Policy, calendar: WorkingCalendar): readonly NextTimer[] {
  const timers: NextTimer[] = [];
  const soon = dueSoonAt(state, policy, calendar);
  if (soon !== null && !state.dueSoon && !state.overdue) {
    timers.push({ clock: 'due-soon', step: null, dueAt: soon > state.openedAt ? soon : state.openedAt });
  }
  if (state.dueAt !== null && !state.overdue) {
    timers.push({ clock: 'deadline', step: null, dueAt: passesAt(state.dueAt) });
  }
  if (!state.updatesLapsed && UPDATES_AWAITED.has(state.status)) {
    timers.push({ clock: 'updates', step: null, dueAt: updatesLapseAt(state, policy) });
  }
  return timers;
}

/**
 * The next timer of each running clock; none once the assignment is completed. The ladder's clock runs on while the unit's ladder
 * is silent (submitted, a return pending): the decision then records the suppression, so that nothing is caught up later.
 */
export function nextTimers(state: AssignmentState, policy: Policy, calendar: WorkingCalendar): readonly NextTimer[] {
  if (state.status === 'absent' || state.status === 'completed') return [];
  const [next] = pendingSteps(state, policy, calendar);
  const ladder: readonly NextTimer[] =
    next === undefined ? [] : [{ clock: 'ladder', step: next.step, dueAt: next.dueAt }];
  return [...ladder, ...boundaryTimers(state, policy, calendar)];
}

/** A step that is due, and what to do about it. */
export interface DueStep extends DatedStep {
  /** True when it comes after the working day on which it was due. */
  readonly late: boolean;
  readonly verdict: 'fire' | 'overtaken-by-later-step';
}

export function isLate(due: string, at: string): boolean {
  return localDay(at) > localDay(due);
}

/**
 * The steps that are due by an instant, in the order in which to record them. After an outage several are: the reminders to the
 * unit come first and fold into the latest of them (the opening notice stands for itself), then the escalations, one by one.
 */
export function dueSteps(
  state: AssignmentState,
  at: string,
  policy: Policy,
  calendar: WorkingCalendar,
): readonly DueStep[] {
  if (state.status === 'absent' || state.status === 'completed') return [];
  const due = pendingSteps(state, policy, calendar).filter((step) => step.dueAt <= at);
  const unitSteps = due.filter((step) => !isEscalation(step.step));
  const latest = unitSteps.at(-1);
  const verdictOf = (step: PlacedStep): DueStep['verdict'] =>
    step === latest || step.step === 'R0' || isEscalation(step.step) ? 'fire' : 'overtaken-by-later-step';
  return [...unitSteps, ...due.filter((step) => isEscalation(step.step))].map((step) => ({
    ...withDays(step, state, calendar),
    late: isLate(step.dueAt, at),
    verdict: verdictOf(step),
  }));
}

/** The end of the grace that a returned deliverable gives: so many working days after the day of the return. */
export function graceEnd(calendar: WorkingCalendar, policy: Policy, returnedAt: string): string {
  return endOfDay(addWorkingDays(calendar, localDay(returnedAt), policy.graceWorkingDays));
}

/** Calendar days by which something is overdue at an instant; 0 when it is not. */
export function daysOverdue(due: string | null, at: string): number {
  return due === null || at <= due ? 0 : daysBetween(localDay(due), localDay(at));
}
