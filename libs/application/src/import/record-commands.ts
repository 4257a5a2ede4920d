/**
 * Recording the commands of an import, block by block. Whatever is recorded stays; the same command has the same id, so that an import
 * that was broken off is taken up by sending it again.
 */
import type { AskedCommand, Refusal } from '#domain';
import { uuidV5 } from '#platform';
import type { CommandRequest, Settled } from '../command-request.js';
import { blocksOf } from './command-blocks.js';
import type { ImportDesk, ImportProgress, ImportRegister } from './import-desk.js';

/** What became of one command. */
export type RecordedCommand =
  { readonly outcome: 'recorded' | 'already-there' } | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** An import that was told to stop: what is recorded stays, and sending it again records the rest. */
export class ImportInterrupted extends Error {
  constructor(readonly progress: ImportProgress) {
    super(`the import was stopped after ${progress.done} of ${progress.of}`);
    this.name = 'ImportInterrupted';
  }
}

/** The same command for the same thing has the same id. */
export function importCommandId(command: AskedCommand): string {
  // A unit has several posts, and a post several people in the course of time.
  const which = command.type === 'FillPost' ? ` ${command.post} ${command.person}` : '';
  return uuidV5(`import ${command.type}${which}`, command.id);
}

type Recording = Pick<ImportDesk, 'onProgress' | 'signal'> & {
  /** Where the same command may be meant twice for one thing. */
  readonly idOf?: (command: AskedCommand) => string;
};

/**
 * Records commands in their order; the answers stand in the same. Throws `ImportInterrupted` between two blocks when it is told to
 * stop, and what leaves the outcome of a command unknown: the import may simply be sent again.
 */
export async function recordCommands(
  { executor }: Pick<ImportRegister, 'executor'>,
  commands: readonly AskedCommand[],
  stage: ImportProgress['stage'],
  { onProgress, signal, idOf = importCommandId }: Recording = {},
): Promise<readonly RecordedCommand[]> {
  const recorded: RecordedCommand[] = [];
  for (const block of blocksOf(commands)) {
    const progress = { stage, done: recorded.length, of: commands.length };
    onProgress?.(progress);
    if (signal?.aborted === true) throw new ImportInterrupted(progress);
    const requests = block.map((command): CommandRequest => ({ commandId: idOf(command), command }));
    for (const settled of await executor.executeMany(requests)) recorded.push(outcomeOf(settled));
  }
  if (commands.length > 0) onProgress?.({ stage, done: commands.length, of: commands.length });
  return recorded;
}

function outcomeOf(settled: Settled): RecordedCommand {
  switch (settled.kind) {
    case 'done':
      return { outcome: settled.result.repeated ? 'already-there' : 'recorded' };
    case 'refused':
      return { outcome: 'refused', refusal: settled.refusal };
    case 'failed':
      throw settled.error;
  }
}
