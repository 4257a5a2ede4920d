import type { AssignmentCommand } from '../assignment/assignment.commands.js';
import type { CalendarCommand } from '../calendar/calendar.decide.js';
import type { DirectiveCommand } from '../directive/directive.decide.js';
import type { FormCommand } from '../form/form.decide.js';
import type { GrantCommand } from '../grant/grant.decide.js';
import type { NoticeCommand } from '../notice/notice.decide.js';
import type { PolicyCommand } from '../policy/policy.decide.js';
import type { TaskCommand } from '../task/task.decide.js';
import type { UnitCommand } from '../unit/unit.decide.js';

/** Everything that can be asked of the register. */
export type DondocCommand =
  | UnitCommand
  | DirectiveCommand
  | TaskCommand
  | AssignmentCommand
  | FormCommand
  | NoticeCommand
  | PolicyCommand
  | CalendarCommand
  | GrantCommand;

export type CommandType = DondocCommand['type'];
export type CommandOf<Type extends CommandType> = Extract<DondocCommand, { type: Type }>;

/** What only follows from another command in the same request; nobody sends it by itself. */
export type ConsequenceType = 'OpenAssignment' | 'CompleteJointly' | 'DraftForm';
export type AskedCommand = Exclude<DondocCommand, { type: ConsequenceType }>;
