import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../command.executor.js';
import type { Outcome } from '../command-request.js';
import { DirectiveRequest } from './requests.js';

@CommandHandler(DirectiveRequest)
export class DirectiveHandler implements ICommandHandler<DirectiveRequest> {
  constructor(private readonly executor: CommandExecutor) {}

  execute({ request }: DirectiveRequest): Promise<Outcome> {
    return this.executor.execute(request);
  }
}
