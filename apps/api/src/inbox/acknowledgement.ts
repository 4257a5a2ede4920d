import { Injectable } from '@nestjs/common';
import type { CommandAnswer } from '#contracts';
import { InboxQuery } from '#read-models';
import { CommandGate } from '../commands/command.gate.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Asking } from '../http/request.context.js';

/** Acknowledging an item acknowledges the digest that told it: the digest is what the log knows. */
@Injectable()
export class Acknowledgement {
  constructor(
    private readonly inbox: InboxQuery,
    private readonly gate: CommandGate,
  ) {}

  async acknowledge(asking: Asking, position: number): Promise<CommandAnswer> {
    const item = await this.inbox.item(asking.by.person, position);
    if (item === null) throw new ApiProblem('not-found');
    if (item.notice === null) throw new ApiProblem('not-in-a-digest');
    return this.gate.ask(asking, { type: 'AcknowledgeNotice', id: item.notice });
  }
}
