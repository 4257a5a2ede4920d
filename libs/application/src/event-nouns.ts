import type { EventType } from '#domain';
import type { Noun } from './aggregate.js';

/** Whose stream each event belongs to: an id of one kind of thing is never taken for another kind. */
const nouns: Readonly<Record<EventType, Noun>> = {
  UnitRegistered: 'unit',
  UnitRenamed: 'unit',
  PostFilled: 'unit',
  PostVacated: 'unit',
  DirectiveRegistered: 'directive',
  PublishedCountNoted: 'directive',
  TaskDrafted: 'task',
  TaskAmended: 'task',
  TaskVoided: 'task',
  TaskIssued: 'task',
  AssignmentOpened: 'assignment',
  OpeningBalanceRecorded: 'assignment',
  AssignmentReceived: 'assignment',
  AssignmentDelegated: 'assignment',
  ReturnRequested: 'assignment',
  ReturnGranted: 'assignment',
  ReturnRefused: 'assignment',
  ProgressReported: 'assignment',
  ObstacleRaised: 'assignment',
  ObstacleConfirmed: 'assignment',
  ObstacleResolved: 'assignment',
  DeliverableSubmitted: 'assignment',
  DeliverableConfirmed: 'assignment',
  DeliverableReturned: 'assignment',
  JointlyCompleted: 'assignment',
  DueSoonReached: 'assignment',
  DeadlinePassed: 'assignment',
  UpdatesLapsed: 'assignment',
  StepFired: 'assignment',
  StepSuppressed: 'assignment',
  StepsHeld: 'assignment',
  ReceiptRenewed: 'assignment',
  FormDrafted: 'form',
  FormIssued: 'form',
  FormDropped: 'form',
  FormReminded: 'form',
  FormReminderSuppressed: 'form',
  NoticeComposed: 'notice',
  NoticeSent: 'notice',
  NoticeFailed: 'notice',
  NoticeDeadLettered: 'notice',
  NoticeDropped: 'notice',
  NoticeBounced: 'notice',
  NoticeReplayed: 'notice',
  NoticeAcknowledged: 'notice',
  InboxItemRead: 'notice',
  PolicyPublished: 'policy',
  CalendarPublished: 'calendar',
};

/** Undefined for a type that this release does not know. */
export function nounOf(type: string): Noun | undefined {
  return Object.hasOwn(nouns, type) ? nouns[type as EventType] : undefined;
}
