import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../command.executor.js';
import type { Outcome } from '../command-request.js';
import { GrantRequest } from './requests.js';

@CommandHandler(GrantRequest)
export class GrantHandler implements ICommandHandler<GrantRequest> {
  constructor(private readonly executor: CommandExecutor) {}

  execute({ request }: GrantRequest): Promise<Outcome> {
    return this.executor.execute(request);
  }
}
