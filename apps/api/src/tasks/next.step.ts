import type { AssignmentView } from '#contracts';
import { type AssignmentState, nextTimers, type Policy, type WorkingCalendar } from '#domain';

/** The next reminder or escalation of an assignment, as its own policy and calendar have it; null when its ladder is still. */
export function nextStepOf(
  state: AssignmentState,
  policy: Policy,
  calendar: WorkingCalendar,
): AssignmentView['nextStep'] {
  for (const timer of nextTimers(state, policy, calendar)) {
    if (timer.clock === 'ladder') return { step: timer.step, dueAt: timer.dueAt };
  }
  return null;
}
