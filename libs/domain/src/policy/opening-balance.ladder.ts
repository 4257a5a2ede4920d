/**
 * The ladder of work that came into the register with an opening balance. Three rules, beside "a step dated before the opening is
 * skipped":
 *
 * - Lateness that is there on the first working morning began before the register knew the work. No escalation of that morning, or
 *   of a day before, speaks of it: such a step is skipped for good.
 * - An escalation whose own day comes later stands, but the unit hears first: its reminder (E1) rings in the place of whatever would
 *   be the first, whomever that tells.
 * - Whoever else is told then waits as many working days after that reminder as the ladder leaves between the two.
 *
 * The opening notice (R0) is for work that still waits to be received; it is no reminder of lateness.
 */
import type { WorkingCalendar } from '../calendar/calendar.js';
import { nextWorkingMorning } from '../calendar/working-days.js';
import type { BalancedStatus } from '../assignment/assignment-opening-balance.js';
import type { LadderStep, StepRule } from './policy.js';

/** A step on its day, as the schedule has it. */
type Placed = Pick<StepRule, 'step' | 'timing'> & { readonly dueAt: string | null };

interface Opening {
  readonly openedAt: string;
  readonly dueAt: string | null;
}

/** The deadline has passed by the first working morning in the register. */
function isLateFromTheStart({ openedAt, dueAt }: Opening, calendar: WorkingCalendar): boolean {
  return dueAt !== null && dueAt < nextWorkingMorning(calendar, openedAt);
}

/** Escalations speak of lateness; the codes of the ladder begin with E. */
function isEscalation({ step }: Pick<StepRule, 'step'>): boolean {
  return step.startsWith('E');
}

/** A step that would speak about what lies before the opening, though its instant does not. */
export function spokenOfBefore(
  step: Placed,
  opening: Opening & { readonly status: BalancedStatus },
  calendar: WorkingCalendar,
): boolean {
  if (step.timing.at === 'opening') return opening.status !== 'assigned';
  if (step.dueAt === null || !isEscalation(step) || !isLateFromTheStart(opening, calendar)) return false;
  return step.dueAt <= nextWorkingMorning(calendar, opening.openedAt);
}

/** Work that was late from the start: whatever is told of it, the unit is reminded first. */
export function unitComesFirst(
  step: Pick<LadderStep, 'step'>,
  facts: Opening & { readonly openingBalance?: object },
  calendar: WorkingCalendar,
): boolean {
  return (
    facts.openingBalance !== undefined &&
    isEscalation(step) &&
    step.step !== 'E1' &&
    isLateFromTheStart(facts, calendar)
  );
}

/** Working days from the unit's reminder to a step: those of the ladder, whose first reminder stands one day after the deadline. */
export function daysAfterReminder(step: LadderStep): number {
  return step.timing.at === 'deadline' ? Math.max(1, step.timing.workingDays - 1) : 1;
}
