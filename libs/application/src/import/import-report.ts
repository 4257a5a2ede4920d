/** What an import answers: every row with what was found in it, and what became of the commands that it made. */
import { explainRefusal } from '#domain';
import type { TableNote } from '#platform';
import type { RecordedCommand } from './record-commands.js';

interface Words {
  readonly vi: string;
  readonly en: string;
}

/** What was found in a cell, and what to do. */
export interface ReportedFinding {
  readonly column: string;
  readonly code: string;
  readonly reason: Words;
  readonly remedy: Words;
}

export interface ReportedRow {
  readonly row: number;
  readonly line: number;
  readonly status: 'accepted' | 'warned' | 'rejected';
  readonly findings: readonly ReportedFinding[];
  readonly readAs: object;
}

/** A command that the register refused; `command` counts them from 1, `row` is the row that made it. */
export interface RefusedCommand {
  readonly command: number;
  readonly row: number;
  readonly code: string;
  readonly reason: Words;
  readonly remedy: Words;
}

/** How many commands were recorded, stood already, or were refused. */
export interface Tally {
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly refused: readonly RefusedCommand[];
}

export interface ImportOutcome extends Tally {
  readonly rows: number;
  readonly accepted: number;
  readonly warned: number;
  readonly rejected: number;
  readonly dryRun: boolean;
  /** What the file says as a whole. */
  readonly notes: readonly TableNote[];
  /** Every row of the file, in its order. */
  readonly details: readonly ReportedRow[];
}

export const NOTHING_RECORDED: Tally = { recorded: 0, alreadyThere: 0, refused: [] };

export function tally(answers: readonly RecordedCommand[], rows: readonly number[]): Tally {
  const count = (outcome: RecordedCommand['outcome']) => answers.filter((each) => each.outcome === outcome).length;
  return {
    recorded: count('recorded'),
    alreadyThere: count('already-there'),
    refused: answers.flatMap((answer, index): readonly RefusedCommand[] => {
      if (answer.outcome !== 'refused') return [];
      const { text, remedy } = explainRefusal(answer.refusal);
      return [{ command: index + 1, row: rows[index] ?? 0, code: answer.refusal.refused, reason: text, remedy }];
    }),
  };
}
