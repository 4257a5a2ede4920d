import { SYSTEM, type NoticeCommand } from '#domain';
import { type Clock, uuidV5 } from '#platform';
import type { CommandExecutor, CommandOutcome } from '../command-executor.port.js';

export type NoticeAction = NoticeCommand extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'id' | 'at' | 'by'>
    : never
  : never;

const MOST_RECORDINGS = 3;

/** Records what became of a notice, under an id that the notice and the action decide: whoever records it again records nothing new. */
export class NoticeRecorder {
  constructor(private readonly ports: { readonly commands: CommandExecutor; readonly clock: Clock }) {}

  /**
   * `round`: tries before the last replay, so that what happens after a replay is a thing of its own. An unknown outcome is asked
   * again: losing the record of a message that went out costs its reader a second copy. Throws when it cannot be recorded.
   */
  async record(notice: string, action: NoticeAction, round = 0): Promise<void> {
    const attempt = 'attempt' in action ? ` ${action.attempt}` : '';
    const after = round === 0 ? '' : ` after ${round}`;
    const commandId = uuidV5(`${action.type} ${notice}${attempt}${after}`);
    const command = { ...action, id: notice, at: this.ports.clock.now(), by: SYSTEM } as NoticeCommand;
    let outcome: CommandOutcome | undefined;
    for (let tried = 0; tried < MOST_RECORDINGS; tried += 1) {
      [outcome] = await this.ports.commands.executeMany([{ commandId, command }]);
      if (outcome?.kind === 'done') return;
      if (outcome?.kind === 'refused') throw new Error(`${action.type} was refused: ${outcome.code}`);
    }
    throw new Error(`${action.type} could not be recorded`, {
      cause: outcome?.kind === 'failed' ? outcome.error : undefined,
    });
  }
}
