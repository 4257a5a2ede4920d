import type { OpenAssignment } from '../assignment/assignment.js';
import { addMs } from '../calendar/local-day.js';
import { termDays } from '../deadline/due-at.js';
import type { Policy } from './policy.js';

const DAY_MS = 86_400_000;

type TermFacts = Pick<OpenAssignment, 'termStartsOn' | 'dueAt'>;

/** Length of the cycle in which an update is expected, in calendar days; the long one for undated work. */
export function cycleDays(facts: TermFacts, policy: Policy): number {
  const term = termDays(facts.termStartsOn, facts.dueAt);
  const { shortTermDays, shortCycleDays, longCycleDays } = policy.update;
  return term !== null && term < shortTermDays ? shortCycleDays : longCycleDays;
}

/** The instant at which so many cycles have passed since the last update. */
export function cyclesPassAt(
  facts: TermFacts & Pick<OpenAssignment, 'lastUpdateAt'>,
  policy: Policy,
  cycles: number,
): string {
  return addMs(facts.lastUpdateAt, cycles * cycleDays(facts, policy) * DAY_MS);
}

/** When so many cycles have passed without an update that the work counts as at risk (or, undated, as stale). */
export function updatesLapseAt(facts: TermFacts & Pick<OpenAssignment, 'lastUpdateAt'>, policy: Policy): string {
  return cyclesPassAt(facts, policy, policy.update.cycles);
}
