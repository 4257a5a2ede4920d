import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor } from '../command.executor.js';
import type { Outcome } from '../command-request.js';
import { NoticeRequest } from './requests.js';

@CommandHandler(NoticeRequest)
export class NoticeHandler implements ICommandHandler<NoticeRequest> {
  constructor(private readonly executor: CommandExecutor) {}

  execute({ request }: NoticeRequest): Promise<Outcome> {
    return this.executor.execute(request);
  }
}
