import { blocksOf } from '#application';
import type { AskedCommand } from '#domain';
import { uuidV5 } from '#platform';
import type { Register } from '../composition/register.js';

/** The same command of the same simulation has the same id. */
export function commandIdOf(command: AskedCommand): string {
  const more = command.type === 'FillPost' ? ` ${command.post} ${command.person}` : '';
  return uuidV5(`simulate ${command.type}${more}`, command.id);
}

/** Gives commands in their order, each block one after the other; the log is the same every time. Throws what is refused. */
export async function giveAll({ executor }: Register, commands: readonly AskedCommand[]): Promise<void> {
  for (const block of blocksOf(commands)) {
    const requests = block.map((command) => ({ commandId: commandIdOf(command), command }));
    for (const settled of await executor.executeMany(requests)) {
      if (settled.kind === 'failed') throw settled.error;
      if (settled.kind === 'refused')
        throw new Error(`a command of the simulation was refused: ${settled.refusal.refused}`);
    }
  }
}
