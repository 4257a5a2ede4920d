import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../command.executor.js';
import type { Outcome } from '../command-request.js';
import { TaskRequest } from './requests.js';

@CommandHandler(TaskRequest)
export class TaskHandler implements ICommandHandler<TaskRequest> {
  constructor(private readonly executor: CommandExecutor) {}

  execute({ request }: TaskRequest): Promise<Outcome> {
    return this.executor.execute(request);
  }
}
