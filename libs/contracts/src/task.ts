import type { AtPosition, BoardGroup, Cell, Outlook, Reason, RemainderReason, Secrecy, UnitRef } from './board.js';

/**
 * GET /api/v1/tasks?directive=&unit=&cell=&group=&reason=&outlook=&section=&due=&q=&limit=&cursor=
 * `due=YYYY-MM-DD` keeps open tasks whose last day is that day or earlier, the earliest first.
 */
export interface TaskPage extends AtPosition {
  readonly items: readonly TaskRow[];
  readonly total: number;
  /** Opaque; absent on the last page. */
  readonly next?: string;
}

export interface TaskRow {
  readonly id: string;
  readonly directive: { readonly id: string; readonly number: string };
  readonly ordinal: string;
  readonly section: string | null;
  readonly work: string;
  readonly deliverable: string | null;
  readonly leads: readonly UnitRef[];
  readonly leadText: string;
  readonly relation: 'one' | 'joint' | 'each' | 'undetermined';
  readonly deadline: DeadlineView;
  readonly status: 'draft' | 'voided' | 'issued';
  readonly cell: Cell;
  readonly reason: Reason;
  readonly outlook: Outlook | null;
  readonly group: BoardGroup;
  readonly remainder: RemainderReason | null;
  /** n of N for a task that several units owe apiece. */
  readonly progress: { readonly done: number; readonly of: number };
  readonly completedOn: string | null;
  readonly secrecy: Secrecy;
}

export interface DeadlineView {
  readonly text: string;
  readonly precision: string;
  /** Last day that counts, YYYY-MM-DD in Asia/Ho_Chi_Minh, or null when undated. */
  readonly on: string | null;
  readonly dueAt: string | null;
  /** In words, Vietnamese and English, e.g. "còn 3 ngày làm việc". */
  readonly remaining: { readonly vi: string; readonly en: string } | null;
}

/** GET /api/v1/tasks/{id} */
export interface TaskDetail extends AtPosition {
  readonly task: TaskRow & {
    readonly version: number;
    readonly cooperating: { readonly units: readonly UnitRef[]; readonly text: string };
    readonly issuedOn: string | null;
    readonly source: { readonly file: string; readonly row: number } | null;
  };
  readonly assignments: readonly AssignmentView[];
  /** Why the task stands where it stands, most important first. */
  readonly why: readonly WhyLine[];
}

export interface AssignmentView {
  readonly id: string;
  readonly secrecy: Secrecy;
  /** Stream version, also the ETag of GET /api/v1/assignments/{id}. */
  readonly version: number;
  readonly unit: UnitRef;
  readonly status: AssignmentStatusCode;
  readonly cell: Cell;
  readonly reason: Reason;
  readonly outlook: Outlook | null;
  readonly officer: PersonRef | null;
  readonly openedAt: string;
  readonly deadline: DeadlineView;
  readonly completedOn: string | null;
  readonly lastUpdateAt: string;
  readonly nextStep: { readonly step: string; readonly dueAt: string } | null;
  /** What the person who asks may do now, as command names of the API, e.g. "report-progress". */
  readonly actions: readonly string[];
}

/** GET /api/v1/assignments/{id} — the ETag is the assignment's version. */
export interface AssignmentAnswer extends AtPosition {
  readonly task: string;
  readonly assignment: AssignmentView;
}

export type AssignmentStatusCode =
  | 'assigned'
  | 'received'
  | 'in-progress'
  | 'return-requested'
  | 'awaiting-reassignment'
  | 'awaiting-issue'
  | 'blocked'
  | 'not-implementable'
  | 'submitted'
  | 'completed';

export interface PersonRef {
  readonly id: string;
  /** From the erasable table; null once erased. */
  readonly name: string | null;
}

export interface WhyLine {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  /** Position of the event that made it so, where there is one. */
  readonly position: number | null;
}

/** GET /api/v1/units/{id}/officers — who can be handed an assignment of the unit. */
export interface OfficerList extends AtPosition {
  readonly items: readonly PersonRef[];
}

/** GET /api/v1/tasks/{id}/timeline?before=&limit= — newest first. */
export interface TimelinePage extends AtPosition {
  readonly task: string;
  readonly secrecy: Secrecy;
  readonly items: readonly TimelineEntry[];
  readonly next?: string;
}

export interface TimelineEntry {
  readonly position: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: PersonRef | 'system';
  readonly unit: UnitRef | null;
  readonly assignment: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** GET /api/v1/assignments/{id}/ladder — every step, sent or not, explains itself. */
export interface LadderView extends AtPosition {
  readonly assignment: string;
  readonly secrecy: Secrecy;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly steps: readonly StepExplanation[];
}

export interface StepExplanation {
  readonly step: string;
  readonly outcome: 'fired' | 'suppressed' | 'skipped' | 'pending' | 'moot';
  readonly dueAt: string | null;
  readonly firedAt: string | null;
  readonly late: boolean;
  readonly rule: { readonly vi: string; readonly en: string };
  readonly because: { readonly vi: string; readonly en: string };
  readonly days: {
    readonly from: string;
    readonly to: string;
    readonly workingDays: number;
    readonly skipped: readonly { readonly on: string; readonly name: string }[];
  } | null;
  readonly policyVersion: number;
  readonly calendarVersion: number;
  readonly positions: readonly number[];
  readonly recipients: readonly { readonly person: PersonRef; readonly as: string }[];
  readonly deliveries: readonly {
    readonly notice: string;
    readonly channel: string;
    readonly state: string;
    readonly at: string | null;
  }[];
}
