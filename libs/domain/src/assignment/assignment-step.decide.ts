/**
 * Firing a step of the ladder. The sweep says which timer rang; everything else is looked up again here, in the state, policy,
 * calendar and posts of this moment. What follows, in this order:
 *
 * - nothing, when the step was fired, suppressed or skipped already, or is not due by the schedule as it now stands;
 * - a refusal, when an earlier escalation is still to come: they come in order, and none is left out;
 * - a suppression with its reason, when the unit is not the one to be reminded now, or nobody is there to be told;
 * - the unit's own reminder (E1) instead, when a leader would otherwise hear of the matter before the unit ever did;
 * - the step.
 */
import { isSystem } from '../log/authority.js';
import { refuse, type Decided } from '../log/refusals.js';
import { pendingSteps, isEscalation, stepSchedule, tellsLeaders, type DatedStep } from '../policy/ladder.js';
import { dueSteps, isLate, type DueStep } from '../policy/next-timers.js';
import { unitComesFirst } from '../policy/opening-balance.ladder.js';
import { policyOfVersion } from '../policy/policy.evolve.js';
import { LADDER_STEPS, type Policy, type RecipientRole } from '../policy/policy.js';
import type { WorkingCalendar } from '../calendar/calendar.js';
import type { UnitState } from '../unit/unit.js';
import type { AssignmentCommandOf } from './assignment.commands.js';
import type { AssignmentEvent, Recipient, SuppressionReason } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';
import type { Opened } from './assignment.status.js';

interface Situation {
  readonly at: string;
  readonly state: Opened;
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
  readonly premises: AssignmentPremises;
}

export function fireStep(
  command: AssignmentCommandOf<'FireStep'>,
  state: Opened,
  premises: AssignmentPremises,
): Decided<AssignmentEvent> {
  const { at, step } = command;
  const refusal = isSystem(command.by);
  if (refusal !== undefined) return refusal;
  if (command.dueAt > at) return refuse('step-not-due', 'dueAt', { step });
  if (isSettled(command, state)) return [];
  const { policy, calendar } = premises;
  if (policy.status === 'absent') return refuse('policy-missing');
  if (calendar.status === 'absent') return refuse('calendar-missing');
  const rules = policyOfVersion(policy, state.policyVersion);
  const situation = { at, state, policy: rules, calendar: calendar.calendar, premises };
  const due = dueSteps(state, at, rules, calendar.calendar).find((candidate) => candidate.step === step);
  // The timer was set before something moved the step: its new timer will ring.
  if (due === undefined) return [];
  const first = earlierEscalation(due, situation);
  if (first !== undefined) return refuse('step-out-of-order', 'step', { step, first });
  const reason = whySilent(due, state);
  return reason === undefined ? ring(due, situation) : [suppressed(due, reason, situation)];
}

function isSettled({ step, deadlineVersion }: AssignmentCommandOf<'FireStep'>, state: Opened): boolean {
  return state.status === 'completed' || state.deadlineVersion !== deadlineVersion || state.steps[step] !== undefined;
}

function earlierEscalation(step: DatedStep, { state, policy, calendar }: Situation): string | undefined {
  if (!isEscalation(step.step)) return undefined;
  const place = LADDER_STEPS.indexOf(step.step);
  return pendingSteps(state, policy, calendar).find(
    (other) => isEscalation(other.step) && LADDER_STEPS.indexOf(other.step) < place,
  )?.step;
}

function whySilent(due: DueStep, state: Opened): SuppressionReason | undefined {
  switch (state.status) {
    case 'submitted':
    case 'return-requested':
    case 'awaiting-reassignment':
    case 'not-implementable':
      return state.status;
    case 'assigned':
    case 'received':
    case 'in-progress':
    case 'blocked':
    case 'completed':
      if (due.timing.at === 'opening' && state.received) return 'already-received';
      return due.verdict === 'fire' ? undefined : due.verdict;
  }
}

function ring(due: DueStep, situation: Situation): readonly AssignmentEvent[] {
  const recipients = recipientsOf(due.tells, situation);
  if (recipients.length === 0) return [suppressed(due, 'no-recipient', situation)];
  const { state, calendar } = situation;
  const unitFirst = tellsLeaders(due) || unitComesFirst(due, state, calendar);
  if (!unitFirst || state.remindedAt !== null) return [fired(due, recipients, situation)];
  return remindUnit(situation) ?? [suppressed(due, 'reminder-not-sent-first', situation)];
}

/**
 * E1, although it was suppressed or skipped in its time: the schedule then gives the leaders' step a later morning. Undefined when
 * E1 has rung, or would reach nobody of the unit.
 */
function remindUnit(situation: Situation): readonly AssignmentEvent[] | undefined {
  const { at, state, policy, calendar } = situation;
  if (state.steps.E1 === 'fired') return undefined;
  const reminder = stepSchedule(state, policy, calendar).find((step) => step.step === 'E1');
  if (reminder === undefined || reminder.dueAt === null) return undefined;
  const recipients = recipientsOf(reminder.tells, situation);
  if (!recipients.some(({ as }) => as === 'unitHead' || as === 'officer')) return undefined;
  return [fired({ ...reminder, late: isLate(reminder.dueAt, at) }, recipients, situation)];
}

/** Everybody who now holds a post that the step tells, each once, under the first of the step's roles. */
function recipientsOf(tells: readonly RecipientRole[], { state, premises }: Situation): readonly Recipient[] {
  const found = tells.flatMap((role): Recipient[] =>
    holdersOf(role, state, premises).map((person) => ({ person, as: role })),
  );
  return found.filter(({ person }, index) => found.findIndex((other) => other.person === person) === index);
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

function fired(
  step: DatedStep & { readonly late: boolean },
  recipients: readonly Recipient[],
  situation: Situation,
): AssignmentEvent {
  const forms = step.drafts.map((kind) => ({ form: situation.premises.formId(step.step, kind), kind }));
  return { type: 'StepFired', data: { ...factsOf(step, situation), late: step.late, recipients, forms } };
}

function suppressed(step: DatedStep, reason: SuppressionReason, situation: Situation): AssignmentEvent {
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
