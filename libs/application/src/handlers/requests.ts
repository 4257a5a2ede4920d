import { Command } from '@nestjs/cqrs';
import type {
  AssignmentCommand,
  AskedCommand,
  CalendarCommand,
  ConsequenceType,
  DirectiveCommand,
  FormCommand,
  GrantCommand,
  NoticeCommand,
  PolicyCommand,
  TaskCommand,
  UnitCommand,
} from '#domain';
import type { Noun } from '../aggregate.js';
import { aggregateOf } from '../aggregates.js';
import type { CommandRequest, Outcome } from '../command-request.js';

type Asked<DecidedCommand> = Exclude<DecidedCommand, { type: ConsequenceType }>;

/** What travels on Nest's command bus: a command of one noun with what the log keeps about its asking. */
abstract class Request<One extends AskedCommand> extends Command<Outcome> {
  constructor(readonly request: CommandRequest<One>) {
    super();
  }
}

export class UnitRequest extends Request<Asked<UnitCommand>> {}
export class DirectiveRequest extends Request<Asked<DirectiveCommand>> {}
export class TaskRequest extends Request<Asked<TaskCommand>> {}
export class AssignmentRequest extends Request<Asked<AssignmentCommand>> {}
export class FormRequest extends Request<Asked<FormCommand>> {}
export class NoticeRequest extends Request<Asked<NoticeCommand>> {}
export class PolicyRequest extends Request<Asked<PolicyCommand>> {}
export class CalendarRequest extends Request<Asked<CalendarCommand>> {}
export class GrantRequest extends Request<Asked<GrantCommand>> {}

type RequestClass = new (request: never) => Command<Outcome>;

const classes: Readonly<Record<Noun, RequestClass>> = {
  unit: UnitRequest,
  directive: DirectiveRequest,
  task: TaskRequest,
  assignment: AssignmentRequest,
  form: FormRequest,
  notice: NoticeRequest,
  policy: PolicyRequest,
  calendar: CalendarRequest,
  grant: GrantRequest,
};

/** The request that the command's own handler takes: `commandBus.execute(busRequest(...))` answers an `Outcome`. */
export function busRequest(request: CommandRequest): Command<Outcome> {
  const Request = classes[aggregateOf(request.command).noun];
  return new Request(request as never);
}
