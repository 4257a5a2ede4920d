import type { AssignmentState, OpenAssignment } from '../assignment/assignment.js';
import type { WorkingCalendar } from '../calendar/calendar.js';
import { remembered } from '../calendar/remembered.js';
import { isSpokenTo, reachesUnit, type UnitReach } from '../assignment/unit-reach.js';
import { addMs, daysBetween, endOfDay, localDay } from '../calendar/local-day.js';
import {
  addWorkingDays,
  morningOf,
  countWorkingDays,
  nextWorkingInstant,
  workingDayUntil,
} from '../calendar/working-days.js';
import { updatesLapseAt } from './cycle.js';
import { isEscalation, nextStep, pendingStepsBy, withDays } from './ladder.js';
import type { DatedStep, PlacedStep } from './ladder.js';
import type { Policy, StepCode } from './policy.js';
import { pendingRounds, tacitReceiptAt } from './rounds.js';

/** The clocks that fire a step. */
const STEP_CLOCKS = ['ladder', 'word', 'verification'] as const;
type StepClock = (typeof STEP_CLOCKS)[number];

/**
 * The ladder; a word asked of a silent unit; a submission that waits; the tacit receipt; and the boundaries: due soon, the deadline,
 * updates lapsed.
 */
export const CLOCKS = [...STEP_CLOCKS, 'receipt', 'due-soon', 'deadline', 'updates'] as const;
export type ClockName = (typeof CLOCKS)[number];

/** The next boundary of one running clock of one assignment. `step` is there for the clocks that fire one. */
export type NextTimer =
  | { readonly clock: StepClock; readonly step: StepCode; readonly dueAt: string }
  | { readonly clock: Exclude<ClockName, StepClock>; readonly step: null; readonly dueAt: string };

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

/** The first instant that is no longer in time. */
export function passesAt(due: string): string {
  return addMs(due, 1);
}

type Opened = Exclude<AssignmentState, { status: 'absent' }>;

function boundaryTimers(state: Opened, policy: Policy, calendar: WorkingCalendar): readonly NextTimer[] {
  const timers: NextTimer[] = [];
  const soon = dueSoonAt(state, policy, calendar);
  if (soon !== null && !state.dueSoon && !state.overdue) {
    timers.push({ clock: 'due-soon', step: null, dueAt: soon > state.openedAt ? soon : state.openedAt });
  }
  if (state.dueAt !== null && !state.overdue) {
    timers.push({ clock: 'deadline', step: null, dueAt: passesAt(state.dueAt) });
  }
  if (!state.updatesLapsed && isSpokenTo(state, policy)) {
    timers.push({ clock: 'updates', step: null, dueAt: updatesLapseAt(state, policy) });
  }
  return timers;
}

/** While a step waits for somebody who can be told, its clock stands; then it goes on from the first instant within the hours. */
function spokenTimers(
  timers: readonly NextTimer[],
  state: Opened,
  { policy, calendar }: { readonly policy: Policy; readonly calendar: WorkingCalendar },
  unit: UnitReach | undefined,
): readonly NextTimer[] {
  if (state.heldSince === undefined || !isSpokenTo(state, policy)) return timers;
  if (unit === undefined || !reachesUnit(unit.posts, state.officer)) return [];
  const from = nextWorkingInstant(calendar, unit.since);
  return timers.map((timer) => (timer.dueAt < from ? { ...timer, dueAt: from } : timer));
}

function stepTimers(
  state: Opened,
  policy: Policy,
  calendar: WorkingCalendar,
  unit: UnitReach | undefined,
): readonly NextTimer[] {
  const next = nextStep(state, policy, calendar);
  const rounds = pendingRounds(state, policy, calendar);
  const word = rounds.find(({ timing }) => timing.at === 'silence');
  const verification = rounds.find(({ timing }) => timing.at === 'submission');
  const timer = (clock: StepClock, step: Pick<PlacedStep, 'step' | 'dueAt'> | undefined): readonly NextTimer[] =>
    step === undefined ? [] : [{ clock, step: step.step, dueAt: step.dueAt }];
  return [
    ...spokenTimers([...timer('ladder', next), ...timer('word', word)], state, { policy, calendar }, unit),
    ...timer('verification', verification),
  ];
}

/**
 * The next timer of each running clock; none once the assignment is completed. The ladder's clock runs on while the unit's ladder
 * is silent (submitted, a return pending): the decision then records the suppression, so that nothing is caught up later.
 * @param unit who holds the lead unit's posts; only what waits for somebody there looks at it
 */
export function nextTimers(
  state: AssignmentState,
  policy: Policy,
  calendar: WorkingCalendar,
  unit?: UnitReach,
): readonly NextTimer[] {
  if (state.status === 'absent' || state.status === 'completed') return [];
  const receipt = tacitReceiptAt(state, policy, calendar);
  return [
    ...stepTimers(state, policy, calendar, unit),
    ...(receipt === null ? [] : [{ clock: 'receipt' as const, step: null, dueAt: receipt }]),
    ...boundaryTimers(state, policy, calendar),
  ];
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
  const due = pendingStepsBy(at, state, policy, calendar);
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
