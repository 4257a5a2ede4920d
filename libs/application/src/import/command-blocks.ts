import type { AskedCommand } from '#domain';

const BLOCK = 500;

/**
 * Commands in blocks that may each be decided at once: a unit is decided when its parent is in the log, so that a parent and its
 * child never share a block.
 */
export function blocksOf(commands: readonly AskedCommand[]): readonly (readonly AskedCommand[])[] {
  const blocks: AskedCommand[][] = [];
  let block: AskedCommand[] = [];
  let units = new Set<string>();
  for (const command of commands) {
    const parent = command.type === 'RegisterUnit' ? command.parent : null;
    if (block.length === BLOCK || (parent !== null && units.has(parent))) {
      blocks.push(block);
      block = [];
      units = new Set();
    }
    block.push(command);
    if (command.type === 'RegisterUnit') units.add(command.id);
  }
  return block.length === 0 ? blocks : [...blocks, block];
}
