import type { Deadline, TaskCommand } from '#domain';
import type { TaskColumn } from './columns.js';
import type { Finding } from './finding.js';
import type { ReadLead } from './lead-cell.js';

export type DraftTask = Extract<TaskCommand, { type: 'DraftTask' }>;

export interface PlannedTask {
  readonly row: number;
  readonly line: number;
  readonly status: 'accepted' | 'warned' | 'rejected';
  readonly findings: readonly Finding<TaskColumn>[];
  readonly readAs: {
    readonly ordinal: string;
    readonly lead: ReadLead;
    readonly cooperating: ReadLead;
    readonly deadline: {
      readonly precision: Deadline['precision'];
      readonly vi: string;
      readonly en: string;
      readonly dueAt: string | null;
    };
    /** The parts into which the row may be, or was, split. */
    readonly split?: readonly { readonly mark: string; readonly work: string; readonly lead: ReadLead }[];
  };
  /** The row's draft, or the first of those that its parts make; null for a rejected row. */
  readonly command: DraftTask | null;
}

/** A draft of the plan; `there` when the register has it already, as it was first recorded. */
export interface PlannedDraft {
  readonly row: number;
  readonly standing: 'new' | 'there';
  readonly command: DraftTask;
}
