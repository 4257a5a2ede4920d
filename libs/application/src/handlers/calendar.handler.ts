import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../command.executor.js';
import type { Outcome } from '../command-request.js';
import { CalendarRequest } from './requests.js';

@CommandHandler(CalendarRequest)
export class CalendarHandler implements ICommandHandler<CalendarRequest> {
  constructor(private readonly executor: CommandExecutor) {}

  execute({ request }: CalendarRequest): Promise<Outcome> {
    return this.executor.execute(request);
  }
}
