import { amend, change, defineProjection } from '../projecting/projection.js';
import { foldAssignment } from './assignment-rows.js';
import {
  AssignmentRow,
  AssignmentVersionRow,
  DirectiveCount,
  DirectiveDay,
  DirectiveRow,
  DirectiveTotal,
  PublishedCountRow,
  TaskRow,
  TaskVersionRow,
  UnitCount,
  UnitDay,
} from './register.entity.js';
import { registerTablesSql } from './register.tables.sql.js';
import { settleTask, type Times } from './task-counters.js';
import { amendedRow, draftedRow, issuedRow, voidedRow } from './task-rows.js';

/**
 * Directives, tasks, assignments, their versions and the counters over them. Lists and counters share a projection, so that
 * a number and the list that it opens are of the same position.
 */
export const registerProjection = defineProjection({
  name: 'register',
  version: 4,
  tables: [
    DirectiveRow,
    PublishedCountRow,
    TaskRow,
    TaskVersionRow,
    AssignmentRow,
    AssignmentVersionRow,
    DirectiveCount,
    DirectiveTotal,
    DirectiveDay,
    UnitCount,
    UnitDay,
  ],
  ddl: registerTablesSql,
  on: {
    DirectiveRegistered: ({ stream, version, position, data }) => [
      change(DirectiveRow, { id: stream }, () => ({ id: stream, ...data, version, position })),
    ],
    PublishedCountNoted: ({ stream, version, position, data }) => [
      amend(DirectiveRow, { id: stream }, (row) => ({ ...row, version, position })),
      change(PublishedCountRow, { directive: stream, position }, () => ({ directive: stream, position, ...data })),
    ],
    TaskDrafted: (event) => [
      change(TaskRow, { id: event.stream }, (row, emit) => {
        const drafted = draftedRow(event);
        settleTask(row, drafted, event, emit);
        return drafted;
      }),
    ],
    TaskAmended: (event) => changeTask(event, (row) => amendedRow(row, event)),
    TaskVoided: (event) => changeTask(event, (row) => voidedRow(row, event)),
    TaskIssued: (event) => changeTask(event, (row) => issuedRow(row, event)),
    AssignmentOpened: foldAssignment,
    OpeningBalanceRecorded: foldAssignment,
    OpeningBalanceCorrected: foldAssignment,
    AssignmentReceived: foldAssignment,
    AssignmentDelegated: foldAssignment,
    ReturnRequested: foldAssignment,
    ReturnGranted: foldAssignment,
    ReturnRefused: foldAssignment,
    ProgressReported: foldAssignment,
    ObstacleRaised: foldAssignment,
    ObstacleConfirmed: foldAssignment,
    ObstacleResolved: foldAssignment,
    SentForIssue: foldAssignment,
    IssueRefused: foldAssignment,
    DeliverableSubmitted: foldAssignment,
    DeliverableConfirmed: foldAssignment,
    DeliverableReturned: foldAssignment,
    JointlyCompleted: foldAssignment,
    DueSoonReached: foldAssignment,
    DeadlinePassed: foldAssignment,
    UpdatesLapsed: foldAssignment,
    StepFired: foldAssignment,
    StepSuppressed: foldAssignment,
    StepsHeld: foldAssignment,
    ReceiptRenewed: foldAssignment,
  },
});

function changeTask(event: Times & { readonly stream: string }, apply: (row: TaskRow) => TaskRow) {
  return [
    amend(TaskRow, { id: event.stream }, (row, emit) => {
      const changed = apply(row);
      settleTask(row, changed, event, emit);
      return changed;
    }),
  ];
}
