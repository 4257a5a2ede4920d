import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../command.executor.js';
import type { Outcome } from '../command-request.js';
import { UnitRequest } from './requests.js';

@CommandHandler(UnitRequest)
export class UnitHandler implements ICommandHandler<UnitRequest> {
  constructor(private readonly executor: CommandExecutor) {}

  execute({ request }: UnitRequest): Promise<Outcome> {
    return this.executor.execute(request);
  }
}
