import { amend, change, defineProjection } from '../projecting/projection.js';
import { foldAssignment } from './assignment-rows.js';
import {
  AssignmentRow,
  DirectiveCount,
  DirectiveRow,
  PublishedCountRow,
  TaskRow,
  UnitCount,
} from './register.entity.js';
import { registerTablesSql } from './register.tables.sql.js';
import { amendedRow, draftedRow, issuedRow, recount, voidedRow } from './task-rows.js';

/**
 * Directives, tasks, assignments and the counters over them. Lists and counters share a projection, so that a number and
 * the list that it opens are of the same position.
 */
export const registerProjection = defineProjection({
  name: 'register',
  version: 1,
  tables: [DirectiveRow, PublishedCountRow, TaskRow, AssignmentRow, DirectiveCount, UnitCount],
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
        recount(row, drafted, emit);
        return drafted;
      }),
    ],
    TaskAmended: (event) => changeTask(event.stream, (row) => amendedRow(row, event)),
    TaskVoided: (event) => changeTask(event.stream, (row) => voidedRow(row, event)),
    TaskIssued: (event) => changeTask(event.stream, (row) => issuedRow(row, event)),
    AssignmentOpened: foldAssignment,
    OpeningBalanceRecorded: foldAssignment,
    AssignmentReceived: foldAssignment,
    AssignmentDelegated: foldAssignment,
    ReturnRequested: foldAssignment,
    ReturnGranted: foldAssignment,
    ReturnRefused: foldAssignment,
    ProgressReported: foldAssignment,
    ObstacleRaised: foldAssignment,
    ObstacleConfirmed: foldAssignment,
    ObstacleResolved: foldAssignment,
    DeliverableSubmitted: foldAssignment,
    DeliverableConfirmed: foldAssignment,
    DeliverableReturned: foldAssignment,
    JointlyCompleted: foldAssignment,
    DueSoonReached: foldAssignment,
    DeadlinePassed: foldAssignment,
    UpdatesLapsed: foldAssignment,
    StepFired: foldAssignment,
    StepSuppressed: foldAssignment,
  },
});

function changeTask(task: string, apply: (row: TaskRow) => TaskRow) {
  return [
    amend(TaskRow, { id: task }, (row, emit) => {
      const changed = apply(row);
      recount(row, changed, emit);
      return changed;
    }),
  ];
}
