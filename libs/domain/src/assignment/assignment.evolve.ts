import type { Happened } from '../log/event.js';
import { balanced } from './assignment-opening-balance.evolve.js';
import type { AssignmentEvent, AssignmentState, OpenAssignment } from './assignment.js';
import { isAtWork, type Opened, type Working } from './assignment.status.js';

type OpeningEvent = Extract<AssignmentEvent, { type: 'AssignmentOpened' }>;
type WorkEvent = Extract<AssignmentEvent, { type: 'DeliverableSubmitted' | 'ObstacleRaised' | 'ReturnRequested' }>;

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
    case 'AssignmentReceived': {
      const received = { received: true, ...updated(event) };
      return state.status === 'assigned'
        ? { ...carried(state), ...received, status: 'received' }
        : { ...state, ...received };
    }
    case 'AssignmentDelegated':
      return { ...state, officer: event.data.officer };
    case 'ReturnRequested':
    case 'ObstacleRaised':
    case 'DeliverableSubmitted':
      return isAtWork(state) ? leaveWork(state, event) : state;
    case 'ReturnGranted':
      return state.status === 'return-requested' ? { ...carried(state), status: 'awaiting-reassignment' } : state;
    case 'ReturnRefused':
      return state.status === 'return-requested' ? { ...carried(state), status: state.before } : state;
    case 'ProgressReported': {
      const received = { received: true, ...updated(event) };
      // Words about an obstacle do not remove it: only its resolution does.
      return isAtWork(state)
        ? { ...carried(state), ...received, status: 'in-progress' }
        : { ...state, ...updated(event) };
    }
    case 'ObstacleConfirmed':
      return state.status === 'blocked'
        ? { ...carried(state), status: 'not-implementable', obstacle: state.obstacle }
        : state;
    case 'ObstacleResolved':
      return state.status === 'blocked' || state.status === 'not-implementable'
        ? { ...carried(state), ...updated(event), status: 'in-progress' }
        : state;
    case 'DeliverableConfirmed':
    case 'JointlyCompleted': {
      const { completedOn, onTime } = event.data;
      return { ...carried(state), status: 'completed', completedOn, onTime };
    }
    case 'DeliverableReturned':
      return state.status === 'submitted'
        ? { ...carried(state), ...updated(event), status: 'in-progress', graceUntil: event.data.graceUntil }
        : state;
    case 'DueSoonReached':
      return { ...state, dueSoon: true };
    case 'DeadlinePassed':
      return { ...state, overdue: true };
    case 'UpdatesLapsed':
      return { ...state, updatesLapsed: true };
    case 'StepFired':
      return told(state, event);
    case 'StepSuppressed':
      return { ...state, steps: { ...state.steps, [event.data.step]: 'suppressed' } };
  }
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
  const toUnit = data.recipients.some(({ as }) => as === 'unitHead' || as === 'officer');
  const steps = { ...state.steps, [data.step]: 'fired' as const };
  // The notice of what came in with a past is no reminder of it; its leaders' steps count from the first that is.
  const reminds = toUnit && (state.openingBalance === undefined || (data.step !== 'R0' && state.remindedAt === null));
  return { ...state, steps, remindedAt: reminds ? occurredAt : state.remindedAt };
}

function leaveWork(state: Working, event: Happened<WorkEvent>): AssignmentState {
  const { occurredAt } = event;
  switch (event.type) {
    case 'ReturnRequested':
      return { ...carried(state), status: 'return-requested', before: state.status, reason: event.data.reason };
    case 'ObstacleRaised':
      return {
        ...carried(state),
        ...updated(event),
        received: true,
        status: 'blocked',
        obstacle: { ...event.data, since: occurredAt },
      };
    case 'DeliverableSubmitted':
      return {
        ...carried(state),
        ...updated(event),
        received: true,
        status: 'submitted',
        evidence: event.data.evidence,
        submittedAt: occurredAt,
      };
  }
}

function updated(event: Happened<object>): Pick<OpenAssignment, 'lastUpdateAt' | 'updatesLapsed'> {
  return { lastUpdateAt: event.occurredAt, updatesLapsed: false };
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
    ...(state.openingBalance !== undefined && { openingBalance: state.openingBalance }),
  };
}
