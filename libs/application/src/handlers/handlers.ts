import type { Type } from '@nestjs/common';
import type { Noun } from '../aggregate.js';
import { UnitHandler } from './unit.handler.js';
import { DirectiveHandler } from './directive.handler.js';
import { TaskHandler } from './task.handler.js';
import { AssignmentHandler } from './assignment.handler.js';
import { FormHandler } from './form.handler.js';
import { NoticeHandler } from './notice.handler.js';
import { PolicyHandler } from './policy.handler.js';
import { CalendarHandler } from './calendar.handler.js';
import { GrantHandler } from './grant.handler.js';

/** One handler an aggregate: a noun without one does not compile. */
export const handlers: Readonly<Record<Noun, Type>> = {
  unit: UnitHandler,
  directive: DirectiveHandler,
  task: TaskHandler,
  assignment: AssignmentHandler,
  form: FormHandler,
  notice: NoticeHandler,
  policy: PolicyHandler,
  calendar: CalendarHandler,
  grant: GrantHandler,
};
