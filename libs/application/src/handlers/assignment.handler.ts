import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../command.executor.js';
import type { Outcome } from '../command-request.js';
import { AssignmentRequest } from './requests.js';

@CommandHandler(AssignmentRequest)
export class AssignmentHandler implements ICommandHandler<AssignmentRequest> {
  constructor(private readonly executor: CommandExecutor) {}

  execute({ request }: AssignmentRequest): Promise<Outcome> {
    return this.executor.execute(request);
  }
}
