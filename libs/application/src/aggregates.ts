import {
  CALENDAR_STREAM,
  consequencesOfAssignment,
  consequencesOfTask,
  decideAssignment,
  decideCalendar,
  decideDirective,
  decideForm,
  decideGrant,
  decideNotice,
  decidePolicy,
  decideTask,
  decideUnit,
  evolveAssignment,
  evolveCalendar,
  evolveDirective,
  evolveForm,
  evolveGrants,
  evolveNotice,
  evolvePolicy,
  evolveTask,
  evolveUnit,
  noAssignment,
  noCalendar,
  noDirective,
  noForm,
  noGrants,
  noNotice,
  noPolicy,
  noTask,
  noUnit,
  POLICY_STREAM,
  type AssignmentCommand,
  type AssignmentEvent,
  type AssignmentState,
  type CalendarCommand,
  type CalendarEvent,
  type CalendarState,
  type CommandType,
  type DirectiveCommand,
  type DirectiveEvent,
  type DirectiveState,
  type DondocCommand,
  type FormCommand,
  type FormEvent,
  type FormState,
  type GrantCommand,
  type GrantEvent,
  type GrantsState,
  type NoticeCommand,
  type NoticeEvent,
  type NoticeState,
  type PolicyCommand,
  type PolicyEvent,
  type PolicyState,
  type TaskCommand,
  type TaskEvent,
  type TaskState,
  type UnitCommand,
  type UnitEvent,
  type UnitState,
} from '#domain';
import type { Aggregate, Noun } from './aggregate.js';
import { grantsIdOf } from './derived-ids.js';
import { assignmentPremises, assignmentStreams } from './assignment.reading.js';
import { taskPremises, taskStreams } from './task.reading.js';

const none = (): readonly [] => [];

const unit: Aggregate<UnitCommand, UnitState, UnitEvent> = {
  noun: 'unit',
  commands: ['RegisterUnit', 'RenameUnit', 'FillPost', 'VacatePost'],
  initial: noUnit,
  evolve: evolveUnit,
  premises: (command) => {
    if (command.type === 'FillPost') return [grantsIdOf(command.person)];
    return command.type === 'RegisterUnit' && command.parent !== null ? [command.parent] : [];
  },
  decide: (command, state, known) =>
    decideUnit(command, state, {
      parent: command.type === 'RegisterUnit' && command.parent !== null ? known.unit(command.parent) : noUnit,
      filler: command.type === 'FillPost' ? known.grants(grantsIdOf(command.person)) : noGrants,
    }),
  consequences: none,
};

const directive: Aggregate<DirectiveCommand, DirectiveState, DirectiveEvent> = {
  noun: 'directive',
  commands: ['RegisterDirective', 'NotePublishedCount'],
  initial: noDirective,
  evolve: evolveDirective,
  premises: (command) => (command.type === 'RegisterDirective' ? [command.ownerUnit] : []),
  decide: (command, state, known) =>
    decideDirective(command, state, {
      owner: command.type === 'RegisterDirective' ? known.unit(command.ownerUnit) : noUnit,
    }),
  consequences: none,
};

const task: Aggregate<TaskCommand, TaskState, TaskEvent> = {
  noun: 'task',
  commands: ['DraftTask', 'AmendTask', 'VoidTask', 'IssueTask'],
  initial: noTask,
  evolve: evolveTask,
  premises: taskStreams,
  decide: (command, state, known) => decideTask(command, state, taskPremises(command, state, known)),
  consequences: (command, events, before, known) =>
    consequencesOfTask(command, events, before, taskPremises(command, before, known).directive),
};

const assignment: Aggregate<AssignmentCommand, AssignmentState, AssignmentEvent> = {
  noun: 'assignment',
  commands: [
    'OpenAssignment',
    'ReceiveAssignment',
    'DelegateAssignment',
    'RequestReturn',
    'GrantReturn',
    'RefuseReturn',
    'ReportProgress',
    'RaiseObstacle',
    'ConfirmObstacle',
    'ResolveObstacle',
    'SendForIssue',
    'RecordIssueRefusal',
    'CorrectOpeningBalance',
    'SubmitDeliverable',
    'ConfirmDeliverable',
    'ReturnDeliverable',
    'CompleteJointly',
    'FireStep',
    'ReachDueSoon',
    'PassDeadline',
    'LapseUpdates',
    'ReceiveTacitly',
  ],
  initial: noAssignment,
  evolve: evolveAssignment,
  premises: assignmentStreams,
  decide: (command, state, known) => decideAssignment(command, state, assignmentPremises(command, state, known)),
  consequences: (command, events, before, known) =>
    consequencesOfAssignment(command, events, before, assignmentPremises(command, before, known)),
};

const form: Aggregate<FormCommand, FormState, FormEvent> = {
  noun: 'form',
  commands: ['DraftForm', 'IssueForm', 'DropForm', 'RemindForm'],
  initial: noForm,
  evolve: evolveForm,
  premises: (command, state) =>
    command.type === 'RemindForm' && state.status === 'drafted'
      ? [POLICY_STREAM, CALENDAR_STREAM, state.ownerUnit]
      : none(),
  decide: (command, state, known) =>
    decideForm(command, state, {
      get policy() {
        return known.policy();
      },
      get calendar() {
        return known.calendar();
      },
      get owner() {
        return state.status === 'absent' ? noUnit : known.unit(state.ownerUnit);
      },
    }),
  consequences: none,
};

const notice: Aggregate<NoticeCommand, NoticeState, NoticeEvent> = {
  noun: 'notice',
  commands: [
    'ComposeNotice',
    'RecordSent',
    'RecordFailure',
    'DeadLetterNotice',
    'DropNotice',
    'RecordBounce',
    'ReplayNotice',
    'AcknowledgeNotice',
    'ReadInboxItem',
  ],
  initial: noNotice,
  evolve: evolveNotice,
  premises: none,
  decide: decideNotice,
  consequences: none,
};

const policy: Aggregate<PolicyCommand, PolicyState, PolicyEvent> = {
  noun: 'policy',
  commands: ['PublishPolicy'],
  initial: noPolicy,
  evolve: evolvePolicy,
  premises: none,
  decide: decidePolicy,
  consequences: none,
};

const calendar: Aggregate<CalendarCommand, CalendarState, CalendarEvent> = {
  noun: 'calendar',
  commands: ['PublishCalendar'],
  initial: noCalendar,
  evolve: evolveCalendar,
  premises: none,
  decide: decideCalendar,
  consequences: none,
};

/** The unit that a new grant names, where it names one. */
function unitGranted(command: GrantCommand): string | null {
  switch (command.type) {
    case 'GiveGrant':
      return command.unit;
    case 'DelegateRole':
      return command.by.unit;
    case 'EndGrant':
    case 'ErasePerson':
      return null;
  }
}

const grant: Aggregate<GrantCommand, GrantsState, GrantEvent> = {
  noun: 'grant',
  commands: ['GiveGrant', 'DelegateRole', 'EndGrant', 'ErasePerson'],
  initial: noGrants,
  evolve: evolveGrants,
  premises: (command) => [unitGranted(command)].filter((unit) => unit !== null),
  decide: (command, state, known) => {
    const unit = unitGranted(command);
    return decideGrant(command, state, { unit: unit === null ? noUnit : known.unit(unit) });
  },
  consequences: none,
};

/** One row a noun: everything that the application does by noun is wired from here. */
export const aggregates = {
  unit,
  directive,
  task,
  assignment,
  form,
  notice,
  policy,
  calendar,
  grant,
} as const satisfies Record<Noun, Aggregate>;

const byCommand: ReadonlyMap<CommandType, Aggregate> = new Map(
  Object.values<Aggregate>(aggregates).flatMap((aggregate) =>
    aggregate.commands.map((command) => [command, aggregate] as const),
  ),
);

/** The aggregate that decides a command. Throws for a command that no row names: a gap in the table. */
export function aggregateOf(command: Pick<DondocCommand, 'type'>): Aggregate {
  const found = byCommand.get(command.type);
  if (found === undefined) throw new Error(`no aggregate decides ${command.type}`);
  return found;
}
