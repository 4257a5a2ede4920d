/** The clocks of assignments, folded in memory by the policy that each was opened under and the posts of its unit. */
import {
  nextTimers,
  type AssignmentState,
  type DondocEvent,
  type Policy,
  type UnitReach,
  type WorkingCalendar,
} from '#domain';
import type { DueTimer } from '#automation';
import type { RecordedEvent } from '#event-store';

type Posted = RecordedEvent & Extract<DondocEvent, { type: 'PostFilled' | 'PostVacated' }>;

/** Folds who holds posts in each unit, by unit. */
export function staff(reaches: Map<string, UnitReach>, { stream, type, occurredAt, data }: Posted): void {
  const { post, person } = data;
  const before = reaches.get(stream)?.posts ?? [];
  const others = before.filter((held) => held.post !== post || held.person !== person);
  reaches.set(stream, { posts: type === 'PostFilled' ? [...others, { post, person }] : others, since: occurredAt });
}

export interface ClockRules {
  readonly policies: readonly Policy[];
  readonly calendar: WorkingCalendar;
  readonly reaches: ReadonlyMap<string, UnitReach>;
}

export function clocksOf(
  assignment: string,
  state: Exclude<AssignmentState, { status: 'absent' }>,
  { policies, calendar, reaches }: ClockRules,
): readonly DueTimer[] {
  const { deadlineVersion, policyVersion, unit } = state;
  const policy = policies.find(({ version }) => version === policyVersion) ?? policies.at(-1);
  if (policy === undefined) return [];
  return nextTimers(state, policy, calendar, reaches.get(unit)).map((timer) => ({
    assignment,
    deadlineVersion,
    ...timer,
  }));
}
