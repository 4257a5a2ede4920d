import type {
  AssignmentEvent,
  AssignmentState,
  ObstacleCause,
  RenewalReason,
  ReturnReason,
} from '../assignment/assignment.js';
import type { AwaitedIssue } from '../assignment/awaited-issue.js';
import type { Deadline } from '../deadline/deadline.js';
import type { TaskState } from '../task/task.js';
import { lastOf } from './positioned.js';
import type { Positioned } from './positioned.js';

/**
 * Why something stands where it stands, as codes with their facts; the first is the one that decides its colour. `position` is
 * that of the event that made it so, null where no event did. Facts speak of the task, never of a person.
 */
export type WhyLink = { readonly position: number | null } & (
  | {
      readonly code: 'completed-on-time' | 'completed-late';
      readonly completedOn: string;
      readonly dueAt: string | null;
    }
  | { readonly code: 'completed-undated'; readonly completedOn: string }
  | {
      readonly code: 'not-implementable' | 'blocked';
      readonly cause: ObstacleCause;
      readonly authority: string;
      readonly since: string;
    }
  | { readonly code: 'overdue'; readonly dueAt: string }
  | { readonly code: 'updates-lapsed'; readonly since: string }
  | { readonly code: 'due-soon'; readonly dueAt: string }
  /** Beside the rest: what the deadline was at first. */
  | { readonly code: 'extended'; readonly extensions: number; readonly originalDueAt: string | null }
  | { readonly code: 'on-schedule'; readonly dueAt: string }
  | { readonly code: 'undated' | 'continuous'; readonly text: string }
  | ({ readonly code: 'awaiting-issue' } & AwaitedIssue)
  | { readonly code: 'issue-refused'; readonly reason: string; readonly graceUntil: string }
  | { readonly code: 'awaiting-verification'; readonly since: string }
  | { readonly code: 'return-requested'; readonly reason: ReturnReason }
  | { readonly code: 'awaiting-reassignment' }
  | { readonly code: 'deliverable-returned'; readonly reason: string; readonly graceUntil: string }
  | { readonly code: 'not-received'; readonly since: string }
  /** The days to receive it or ask to return it began anew, up to the morning of `until`; the reason is null in old events. */
  | { readonly code: 'receipt-renewed'; readonly reason: RenewalReason | null; readonly until: string }
  | { readonly code: 'draft' }
  | { readonly code: 'lead-undetermined'; readonly text: string }
  | { readonly code: 'voided'; readonly reason: string }
);

type Opened = Exclude<AssignmentState, { status: 'absent' }>;
type Events = readonly Positioned<AssignmentEvent>[];

function completion(state: Extract<AssignmentState, { status: 'completed' }>, events: Events): WhyLink {
  const position =
    lastOf(events, 'DeliverableConfirmed', 'JointlyCompleted', 'OpeningBalanceRecorded', 'OpeningBalanceCorrected')
      ?.position ?? null;
  const { completedOn, onTime, dueAt } = state;
  return onTime === null
    ? { code: 'completed-undated', completedOn, position }
    : { code: onTime ? 'completed-on-time' : 'completed-late', completedOn, dueAt, position };
}

function obstacle(state: Opened, events: Events): readonly WhyLink[] {
  if (state.status !== 'blocked' && state.status !== 'not-implementable') return [];
  const { cause, authority, since } = state.obstacle;
  const type = state.status === 'blocked' ? 'ObstacleRaised' : 'ObstacleConfirmed';
  const { position = null } = lastOf(events, type, 'OpeningBalanceRecorded', 'OpeningBalanceCorrected') ?? {};
  return [{ code: state.status, cause, authority, since, position }];
}

/** Undated work, by what its document says about the time. */
function undated(deadline: Deadline): WhyLink {
  const continuous = deadline.precision === 'continuous' || deadline.precision === 'recurring';
  return { code: continuous ? 'continuous' : 'undated', text: deadline.text, position: null };
}

function lapsed(state: Opened, events: Events): readonly WhyLink[] {
  const position = lastOf(events, 'UpdatesLapsed')?.position ?? null;
  return state.updatesLapsed ? [{ code: 'updates-lapsed', since: state.lastUpdateAt, position }] : [];
}

function term(state: Opened, events: Events): readonly WhyLink[] {
  const { dueAt, overdue, dueSoon } = state;
  if (dueAt === null) return [undated(state.deadline)];
  if (overdue) {
    const { position = null } =
      lastOf(events, 'DeadlinePassed', 'OpeningBalanceRecorded', 'OpeningBalanceCorrected') ?? {};
    return [{ code: 'overdue', dueAt, position }];
  }
  return dueSoon ? [{ code: 'due-soon', dueAt, position: lastOf(events, 'DueSoonReached')?.position ?? null }] : [];
}

/** Whose move it is. */
function move(state: Opened, events: Events): readonly WhyLink[] {
  switch (state.status) {
    case 'awaiting-issue': {
      const position =
        lastOf(events, 'SentForIssue', 'OpeningBalanceRecorded', 'OpeningBalanceCorrected')?.position ?? null;
      return [{ code: 'awaiting-issue', ...state.awaited, position }];
    }
    case 'submitted': {
      const position =
        lastOf(events, 'DeliverableSubmitted', 'OpeningBalanceRecorded', 'OpeningBalanceCorrected')?.position ?? null;
      return [{ code: 'awaiting-verification', since: state.submittedAt, position }];
    }
    case 'return-requested': {
      const position = lastOf(events, 'ReturnRequested')?.position ?? null;
      return [{ code: 'return-requested', reason: state.reason, position }];
    }
    case 'awaiting-reassignment':
      return [{ code: 'awaiting-reassignment', position: lastOf(events, 'ReturnGranted')?.position ?? null }];
    case 'assigned':
      return [
        { code: 'not-received', since: state.openedAt, position: lastOf(events, 'AssignmentOpened')?.position ?? null },
        ...renewed(events),
      ];
    case 'received':
    case 'in-progress':
    case 'blocked':
    case 'not-implementable':
    case 'completed':
      return [];
  }
}

function renewed(events: Events): readonly WhyLink[] {
  const event = lastOf(events, 'ReceiptRenewed');
  if (event === null) return [];
  const { reason = null, until } = event.data;
  return [{ code: 'receipt-renewed', reason, until, position: event.position }];
}

function returned(state: Opened, events: Events): readonly WhyLink[] {
  const event = lastOf(events, 'DeliverableReturned', 'IssueRefused');
  if (event === null || state.status !== 'in-progress' || state.graceUntil === null) return [];
  const { reason, graceUntil } = event.data;
  const code = event.type === 'IssueRefused' ? 'issue-refused' : 'deliverable-returned';
  return [{ code, reason, graceUntil, position: event.position }];
}

/**
 * The chain for one assignment: `events` are those of its stream up to the state. Never empty for an opened assignment; empty
 * before it is opened.
 */
export function whyAssignment(state: AssignmentState, events: Events): readonly WhyLink[] {
  if (state.status === 'absent') return [];
  // A correction of what stands beside the standing explains nothing of it.
  const telling = events.filter((event) => event.type !== 'OpeningBalanceCorrected' || event.data.standsOtherwise);
  return [...whyStanding(state, telling), ...extended(state, events)];
}

function extended({ openingBalance }: Opened, events: Events): readonly WhyLink[] {
  if (openingBalance === undefined || openingBalance.extensions === 0) return [];
  const { extensions, originalDueAt } = openingBalance;
  const { position = null } = lastOf(events, 'OpeningBalanceRecorded', 'OpeningBalanceCorrected') ?? {};
  return [{ code: 'extended', extensions, originalDueAt, position }];
}

/** Links that say whose move it is, and nothing of the term. */
const CALM: ReadonlySet<WhyLink['code']> = new Set(['not-received', 'awaiting-verification', 'awaiting-issue']);

function whyStanding(state: Opened, events: Events): readonly WhyLink[] {
  if (state.status === 'completed') return [completion(state, events)];
  const stands = state.status === 'not-implementable' ? obstacle(state, events) : [];
  const blocked = state.status === 'blocked' ? obstacle(state, events) : [];
  const chain = [
    ...stands,
    ...term(state, events),
    ...blocked,
    ...lapsed(state, events),
    ...move(state, events),
    ...returned(state, events),
  ];
  const [first] = chain;
  const calm = first === undefined || CALM.has(first.code);
  return calm && state.dueAt !== null ? [{ code: 'on-schedule', dueAt: state.dueAt, position: null }, ...chain] : chain;
}

/** The chain for a task that has no assignments yet; empty for an issued one: its assignments explain it. */
export function whyTask(task: TaskState): readonly WhyLink[] {
  switch (task.status) {
    case 'absent':
    case 'issued':
      return [];
    case 'voided':
      return [{ code: 'voided', reason: task.reason, position: null }];
    case 'draft':
      return task.lead.relation === 'undetermined'
        ? [{ code: 'lead-undetermined', text: task.lead.text, position: null }]
        : [{ code: 'draft', position: null }];
  }
}
