import type { CommandRequest, Settled } from '#application';
import type { AskedCommand } from '#domain';
import { explainRefusal } from '#domain';
import { type PersonDetails, uuidV5 } from '#platform';
import type { Register } from '../composition/register.js';
import type { Progress } from '../output/progress.js';
import { blocksOf } from './blocks.js';

/** What became of a row's command. */
export interface RecordedRow {
  readonly index: number;
  readonly outcome: 'recorded' | 'already-there' | 'refused';
  readonly reason: { readonly vi: string; readonly en: string } | null;
}

/** A statement takes so many people at once. */
const PEOPLE_AT_ONCE = 1_000;

/** Names and addresses, outside the log; nobody twice. */
export async function savePeople({ people }: Register, details: readonly PersonDetails[]): Promise<void> {
  for (let start = 0; start < details.length; start += PEOPLE_AT_ONCE)
    await people.save(details.slice(start, start + PEOPLE_AT_ONCE));
}

/** The same command for the same thing has the same id: an import that is sent again records nothing. */
export function importCommandId(command: AskedCommand): string {
  // A unit has several posts, and a post several people in the course of time.
  const which = command.type === 'FillPost' ? ` ${command.post} ${command.person}` : '';
  return uuidV5(`import ${command.type}${which}`, command.id);
}

/** Records commands in their order, block by block. Throws when the outcome of one is unknown: the import may simply be repeated. */
export async function recordAll(
  { executor }: Register,
  commands: readonly AskedCommand[],
  bar: Progress,
): Promise<readonly RecordedRow[]> {
  const rows: RecordedRow[] = [];
  for (const block of blocksOf(commands)) {
    const requests = block.map((command): CommandRequest => ({ commandId: importCommandId(command), command }));
    for (const settled of await executor.executeMany(requests))
      rows.push({ index: rows.length, ...outcomeOf(settled) });
    bar.to(rows.length);
  }
  bar.end();
  return rows;
}

function outcomeOf(settled: Settled): Omit<RecordedRow, 'index'> {
  switch (settled.kind) {
    case 'done':
      return { outcome: settled.result.repeated ? 'already-there' : 'recorded', reason: null };
    case 'refused': {
      const { text, remedy } = explainRefusal(settled.refusal);
      return { outcome: 'refused', reason: { vi: `${text.vi} ${remedy.vi}`, en: `${text.en} ${remedy.en}` } };
    }
    case 'failed':
      throw settled.error;
  }
}
