import type { Deadline } from '../deadline/deadline.js';
import type { Fact } from '../log/event.js';

/** How a task's leads relate: one unit; several that owe one deliverable together; a group that owes one apiece. */
export type LeadRelation = 'one' | 'joint' | 'each';

export type Lead =
  | { readonly relation: LeadRelation; readonly units: readonly string[]; readonly text: string }
  /** "Chờ xác định đơn vị": nobody is asked yet, and the task stays a draft. */
  | { readonly relation: 'undetermined'; readonly text: string };

export interface TaskContent {
  readonly directive: string;
  /** The task's number in its annex, as printed. */
  readonly ordinal: string;
  readonly section: string | null;
  readonly work: string;
  readonly lead: Lead;
  /** Named cooperating units and the cell as printed; a collective cell names none. */
  readonly cooperating: { readonly units: readonly string[]; readonly text: string };
  readonly deliverable: string | null;
  readonly deadline: Deadline;
}

export interface OpenedAssignment {
  readonly assignment: string;
  readonly unit: string;
}

export type TaskEvent =
  | Fact<
      'TaskDrafted',
      TaskContent & {
        readonly source: { readonly file: string; readonly sha256: string; readonly row: number } | null;
        /** Of a directive whose circulation is restricted; absent: open. */
        readonly restricted?: true;
      }
    >
  | Fact<'TaskAmended', { readonly changes: Partial<Omit<TaskContent, 'directive'>>; readonly document: string | null }>
  | Fact<'TaskVoided', { readonly reason: string }>
  | Fact<
      'TaskIssued',
      {
        readonly issuedOn: string;
        readonly dueAt: string | null;
        readonly relation: LeadRelation;
        readonly assignments: readonly OpenedAssignment[];
      }
    >;

export type TaskState =
  | { readonly status: 'absent' }
  | ({ readonly status: 'draft' } & TaskContent)
  | { readonly status: 'voided'; readonly directive: string; readonly reason: string }
  | ({
      readonly status: 'issued';
      readonly dueAt: string | null;
      readonly assignments: readonly OpenedAssignment[];
    } & TaskContent);
