import { Injectable } from '@nestjs/common';
import type { CommandAnswer } from '#contracts';
import { uuidV5 } from '#platform';
import { InboxQuery } from '#read-models';
import { CommandGate } from '../commands/command.gate.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Asking } from '../http/request.context.js';

/** Reading an item is a fact of its own: other items of the same digest stay unread. */
@Injectable()
export class Acknowledgement {
  constructor(
    private readonly inbox: InboxQuery,
    private readonly gate: CommandGate,
  ) {}

  async acknowledge(asking: Asking, position: number): Promise<CommandAnswer> {
    const { person } = asking.by;
    if ((await this.inbox.item(person, position)) === null) throw new ApiProblem('not-found');
    return this.gate.ask(asking, { type: 'ReadInboxItem', id: uuidV5(`read ${person} ${position}`), position });
  }
}
