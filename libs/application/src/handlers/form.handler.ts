import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../command.executor.js';
import type { Outcome } from '../command-request.js';
import { FormRequest } from './requests.js';

@CommandHandler(FormRequest)
export class FormHandler implements ICommandHandler<FormRequest> {
  constructor(private readonly executor: CommandExecutor) {}

  execute({ request }: FormRequest): Promise<Outcome> {
    return this.executor.execute(request);
  }
}
