import {
  CALENDAR_STREAM,
  POLICY_STREAM,
  type AssignmentCommand,
  type AssignmentPremises,
  type AssignmentState,
} from '#domain';
import type { Known } from './aggregate.js';
import { formIdOf, grantsIdOf } from './derived-ids.js';

type Premise = 'policy' | 'calendar' | 'unit' | 'owner' | 'task' | 'asker';

/** What each command's decision looks at; the others look at the assignment alone. */
const needs: Readonly<Partial<Record<AssignmentCommand['type'], readonly Premise[]>>> = {
  OpenAssignment: ['unit', 'policy', 'calendar'],
  DelegateAssignment: ['unit'],
  GrantReturn: ['unit', 'asker'],
  RefuseReturn: ['unit', 'asker'],
  ConfirmObstacle: ['unit', 'asker'],
  ConfirmDeliverable: ['task', 'unit', 'asker'],
  CompleteJointly: ['unit', 'asker'],
  CorrectOpeningBalance: ['policy', 'calendar'],
  RecordIssueRefusal: ['policy', 'calendar'],
  ReturnDeliverable: ['policy', 'calendar', 'unit', 'asker'],
  FireStep: ['unit', 'owner', 'policy', 'calendar'],
  ReachDueSoon: ['policy', 'calendar'],
  LapseUpdates: ['policy'],
  ReceiveTacitly: ['policy', 'calendar'],
};

export function assignmentStreams(command: AssignmentCommand, state: AssignmentState): readonly string[] {
  if (isSettled(command, state)) return [];
  const streams = (needs[command.type] ?? []).map((premise) => streamOf(premise, command, state));
  return streams.filter((stream) => stream !== null);
}

/** Nothing is read for a step that has fired: an alarm that rings twice costs one look at the assignment. */
function isSettled(command: AssignmentCommand, state: AssignmentState): boolean {
  return command.type === 'FireStep' && state.status !== 'absent' && state.steps[command.step] !== undefined;
}

function streamOf(premise: Premise, command: AssignmentCommand, state: AssignmentState): string | null {
  switch (premise) {
    case 'policy':
      return POLICY_STREAM;
    case 'calendar':
      return CALENDAR_STREAM;
    case 'unit':
      return unitOf(command, state);
    case 'owner':
      return state.status === 'absent' ? null : state.ownerUnit;
    case 'task':
      // One lead alone completes nobody else.
      return state.status === 'absent' || state.relation !== 'joint' ? null : state.task;
    case 'asker':
      return grantsIdOf(command.by.person);
  }
}

function unitOf(command: AssignmentCommand, state: AssignmentState): string | null {
  if (command.type === 'OpenAssignment') return command.unit;
  return state.status === 'absent' ? null : state.unit;
}

/** Looked up when asked for, so that a premise which `assignmentStreams` forgets is an error and not an absence. */
export function assignmentPremises(
  command: AssignmentCommand,
  state: AssignmentState,
  known: Known,
): AssignmentPremises {
  const deadlineVersion = state.status === 'absent' ? 1 : state.deadlineVersion;
  return {
    get policy() {
      return known.policy();
    },
    get calendar() {
      return known.calendar();
    },
    get unit() {
      const unit = unitOf(command, state);
      return unit === null ? { status: 'absent' as const } : known.unit(unit);
    },
    get owner() {
      return state.status === 'absent' ? { status: 'absent' as const } : known.unit(state.ownerUnit);
    },
    get task() {
      const joint = state.status !== 'absent' && state.relation === 'joint';
      return joint ? known.task(state.task) : { status: 'absent' as const };
    },
    get asker() {
      return known.grants(grantsIdOf(command.by.person));
    },
    formId: (step, kind) => formIdOf(command.id, { step, deadlineVersion }, kind),
  };
}
