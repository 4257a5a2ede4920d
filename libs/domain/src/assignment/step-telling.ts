/** Who is told of a step, and the events that a step makes. */
import type { WorkingCalendar } from '../calendar/calendar.js';
import type { DatedStep } from '../policy/ladder.js';
import type { Policy, RecipientRole } from '../policy/policy.js';
import type { UnitState } from '../unit/unit.js';
import type { AssignmentEvent, Recipient, SuppressionReason } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';
import type { Opened } from './assignment.status.js';
import { reachesUnit } from './unit-reach.js';

/** What a step is decided on: the state, and the policy and calendar that hold for it now. */
export interface Situation {
  readonly at: string;
  readonly state: Opened;
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
  readonly premises: AssignmentPremises;
}

/** Nobody of the unit can be told: what is for it waits. */
export function unitIsOutOfReach({ state, premises: { unit } }: Situation): boolean {
  return !reachesUnit(unit.status === 'absent' ? [] : unit.posts, state.officer);
}

/** The coordinator's alarm, once a wait. */
export function held(step: DatedStep, situation: Situation): readonly AssignmentEvent[] {
  if (situation.state.heldSince !== undefined) return [];
  return [{ type: 'StepsHeld', data: { ...factsOf(step, situation), reason: 'nobody-to-tell' } }];
}

/** Everybody who now holds a post that the step tells, each once, under the first of the step's roles. */
export function recipientsOf(tells: readonly RecipientRole[], { state, premises }: Situation): readonly Recipient[] {
  const roles = tells.flatMap((role) => inPlaceOf(role, premises.unit));
  const found = roles.flatMap((role): Recipient[] =>
    holdersOf(role, state, premises).map((person) => ({ person, as: role })),
  );
  return found.filter(({ person }, index) => found.findIndex((other) => other.person === person) === index);
}

/** Where the head's post is empty, the officer to whom the work was handed stands in. */
function inPlaceOf(role: RecipientRole, unit: UnitState): readonly RecipientRole[] {
  return role === 'unitHead' && holders(unit, 'unitHead').length === 0 ? ['officer'] : [role];
}

function holdersOf(role: RecipientRole, state: Opened, { unit, owner }: AssignmentPremises): readonly string[] {
  switch (role) {
    case 'unitHead':
      return holders(unit, role);
    case 'officer':
      // Only the one to whom the work was handed, for as long as that is an officer of the unit.
      return holders(unit, role).filter((person) => person === state.officer);
    case 'coordinator':
    case 'fieldLeader':
    case 'leader':
      return holders(owner, role);
  }
}

function holders(unit: UnitState, post: RecipientRole): readonly string[] {
  return unit.status === 'absent' ? [] : unit.posts.filter((held) => held.post === post).map((held) => held.person);
}

export function fired(
  step: DatedStep & { readonly late: boolean },
  recipients: readonly Recipient[],
  situation: Situation,
): AssignmentEvent {
  const forms = step.drafts.map((kind) => ({ form: situation.premises.formId(step.step, kind), kind }));
  return { type: 'StepFired', data: { ...factsOf(step, situation), late: step.late, recipients, forms } };
}

export function suppressed(step: DatedStep, reason: SuppressionReason, situation: Situation): AssignmentEvent {
  return { type: 'StepSuppressed', data: { ...factsOf(step, situation), reason } };
}

function factsOf({ step, dueAt, days }: DatedStep, { state, policy, calendar }: Situation) {
  return {
    step,
    dueAt,
    days,
    deadlineVersion: state.deadlineVersion,
    policyVersion: policy.version,
    calendarVersion: calendar.version,
  };
}
