import type { CalendarState } from '../calendar/calendar.evolve.js';
import type { GrantsState } from '../grant/grant.js';
import type { FormKind, StepCode } from '../policy/policy.js';
import type { PolicyState } from '../policy/policy.evolve.js';
import type { TaskState } from '../task/task.js';
import type { UnitState } from '../unit/unit.js';

/** What a decision about an assignment relies on besides the assignment itself, as the log has it at that moment. */
export interface AssignmentPremises {
  readonly policy: PolicyState;
  readonly calendar: CalendarState;
  /** The lead unit: its head and officers are told, and delegated to. */
  readonly unit: UnitState;
  /** The unit that follows the directive up: its coordinators and leaders are told. */
  readonly owner: UnitState;
  readonly task: TaskState;
  /** All that whoever gives the command was ever given. */
  readonly asker: GrantsState;
  /** The id of the form of that kind which that step drafts: the same for the same step, however often it is asked. */
  readonly formId: (step: StepCode, kind: FormKind) => string;
}
