import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { busRequest, isExecuted } from '#application';
import type { CommandAnswer } from '#contracts';
import type { AskedCommand } from '#domain';
import type { Clock } from '#platform';
import { Sight } from '../access/sight.js';
import { CLOCK } from '../api.options.js';
import type { Asking } from '../http/request.context.js';
import { CommandRefused } from './command.refused.js';

/** A command before it is known who asks and when. */
export type Unasked = AskedCommand extends infer Each
  ? Each extends AskedCommand
    ? Omit<Each, 'at' | 'by'>
    : never
  : never;

/** The way in: adds who and when, looks whether the thing is the asker's, has the application decide and record, and answers where it stands. */
@Injectable()
export class CommandGate {
  constructor(
    private readonly bus: CommandBus,
    private readonly sight: Sight,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `CommandRefused`, and whatever of the log leaves the outcome unknown. */
  async ask(asking: Asking, unasked: Unasked): Promise<CommandAnswer> {
    const { by, commandId, expectedVersion, correlation } = asking;
    const command = { ...unasked, by, at: this.clock.now() } as AskedCommand;
    const unseen = await this.sight.refusalOf(asking, command);
    if (unseen !== null) throw new CommandRefused(unseen);
    const outcome = await this.bus.execute(busRequest({ commandId, command, expectedVersion, correlation }));
    if (!isExecuted(outcome)) throw new CommandRefused(outcome);
    const { position, streams, repeated } = outcome;
    return { position, id: command.id, version: streams[command.id] ?? 0, repeated };
  }
}
