/** The rows of assignments: the folded stream, and what lists and counters need of it. */
import {
  assignmentPart,
  type AssignmentPart,
  type AssignmentState,
  evolveAssignment,
  localDay,
  noAssignment,
} from '#domain';
import { add, amend, change, type Emit, type Operation, put, type RecordedOf } from '../projecting/projection.js';
import { AssignmentRow, AssignmentVersionRow, TaskRow, UnitCount, UnitDay } from './register.entity.js';
import { movePart } from './standing.js';
import { settleTask, type Times } from './task-counters.js';
import { dueDay, rowWithParts } from './task-rows.js';

/** Every event of an assignment's stream. */
export type AssignmentEventType =
  | 'AssignmentOpened'
  | 'OpeningBalanceRecorded'
  | 'OpeningBalanceCorrected'
  | 'AssignmentReceived'
  | 'AssignmentDelegated'
  | 'ReturnRequested'
  | 'ReturnGranted'
  | 'ReturnRefused'
  | 'ProgressReported'
  | 'ObstacleRaised'
  | 'ObstacleConfirmed'
  | 'ObstacleResolved'
  | 'SentForIssue'
  | 'IssueRefused'
  | 'DeliverableSubmitted'
  | 'DeliverableConfirmed'
  | 'DeliverableReturned'
  | 'JointlyCompleted'
  | 'DueSoonReached'
  | 'DeadlinePassed'
  | 'UpdatesLapsed'
  | 'StepFired'
  | 'StepSuppressed'
  | 'StepsHeld'
  | 'ReceiptRenewed';

type Opened = Exclude<AssignmentState, { status: 'absent' }>;

export function foldAssignment(event: RecordedOf<AssignmentEventType>): readonly Operation[] {
  return [
    change(AssignmentRow, { id: event.stream }, (row, emit) => {
      const before = row?.state ?? noAssignment;
      const state = evolveAssignment(before, event);
      if (state.status === 'absent') return row;
      const after = assignmentRow(row, state, event);
      if (after === undefined) return row;
      settle({ before: row, part: assignmentPart(before) }, after, event, emit);
      return after;
    }),
  ];
}

function assignmentRow(
  row: AssignmentRow | undefined,
  state: Opened,
  event: RecordedOf<AssignmentEventType>,
): AssignmentRow | undefined {
  const part = assignmentPart(state);
  if (part === null) return undefined;
  const { task, directive, unit, ownerUnit, keeper, status, dueAt, officer, openedAt, lastUpdateAt } = state;
  return {
    id: event.stream,
    task,
    directive,
    unit,
    ownerUnit,
    keeper,
    status,
    statusSince: row?.status === status ? row.statusSince : event.occurredAt,
    dueAt,
    officer,
    openedAt,
    lastUpdateAt,
    dueOn: dueDay(dueAt),
    cell: part.cell,
    reason: part.reason,
    outlook: part.outlook,
    boardGroup: part.group,
    lastWords: event.type === 'ProgressReported' ? event.data.words : (row?.lastWords ?? null),
    completedOn: state.status === 'completed' ? state.completedOn : null,
    restricted: state.restricted === true,
    state,
    version: event.version,
    position: event.position,
  };
}

interface Earlier {
  readonly before: AssignmentRow | undefined;
  readonly part: AssignmentPart | null;
}

/** The chain from the assignment to its unit's counters, its history, its task and the directive's counters. */
function settle({ before, part: old }: Earlier, after: AssignmentRow, times: Times, emit: Emit): void {
  const part = assignmentPart(after.state);
  if (part === null) return;
  recount(old, after, localDay(times.recordedAt), emit);
  if (old === null || standsOtherwise(old, part) || before?.dueAt !== after.dueAt)
    emit(put(AssignmentVersionRow, versionOf(after, part, times.occurredAt)));
  emit(
    amend(TaskRow, { id: after.task }, (task, emitNext) => {
      const parts = movePart(task.parts, old, part, after.id === after.keeper);
      const moved = rowWithParts(task, parts, after.completedOn, after);
      settleTask(task, moved, times, emitNext);
      return moved;
    }),
  );
}

/** Boards of units are shown to many: what is restricted is in none of their figures, whoever looks. */
function recount(old: AssignmentPart | null, row: AssignmentRow, day: string, emit: Emit): void {
  const { unit, cell, boardGroup } = row;
  if (row.restricted) return;
  if (old !== null && old.cell === cell && old.group === boardGroup) return;
  if (old !== null) {
    const left = { unit, cell: old.cell, boardGroup: old.group };
    emit(add(UnitCount, left, { assignments: -1 }));
    emit(add(UnitDay, { ...left, day }, { assignments: -1 }));
  }
  emit(add(UnitCount, { unit, cell, boardGroup }, { assignments: 1 }));
  emit(add(UnitDay, { unit, cell, boardGroup, day }, { assignments: 1 }));
}

function standsOtherwise(old: AssignmentPart, part: AssignmentPart): boolean {
  return (['cell', 'reason', 'outlook', 'group', 'completed'] as const).some((answer) => old[answer] !== part[answer]);
}

function versionOf(row: AssignmentRow, part: AssignmentPart, occurredAt: string): AssignmentVersionRow {
  const { id, position, task, unit, cell, reason, outlook, boardGroup, dueAt, restricted } = row;
  const standing = { cell, reason, outlook, boardGroup, completed: part.completed, dueAt };
  return { id, position, occurredAt, task, unit, restricted, ...standing };
}
