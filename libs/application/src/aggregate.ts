import type {
  CalendarState,
  CommandType,
  Decided,
  DirectiveState,
  DondocCommand,
  DondocEvent,
  GrantsState,
  Happened,
  PolicyState,
  TaskState,
  UnitState,
} from '#domain';

export type Noun = 'unit' | 'directive' | 'task' | 'assignment' | 'form' | 'notice' | 'policy' | 'calendar' | 'grant';

/** Streams other than a command's own, as the log has them when it is decided. Absent when nothing is recorded. */
export interface Known {
  unit(id: string): UnitState;
  directive(id: string): DirectiveState;
  task(id: string): TaskState;
  policy(): PolicyState;
  calendar(): CalendarState;
  grants(id: string): GrantsState;
}

/** How one noun's commands are decided: the wiring of its pure functions, and what they rely on. */
export interface Aggregate<Command = DondocCommand, State = unknown, Event = DondocEvent> {
  readonly noun: Noun;
  readonly commands: readonly CommandType[];
  readonly initial: State;
  evolve(state: State, event: Happened<Event>): State;
  /** Streams that the decision looks at besides its own. Nothing else is loaded. */
  premises(command: Command, state: State): readonly string[];
  decide(command: Command, state: State, known: Known): Decided<Event>;
  /** Commands on other streams that belong to the same request. */
  consequences(command: Command, events: readonly Event[], before: State, known: Known): readonly DondocCommand[];
}
