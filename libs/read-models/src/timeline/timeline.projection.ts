import type { EventData, EventType } from '#domain';
import { amend, change, defineProjection, type Emit, type Operation, type Recorded } from '../projecting/projection.js';
import { ConcernRow, TimelineEntryRow } from './timeline.entity.js';
import { timelineTablesSql } from './timeline.tables.sql.js';

/** Every event about a task, in the order of the log: its own, its assignments', their forms' and the notices that tell of it. */
export const timelineProjection = defineProjection({
  name: 'timeline',
  version: 1,
  tables: [ConcernRow, TimelineEntryRow],
  ddl: timelineTablesSql,
  on: {
    TaskDrafted: ofTask,
    TaskAmended: ofTask,
    TaskVoided: ofTask,
    TaskIssued: ofTask,
    AssignmentOpened: (event) => begins(event, [event.data.task], event.stream),
    OpeningBalanceRecorded: follows,
    OpeningBalanceCorrected: follows,
    AssignmentReceived: follows,
    AssignmentDelegated: follows,
    ReturnRequested: follows,
    ReturnGranted: follows,
    ReturnRefused: follows,
    ProgressReported: follows,
    ObstacleRaised: follows,
    ObstacleConfirmed: follows,
    ObstacleResolved: follows,
    SentForIssue: follows,
    IssueRefused: follows,
    DeliverableSubmitted: follows,
    DeliverableConfirmed: follows,
    DeliverableReturned: follows,
    JointlyCompleted: follows,
    DueSoonReached: follows,
    DeadlinePassed: follows,
    UpdatesLapsed: follows,
    StepFired: follows,
    StepSuppressed: follows,
    StepsHeld: follows,
    ReceiptRenewed: follows,
    FormDrafted: (event) => begins(event, [event.data.task], event.data.assignment),
    FormIssued: follows,
    FormDropped: follows,
    FormReminded: follows,
    FormReminderSuppressed: follows,
    NoticeComposed: (event) => begins(event, [...new Set(event.data.items.map((item) => item.task))], null),
    NoticeSent: follows,
    NoticeFailed: follows,
    NoticeDeadLettered: follows,
    NoticeDropped: follows,
    NoticeBounced: follows,
    NoticeReplayed: follows,
    NoticeAcknowledged: follows,
  },
});

type AnyEvent = Omit<Recorded<EventType>, 'data'> & { readonly data: object };

function ofTask(event: AnyEvent): readonly Operation[] {
  return [entry(event, event.stream, null)];
}

function begins(event: AnyEvent, tasks: string[], assignment: string | null): readonly Operation[] {
  const { stream } = event;
  return [
    change(ConcernRow, { stream }, (row, emit) => {
      const concern = row ?? { stream, tasks, assignment };
      tell(event, concern, emit);
      return concern;
    }),
  ];
}

function follows(event: AnyEvent): readonly Operation[] {
  return [
    amend(ConcernRow, { stream: event.stream }, (concern, emit) => {
      tell(event, concern, emit);
      return concern;
    }),
  ];
}

function tell(event: AnyEvent, { tasks, assignment }: ConcernRow, emit: Emit): void {
  for (const task of tasks) emit(entry(event, task, assignment));
}

function entry(event: AnyEvent, task: string, assignment: string | null): Operation {
  const { position, type, stream, occurredAt, recordedAt, actor, unit } = event;
  const data = type === 'NoticeComposed' ? onlyAbout(task, event.data as EventData<'NoticeComposed'>) : event.data;
  return change(TimelineEntryRow, { task, position }, () => ({
    task,
    position,
    type,
    stream,
    assignment,
    occurredAt,
    recordedAt,
    actor,
    unit,
    data: data as Readonly<Record<string, unknown>>,
  }));
}

/** What a digest tells of other tasks is not this task's business. */
function onlyAbout(task: string, data: EventData<'NoticeComposed'>): EventData<'NoticeComposed'> {
  const { pages: _, ...told } = data;
  return { ...told, items: data.items.filter((item) => item.task === task) };
}
