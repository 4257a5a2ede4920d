/** The timers of one assignment under the rules that hold for it: set, moved, and removed where a clock has stopped. */
import { CLOCKS, nextTimers, type UnitReach } from '#domain';
import { change, type Operation } from '../projecting/projection.js';
import { sameCalendar } from './same-calendar.js';
import { type ClockedRow, type RulesRow, TimerRow } from './timers.entity.js';

/** `unit`: who holds the lead unit's posts; needed only for what waits for somebody there. */
export function timersOf(
  { assignment, state }: Pick<ClockedRow, 'assignment' | 'state'>,
  rules: RulesRow,
  unit?: UnitReach,
): TimerRow[] {
  const { policies, calendar, policyVersion, calendarVersion } = rules;
  const policy = policies.find(({ version }) => version === state.policyVersion) ?? policies.at(-1);
  if (policy === undefined || calendar === null) return [];
  const { deadlineVersion } = state;
  return nextTimers(state, policy, sameCalendar(calendar), unit).map(({ clock, step, dueAt }) => ({
    assignment,
    clock,
    step,
    dueAt,
    deadlineVersion,
    policyVersion,
    calendarVersion,
  }));
}

export function setTimers(row: ClockedRow, rules: RulesRow, unit?: UnitReach): Operation[] {
  // Counting working days is dear: only a pass that has the rows at hand asks for it.
  let timers: TimerRow[] | undefined;
  return CLOCKS.map((clock) =>
    change(TimerRow, { assignment: row.assignment, clock }, (set) => {
      timers ??= timersOf(row, rules, unit);
      const timer = timers.find((each) => each.clock === clock);
      return set !== undefined && timer !== undefined && same(set, timer) ? set : timer;
    }),
  );
}

function same(a: TimerRow, b: TimerRow): boolean {
  return (
    a.dueAt === b.dueAt &&
    a.step === b.step &&
    a.deadlineVersion === b.deadlineVersion &&
    a.policyVersion === b.policyVersion &&
    a.calendarVersion === b.calendarVersion
  );
}
