import type { CommandRequest, Settled } from '#application';
import type { AskedCommand } from '#domain';
import { explainRefusal } from '#domain';
import { uuidV5 } from '#platform';
import type { Register } from '../composition/register.js';
import type { Progress } from '../output/progress.js';

/** What became of a row's command. */
export interface RecordedRow {
  readonly index: number;
  readonly outcome: 'recorded' | 'already-there' | 'refused';
  readonly reason: { readonly vi: string; readonly en: string } | null;
}

const BLOCK = 500;

/** The same command for the same thing has the same id: an import that is sent again records nothing. */
export function importCommandId(command: AskedCommand): string {
  return uuidV5(`import ${command.type}`, command.id);
}

/** Records commands in their order, block by block. Throws when the outcome of one is unknown: the import may simply be repeated. */
export async function recordAll(
  { executor }: Register,
  commands: readonly AskedCommand[],
  bar: Progress,
): Promise<readonly RecordedRow[]> {
  const rows: RecordedRow[] = [];
  for (let start = 0; start < commands.length; start += BLOCK) {
    const requests = commands
      .slice(start, start + BLOCK)
      .map((command): CommandRequest => ({ commandId: importCommandId(command), command }));
    const settled = await executor.executeMany(requests);
    settled.forEach((each, index) => rows.push({ index: start + index, ...outcomeOf(each) }));
    bar.to(Math.min(commands.length, start + BLOCK));
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
