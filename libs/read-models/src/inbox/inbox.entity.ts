import type { Post, StepCode } from '#domain';
import { Entity } from 'typeorm';
import { Flag, Instant, Integer, Json, PositionKey, Text, TextKey, Uuid, UuidKey } from '../projecting/columns.js';

export type InboxKind =
  | 'reminder'
  | 'escalation'
  | 'form-drafted'
  | 'form-lies'
  | 'monday-page'
  | 'to-receive'
  | 'to-confirm'
  | 'return-to-decide'
  | 'obstacle-to-confirm'
  | 'deliverable-returned'
  | 'deliverable-confirmed'
  | 'return-decided'
  | 'obstacle-decided'
  | 'sent-for-issue'
  | 'issue-refused'
  | 'nobody-to-tell';

@Entity({ schema: 'inbox_v3', name: 'staff' })
export class InboxStaffRow {
  @UuidKey() unit: string;
  @Json() posts: readonly { readonly post: Post; readonly person: string }[];
}

@Entity({ schema: 'inbox_v3', name: 'concern' })
export class InboxConcernRow {
  @UuidKey() assignment: string;
  @Uuid() task: string;
  @Uuid() unit: string;
  @Uuid() ownerUnit: string;
  @Text({ nullable: true }) officer: string | null;
  @Instant({ nullable: true }) dueAt: string | null;
  /** Whom the last event `StepsHeld` alarmed, while nothing has gone on since. */
  @Json({ nullable: true }) alarm: { readonly position: number; readonly people: readonly string[] } | null;
}

/** One thing that one person is told in the application; words are made from its codes. */
@Entity({ schema: 'inbox_v3', name: 'item' })
export class InboxItemRow {
  @TextKey() person: string;
  /** Of the event that is told. With the person it names the item. */
  @PositionKey() position: number;
  @Text() kind: InboxKind;
  @Instant() at: string;
  /** Null for what is about no single task. */
  @Uuid({ nullable: true }) task: string | null;
  @Uuid({ nullable: true }) assignment: string | null;
  @Uuid() unit: string;
  /** For reminders, escalations and forms. */
  @Text({ nullable: true }) step: StepCode | null;
  @Uuid({ nullable: true }) form: string | null;
  @Instant({ nullable: true }) dueAt: string | null;
  /** In which post the person is told: "why did I get this?" */
  @Text() toldAs: Post;
  /** The digest that told it too. */
  @Uuid({ nullable: true }) notice: string | null;
  @Flag() acknowledged: boolean;
}

@Entity({ schema: 'inbox_v3', name: 'digest' })
export class InboxDigestRow {
  @UuidKey() notice: string;
  @Text() recipient: string;
  @Json() positions: readonly number[];
}

@Entity({ schema: 'inbox_v3', name: 'unread' })
export class UnreadCount {
  @TextKey() person: string;
  @Integer() items: number;
}
