/** The rows of assignments: the folded stream, and what lists and counters need of it. */
import { assignmentPart, type AssignmentPart, type AssignmentState, evolveAssignment, noAssignment } from '#domain';
import { add, amend, change, type Emit, type Operation, type RecordedOf } from '../projecting/projection.js';
import { AssignmentRow, TaskRow, UnitCount } from './register.entity.js';
import { movePart } from './standing.js';
import { dueDay, recount, rowWithParts } from './task-rows.js';

/** Every event of an assignment's stream. */
export type AssignmentEventType =
  | 'AssignmentOpened'
  | 'OpeningBalanceRecorded'
  | 'AssignmentReceived'
  | 'AssignmentDelegated'
  | 'ReturnRequested'
  | 'ReturnGranted'
  | 'ReturnRefused'
  | 'ProgressReported'
  | 'ObstacleRaised'
  | 'ObstacleConfirmed'
  | 'ObstacleResolved'
  | 'DeliverableSubmitted'
  | 'DeliverableConfirmed'
  | 'DeliverableReturned'
  | 'JointlyCompleted'
  | 'DueSoonReached'
  | 'DeadlinePassed'
  | 'UpdatesLapsed'
  | 'StepFired'
  | 'StepSuppressed';

type Opened = Exclude<AssignmentState, { status: 'absent' }>;

export function foldAssignment(event: RecordedOf<AssignmentEventType>): readonly Operation[] {
  return [
    change(AssignmentRow, { id: event.stream }, (row, emit) => {
      const before = row?.state ?? noAssignment;
      const state = evolveAssignment(before, event);
      if (state.status === 'absent') return row;
      const after = assignmentRow(row, state, event);
      if (after === undefined) return row;
      settle(assignmentPart(before), after, emit);
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
    state,
    version: event.version,
    position: event.position,
  };
}

/** The chain from the assignment to its unit's counter, its task and the directive's counter. */
function settle(before: AssignmentPart | null, after: AssignmentRow, emit: Emit): void {
  const part = assignmentPart(after.state);
  if (part === null) return;
  const { unit, cell, boardGroup } = after;
  if (before === null || before.cell !== cell || before.group !== boardGroup) {
    if (before !== null)
      emit(add(UnitCount, { unit, cell: before.cell, boardGroup: before.group }, { assignments: -1 }));
    emit(add(UnitCount, { unit, cell, boardGroup }, { assignments: 1 }));
  }
  emit(
    amend(TaskRow, { id: after.task }, (task, emitNext) => {
      const parts = movePart(task.parts, before, part, after.id === after.keeper);
      const moved = rowWithParts(task, parts, after.completedOn, after);
      recount(task, moved, emitNext);
      return moved;
    }),
  );
}
