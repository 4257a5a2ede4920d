import type { AssignmentEvent } from '../assignment/assignment.js';
import type { CalendarEvent } from '../calendar/calendar.js';
import type { DirectiveEvent } from '../directive/directive.js';
import type { FormEvent } from '../form/form.js';
import type { GrantEvent } from '../grant/grant.js';
import type { NoticeEvent } from '../notice/notice.js';
import type { PolicyEvent } from '../policy/policy.js';
import type { TaskEvent } from '../task/task.js';
import type { UnitEvent } from '../unit/unit.js';

/** Every event of the log. Projections subscribe by these names. */
export type DondocEvent =
  | UnitEvent
  | DirectiveEvent
  | TaskEvent
  | AssignmentEvent
  | FormEvent
  | NoticeEvent
  | PolicyEvent
  | CalendarEvent
  | GrantEvent;

export type EventType = DondocEvent['type'];
export type EventData<Type extends EventType> = Extract<DondocEvent, { type: Type }>['data'];
