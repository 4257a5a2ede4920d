/**
 * Firing a step of the ladder. The sweep says which timer rang; everything else is looked up again here, in the state, policy,
 * calendar and posts of this moment. What follows, in this order:
 *
 * - nothing, when the step was fired, suppressed or skipped already, it is not an hour at which people are written to, or the step
 *   is not due by the schedule as it now stands;
 * - a refusal, when an earlier escalation is still to come: they come in order, and none is left out;
 * - a suppression with its reason, when the unit is not the one to be reminded now;
 * - a wait, said once, while nobody of the unit can be told;
 * - a suppression with its reason, when a later reminder took its place, or nobody is there to be told;
 * - the unit's own reminder (E1) instead, when a leader would otherwise hear of the matter before the unit ever did;
 * - the step.
 */
import { nextWorkingInstant } from '../calendar/working-days.js';
import { isSystem } from '../log/authority.js';
import { refuse, type Decided } from '../log/refusals.js';
import { pendingSteps, isEscalation, stepSchedule, tellsLeaders, type DatedStep } from '../policy/ladder.js';
import { dueSteps, isLate, type DueStep } from '../policy/next-timers.js';
import { unitComesFirst } from '../policy/opening-balance.ladder.js';
import { policyOfVersion } from '../policy/policy.evolve.js';
import { STEPS, type RoundStepCode } from '../policy/policy.js';
import { isRound, pendingRounds, placeRound } from '../policy/rounds.js';
import type { AssignmentCommandOf } from './assignment.commands.js';
import type { AssignmentEvent, SuppressionReason } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';
import type { Opened } from './assignment.status.js';
import { fired, held, recipientsOf, suppressed, unitIsOutOfReach, type Situation } from './step-telling.js';
import { isSpokenTo } from './unit-reach.js';

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
  // The next working morning's sweep asks again.
  if (nextWorkingInstant(calendar.calendar, at) !== at) return [];
  if (isRound(step)) return fireRound(step, situation);
  const due = dueSteps(state, at, rules, calendar.calendar).find((candidate) => candidate.step === step);
  // The timer was set before something moved the step: its new timer will ring.
  if (due === undefined) return [];
  const first = earlierEscalation(due, situation);
  if (first !== undefined) return refuse('step-out-of-order', 'step', { step, first });
  return decideDue(due, situation);
}

function decideDue(due: DueStep, situation: Situation): readonly AssignmentEvent[] {
  const reason = whySilent(due, situation);
  if (reason !== undefined) return [suppressed(due, reason, situation)];
  if (unitIsOutOfReach(situation)) return held(due, situation);
  return due.verdict === 'fire' ? ring(due, situation) : [suppressed(due, due.verdict, situation)];
}

/** A step beside the ladder, in the round that runs now. */
function fireRound(step: RoundStepCode, situation: Situation): Decided<AssignmentEvent> {
  const { at, state, policy, calendar } = situation;
  const due = placeRound(step, state, { policy, calendar });
  // The unit spoke, or the submission was answered: another round, or none, runs now.
  if (due === null || due.dueAt > at) return [];
  const first = pendingRounds(state, policy, calendar).find(({ timing }) => timing.at === due.timing.at);
  if (first !== undefined && first.step !== step)
    return refuse('step-out-of-order', 'step', { step, first: first.step });
  if (due.timing.at === 'silence') {
    if (state.dueAt !== null && at > state.dueAt) return [suppressed(due, 'overdue', situation)];
    if (unitIsOutOfReach(situation)) return held(due, situation);
  }
  const recipients = recipientsOf(due.tells, situation);
  return recipients.length === 0
    ? [suppressed(due, 'no-recipient', situation)]
    : [fired({ ...due, late: isLate(due.dueAt, at) }, recipients, situation)];
}

function isSettled({ step, deadlineVersion }: AssignmentCommandOf<'FireStep'>, state: Opened): boolean {
  return state.status === 'completed' || state.deadlineVersion !== deadlineVersion || state.steps[step] !== undefined;
}

function earlierEscalation(step: DatedStep, { state, policy, calendar }: Situation): string | undefined {
  if (!isEscalation(step.step)) return undefined;
  const place = STEPS.indexOf(step.step);
  return pendingSteps(state, policy, calendar).find(
    (other) => isEscalation(other.step) && STEPS.indexOf(other.step) < place,
  )?.step;
}

function whySilent(due: DueStep, { state, policy }: Situation): SuppressionReason | undefined {
  switch (state.status) {
    case 'awaiting-issue':
      if (!isSpokenTo(state, policy)) return state.status;
      break;
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
      break;
  }
  return due.timing.at === 'opening' && state.received ? 'already-received' : undefined;
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
