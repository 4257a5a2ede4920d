import type { Happened } from '../log/event.js';
import { balanced, corrected } from './assignment-opening-balance.evolve.js';
import type { AssignmentEvent, AssignmentState, OpenAssignment } from './assignment.js';
import { isRound } from '../policy/rounds.js';
import type { StepCode } from '../policy/policy.js';
import { isAtWork, type Opened, type Working } from './assignment.status.js';

type OpeningEvent = Extract<AssignmentEvent, { type: 'AssignmentOpened' }>;
type WorkEvent = Extract<AssignmentEvent, { type: 'ObstacleRaised' | 'ReturnRequested' }>;

type HandingOver = Extract<AssignmentEvent, { type: 'SentForIssue' | 'DeliverableSubmitted' }>;
type GivenBack = Extract<AssignmentEvent, { type: 'IssueRefused' | 'DeliverableReturned' }>;

export const noAssignment: AssignmentState = { status: 'absent' };

/** Folds one event of the assignment's stream. Total: an event that cannot follow the state leaves it as it is. */
export function evolveAssignment(state: AssignmentState, event: Happened<AssignmentEvent>): AssignmentState {
  if (event.type === 'AssignmentOpened') return state.status === 'absent' ? open(event) : state;
  return state.status === 'absent' ? state : evolveOpened(state, event);
}

function evolveOpened(state: Opened, event: Happened<Exclude<AssignmentEvent, OpeningEvent>>): AssignmentState {
  switch (event.type) {
    case 'OpeningBalanceRecorded':
      return state.status === 'assigned' ? balanced(carried(state), event) : state;
    case 'OpeningBalanceCorrected':
      return state.openingBalance === undefined ? state : corrected(state, carried(state), event);
    case 'AssignmentReceived':
      return received(state, event);
    case 'AssignmentDelegated':
      return { ...state, officer: event.data.officer };
    case 'ReturnRequested':
    case 'ObstacleRaised':
      return isAtWork(state) ? leaveWork(state, event) : state;
    case 'SentForIssue':
    case 'DeliverableSubmitted':
      return handOver(state, event);
    case 'IssueRefused':
      return backToWork(state, 'awaiting-issue', event);
    case 'ReturnGranted':
      return state.status === 'return-requested' ? { ...carried(state), status: 'awaiting-reassignment' } : state;
    case 'ReturnRefused':
      return state.status === 'return-requested'
        ? { ...carried(state), ...updated(state, event), status: state.before }
        : state;
    case 'ProgressReported': {
      const received = { received: true, ...updated(state, event) };
      // Words about an obstacle do not remove it: only its resolution does.
      return isAtWork(state)
        ? { ...carried(state), ...received, status: 'in-progress' }
        : { ...state, ...updated(state, event) };
    }
    case 'ObstacleConfirmed':
      return state.status === 'blocked'
        ? { ...carried(state), status: 'not-implementable', obstacle: state.obstacle }
        : state;
    case 'ObstacleResolved':
      return state.status === 'blocked' || state.status === 'not-implementable'
        ? { ...carried(state), ...updated(state, event), status: 'in-progress' }
        : state;
    case 'DeliverableConfirmed':
    case 'JointlyCompleted': {
      const { completedOn, onTime } = event.data;
      return { ...carried(state), status: 'completed', completedOn, onTime };
    }
    case 'DeliverableReturned':
      return backToWork(state, 'submitted', event);
    case 'DueSoonReached':
      return { ...state, dueSoon: true };
    case 'DeadlinePassed':
      return { ...state, overdue: true };
    case 'UpdatesLapsed':
      return { ...state, updatesLapsed: true };
    case 'StepFired':
      return told(state, event);
    case 'StepSuppressed':
      return { ...released(state, event.data.step), steps: { ...state.steps, [event.data.step]: 'suppressed' } };
    case 'StepsHeld':
      return { ...state, heldSince: event.occurredAt };
    case 'ReceiptRenewed':
      return { ...state, receiptFrom: event.occurredAt };
  }
}

function received(state: Opened, event: Happened<Extract<AssignmentEvent, { type: 'AssignmentReceived' }>>): Opened {
  // What the system takes for received breaks no silence of the unit's.
  const facts = { received: true, ...(event.data.tacit ? {} : updated(state, event)) };
  return state.status === 'assigned' ? { ...carried(state), ...facts, status: 'received' } : { ...state, ...facts };
}

function open({ data, occurredAt }: Happened<OpeningEvent>): AssignmentState {
  const { skippedSteps, ...facts } = data;
  return {
    ...facts,
    status: 'assigned',
    openedAt: occurredAt,
    officer: null,
    received: false,
    lastUpdateAt: occurredAt,
    dueSoon: false,
    overdue: false,
    updatesLapsed: false,
    steps: Object.fromEntries(skippedSteps.map((step) => [step, 'skipped'])),
    remindedAt: null,
    graceUntil: null,
  };
}

function told(state: Opened, { data, occurredAt }: Happened<Extract<AssignmentEvent, { type: 'StepFired' }>>): Opened {
  const { step } = data;
  const steps = { ...state.steps, [step]: 'fired' as const };
  const next = { ...released(state, step), steps };
  if (step === 'V1a') return next.status === 'submitted' ? { ...next, verifierToldAt: occurredAt } : next;
  // Asking for a word is no reminder of the deadline.
  if (isRound(step)) return next;
  const toUnit = data.recipients.some(({ as }) => as === 'unitHead' || as === 'officer');
  // The notice of what came in with a past is no reminder of it; its leaders' steps count from the first that is.
  const reminds = toUnit && (state.openingBalance === undefined || (step !== 'R0' && state.remindedAt === null));
  const receiptFrom = step === 'R0' ? occurredAt : state.receiptFrom;
  return { ...next, receiptFrom, remindedAt: reminds ? occurredAt : state.remindedAt };
}

/** A step that goes on, whichever way, ends the wait for somebody who can be told; those about the verifier never waited. */
function released(state: Opened, step: StepCode): Opened {
  return step === 'V1a' || step === 'V1b' ? state : { ...state, heldSince: undefined };
}

function leaveWork(state: Working, event: Happened<WorkEvent>): AssignmentState {
  const { occurredAt, actor: askedBy } = event;
  switch (event.type) {
    case 'ReturnRequested':
      return {
        ...carried(state),
        status: 'return-requested',
        before: state.status,
        reason: event.data.reason,
        askedBy,
      };
    case 'ObstacleRaised':
      return {
        ...carried(state),
        ...updated(state, event),
        received: true,
        status: 'blocked',
        obstacle: { ...event.data, since: occurredAt, askedBy },
      };
  }
}

/** The unit's part is done for now: the issuer's begins, or the verifier's. */
function handOver(state: Opened, event: Happened<HandingOver>): AssignmentState {
  if (state.status !== 'awaiting-issue' && !isAtWork(state)) return state;
  const next = { ...carried(state), ...updated(state, event), received: true };
  switch (event.type) {
    case 'SentForIssue': {
      const { authority, letterNumber, sentOn } = event.data;
      return { ...next, status: 'awaiting-issue', awaited: { authority, letter: { number: letterNumber, sentOn } } };
    }
    case 'DeliverableSubmitted':
      return {
        ...next,
        // Every submission is waited for anew.
        steps: withoutSteps(state.steps, ['U1', 'V1a', 'V1b']),
        status: 'submitted',
        evidence: event.data.evidence,
        submittedAt: event.occurredAt,
        askedBy: event.actor,
      };
  }
}

/** Given back by whoever had it, with days of grace. */
function backToWork(state: Opened, from: Opened['status'], event: Happened<GivenBack>): AssignmentState {
  if (state.status !== from) return state;
  const { graceUntil } = event.data;
  return { ...carried(state), ...updated(state, event), status: 'in-progress', graceUntil };
}

/** The unit has spoken, or has the work back: its silence is counted anew, and it may be asked for a word again. */
function updated(
  state: Opened,
  event: Happened<object>,
): Pick<OpenAssignment, 'lastUpdateAt' | 'updatesLapsed' | 'steps'> {
  return { lastUpdateAt: event.occurredAt, updatesLapsed: false, steps: withoutSteps(state.steps, ['U1']) };
}

function withoutSteps(steps: OpenAssignment['steps'], codes: readonly StepCode[]): OpenAssignment['steps'] {
  const kept = { ...steps };
  for (const code of codes) delete kept[code];
  return kept;
}

/** What outlives a change of status: the fields of one status alone (an obstacle, evidence) stay behind. */
function carried(state: Opened): OpenAssignment {
  return {
    task: state.task,
    directive: state.directive,
    unit: state.unit,
    ownerUnit: state.ownerUnit,
    relation: state.relation,
    keeper: state.keeper,
    deadline: state.deadline,
    dueAt: state.dueAt,
    deadlineVersion: state.deadlineVersion,
    openedAt: state.openedAt,
    termStartsOn: state.termStartsOn,
    ladder: state.ladder,
    policyVersion: state.policyVersion,
    calendarVersion: state.calendarVersion,
    officer: state.officer,
    received: state.received,
    lastUpdateAt: state.lastUpdateAt,
    dueSoon: state.dueSoon,
    overdue: state.overdue,
    updatesLapsed: state.updatesLapsed,
    steps: state.steps,
    remindedAt: state.remindedAt,
    graceUntil: state.graceUntil,
    heldSince: state.heldSince,
    receiptFrom: state.receiptFrom,
    ...(state.restricted === true && { restricted: true as const }),
    ...(state.openingBalance !== undefined && { openingBalance: state.openingBalance }),
  };
}
