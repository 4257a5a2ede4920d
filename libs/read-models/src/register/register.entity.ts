import type {
  AssignmentState,
  AssignmentStatus,
  BoardGroup,
  Cell,
  Deadline,
  DirectiveKind,
  LeadRelation,
  Outlook,
  Reason,
  RemainderReason,
  TakenSecrecy,
  Urgency,
} from '#domain';
import { Entity } from 'typeorm';
import type { TaskParts } from './task-parts.js';
import {
  Flag,
  Instant,
  Integer,
  Json,
  Position,
  PositionKey,
  Text,
  TextKey,
  Uuid,
  UuidKey,
} from '../projecting/columns.js';

@Entity({ schema: 'register_v4', name: 'directive' })
export class DirectiveRow {
  @UuidKey() id: string;
  @Text() kind: DirectiveKind;
  @Text() number: string;
  @Text() issuedOn: string;
  @Text() issuer: string;
  @Text() abstract: string;
  @Text() urgency: Urgency;
  @Text() secrecy: TakenSecrecy;
  @Uuid() ownerUnit: string;
  @Integer() version: number;
  @Position() position: number;
}

/** A number that somebody published about a directive, beside ours. */
@Entity({ schema: 'register_v4', name: 'published_count' })
export class PublishedCountRow {
  @UuidKey() directive: string;
  @PositionKey() position: number;
  @Integer() total: number;
  @Json() parts: readonly { readonly label: string; readonly count: number }[];
  @Text() asOf: string;
  @Text() source: string;
}

/** What is known of a task at some point of the log: as it stands now, or as a version of it stood. */
export abstract class TaskColumns {
  @Uuid() directive: string;
  @Text() ordinal: string;
  /** The ordinal with its numbers padded, so that 2 comes before 10. */
  @Text() sortKey: string;
  @Text({ nullable: true }) section: string | null;
  @Text() work: string;
  @Text() leadText: string;
  @Uuid({ array: true }) units: string[];
  @Text() relation: LeadRelation | 'undetermined';
  @Json() cooperating: { readonly units: readonly string[]; readonly text: string };
  @Text({ nullable: true }) deliverable: string | null;
  @Json() deadline: Deadline;
  @Instant({ nullable: true }) dueAt: string | null;
  /** Local day of the deadline; `undated` without one, which sorts last. */
  @Text() dueOn: string;
  @Text() status: 'draft' | 'voided' | 'issued';
  @Text({ nullable: true }) issuedOn: string | null;
  @Text() cell: Cell;
  @Text() reason: Reason;
  @Text({ nullable: true }) outlook: Outlook | null;
  @Text() boardGroup: BoardGroup;
  @Text({ nullable: true }) remainder: RemainderReason | null;
  /** How many of the task's assignments stand how; see `standing.ts`. */
  @Json() parts: TaskParts;
  @Integer() assignments: number;
  @Integer() done: number;
  /** Of the last assignment that was completed. */
  @Text({ nullable: true }) completedOn: string | null;
  @Json({ nullable: true }) source: { readonly file: string; readonly row: number } | null;
  /** Of a restricted directive: no counter but the directive's own has it. */
  @Flag() restricted: boolean;
  /** Folded to lower case without tone marks. */
  @Text() searchText: string;
  @Integer() version: number;
}

/** One row a task, drafts and voided ones too. */
@Entity({ schema: 'register_v4', name: 'task' })
export class TaskRow extends TaskColumns {
  @UuidKey() id: string;
  /** Of the last event that changed this row. */
  @Position() position: number;
}

/**
 * A task as it stood from a position on, until its next version. There is one for every event that changed its words or its
 * standing; `parts` is that of the same event.
 */
@Entity({ schema: 'register_v4', name: 'task_version' })
export class TaskVersionRow extends TaskColumns {
  @UuidKey() id: string;
  @PositionKey() position: number;
  /** When the event happened. */
  @Instant() occurredAt: string;
}

/** One row an assignment: a task and one of its lead units. */
@Entity({ schema: 'register_v4', name: 'assignment' })
export class AssignmentRow {
  @UuidKey() id: string;
  @Uuid() task: string;
  @Uuid() directive: string;
  @Uuid() unit: string;
  @Uuid() ownerUnit: string;
  @Uuid() keeper: string;
  @Text() status: Exclude<AssignmentStatus, 'absent'>;
  /** When it came to this status. */
  @Instant() statusSince: string;
  @Text() cell: Cell;
  @Text() reason: Reason;
  @Text({ nullable: true }) outlook: Outlook | null;
  @Text() boardGroup: BoardGroup;
  @Instant({ nullable: true }) dueAt: string | null;
  /** Local day of the deadline; `undated` without one, which sorts last. */
  @Text() dueOn: string;
  @Text({ nullable: true }) officer: string | null;
  @Instant() openedAt: string;
  @Instant() lastUpdateAt: string;
  /** Of the last progress report. */
  @Text({ nullable: true }) lastWords: string | null;
  @Text({ nullable: true }) completedOn: string | null;
  /** Of a restricted directive: the unit's counters have it not. */
  @Flag() restricted: boolean;
  /** The folded stream: every flag and fact that decisions see. */
  @Json() state: Exclude<AssignmentState, { status: 'absent' }>;
  @Integer() version: number;
  @Position() position: number;
}

/** Stands for all directives together where a counter is kept for them, too. */
export const EVERY_DIRECTIVE = '00000000-0000-0000-0000-000000000000';

/**
 * How many tasks of a directive, or of all (`EVERY_DIRECTIVE`), stand how. Empty text stands for none, since these columns are a key.
 */
@Entity({ schema: 'register_v4', name: 'directive_count' })
export class DirectiveCount {
  @UuidKey() directive: string;
  @TextKey() dueOn: string;
  @TextKey() cell: Cell;
  @TextKey() reason: Reason;
  @TextKey() outlook: Outlook | '';
  @TextKey() boardGroup: BoardGroup;
  @TextKey() remainder: RemainderReason | '';
  @Integer() tasks: number;
}

/** How many tasks a directive has: a list of directives must not add up what they are due by. */
@Entity({ schema: 'register_v4', name: 'directive_total' })
export class DirectiveTotal {
  @UuidKey() directive: string;
  @Integer() tasks: number;
}

/** How many open (not restricted) assignments of the unit itself stand how; a subtree's total is the sum over its units. */
@Entity({ schema: 'register_v4', name: 'unit_count' })
export class UnitCount {
  @UuidKey() unit: string;
  @TextKey() cell: Cell;
  @TextKey() boardGroup: BoardGroup;
  @Integer() assignments: number;
}

/** How an assignment stood from a position on, until its next version. */
@Entity({ schema: 'register_v4', name: 'assignment_version' })
export class AssignmentVersionRow {
  @UuidKey() id: string;
  @PositionKey() position: number;
  /** When the event happened. */
  @Instant() occurredAt: string;
  @Uuid() task: string;
  @Uuid() unit: string;
  @Text() cell: Cell;
  @Text() reason: Reason;
  @Text({ nullable: true }) outlook: Outlook | null;
  @Text() boardGroup: BoardGroup;
  @Flag() completed: boolean;
  @Flag() restricted: boolean;
  @Instant({ nullable: true }) dueAt: string | null;
}

/** By how much the events recorded on a local day changed what a directive's tasks count as. */
@Entity({ schema: 'register_v4', name: 'directive_day' })
export class DirectiveDay {
  @UuidKey() directive: string;
  @TextKey() day: string;
  @TextKey() cell: Cell;
  @TextKey() boardGroup: BoardGroup;
  @Integer() tasks: number;
}

/** By how much the events recorded on a local day changed what a unit's own assignments count as. */
@Entity({ schema: 'register_v4', name: 'unit_day' })
export class UnitDay {
  @UuidKey() unit: string;
  @TextKey() day: string;
  @TextKey() cell: Cell;
  @TextKey() boardGroup: BoardGroup;
  @Integer() assignments: number;
}
