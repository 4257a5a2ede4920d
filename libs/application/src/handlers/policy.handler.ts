import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../command.executor.js';
import type { Outcome } from '../command-request.js';
import { PolicyRequest } from './requests.js';

@CommandHandler(PolicyRequest)
export class PolicyHandler implements ICommandHandler<PolicyRequest> {
  constructor(private readonly executor: CommandExecutor) {}

  execute({ request }: PolicyRequest): Promise<Outcome> {
    return this.executor.execute(request);
  }
}
