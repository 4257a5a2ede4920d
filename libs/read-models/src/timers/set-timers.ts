/** The timers of one assignment under the rules that hold for it: set, moved, and removed where a clock has stopped. */
import { nextTimers, type UnitReach } from '#domain';
import { drop, type Emit, put } from '../projecting/projection.js';
import { sameContent } from './same-content.js';
import { type ClockedRow, type RulesRow, type SetTimer, TimerRow } from './timers.entity.js';

/** `unit`: who holds the lead unit's posts; needed only for what waits for somebody there. */
export function timersOf({ state }: Pick<ClockedRow, 'state'>, rules: RulesRow, unit?: UnitReach): SetTimer[] {
  const { policies, calendar, policyVersion, calendarVersion } = rules;
  const policy = policies.find(({ version }) => version === state.policyVersion) ?? policies.at(-1);
  if (policy === undefined || calendar === null) return [];
  const { deadlineVersion } = state;
  return nextTimers(state, sameContent(policy), sameContent(calendar), unit).map(({ clock, step, dueAt }) => ({
    clock,
    step,
    dueAt,
    deadlineVersion,
    policyVersion,
    calendarVersion,
  }));
}

/** The row with its timers as they are now. What differs from the ones that it knows is written to their table. */
export function withTimers(row: ClockedRow, rules: RulesRow, emit: Emit, unit?: UnitReach): ClockedRow {
  const { assignment } = row;
  const timers = timersOf(row, rules, unit);
  for (const { clock } of row.timers)
    if (!timers.some((timer) => timer.clock === clock)) emit(drop(TimerRow, { assignment, clock }));
  for (const timer of timers)
    if (!row.timers.some((set) => same(set, timer))) emit(put(TimerRow, { assignment, ...timer }));
  return { ...row, timers };
}

function same(a: SetTimer, b: SetTimer): boolean {
  return (
    a.clock === b.clock &&
    a.dueAt === b.dueAt &&
    a.step === b.step &&
    a.deadlineVersion === b.deadlineVersion &&
    a.policyVersion === b.policyVersion &&
    a.calendarVersion === b.calendarVersion
  );
}
