import type { Channel, NoticeItem, NoticeKind, NoticeState, RecipientRole, StepCode } from '#domain';
import { Entity } from 'typeorm';
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

/** Who is told of what could not be delivered. */
@Entity({ schema: 'notices_v2', name: 'staff' })
export class StaffRow {
  @UuidKey() unit: string;
  @Text({ array: true }) coordinators: string[];
}

/** Which unit follows an assignment up. */
@Entity({ schema: 'notices_v2', name: 'followed' })
export class FollowedRow {
  @UuidKey() assignment: string;
  @Uuid() task: string;
  @Uuid() ownerUnit: string;
}

/** One thing to tell one person: a fired step, or an alarm about one. It waits until a notice holds it. */
@Entity({ schema: 'notices_v2', name: 'item' })
export class NoticeItemRow {
  @TextKey() person: string;
  /** Of the event that is told. */
  @PositionKey() position: number;
  @UuidKey() assignment: string;
  @Uuid() task: string;
  @Text() step: StepCode;
  @Text() toldAs: RecipientRole;
  @Flag() alarm: boolean;
  /** When the step was due; for an alarm, when it was raised. */
  @Instant() dueAt: string;
  @Uuid({ nullable: true }) notice: string | null;
}

@Entity({ schema: 'notices_v2', name: 'notice' })
export class NoticeRow {
  @UuidKey() id: string;
  @Text() recipient: string;
  @Text() recipientIs: 'person' | 'unit';
  @Text() channel: Channel;
  @Text() kind: NoticeKind;
  /** The local day whose morning it belongs to. */
  @Text() slot: string;
  @Text() status: Exclude<NoticeState['status'], 'absent'>;
  /** In all, and before it was last replayed. */
  @Integer() attempts: number;
  @Integer() attemptsBefore: number;
  /** When it was composed, last tried, or replayed. */
  @Instant() since: string;
  @Instant() composedAt: string;
  @Json() items: readonly NoticeItem[];
  @Text({ nullable: true }) messageId: string | null;
  @Flag() acknowledged: boolean;
  @Integer() version: number;
  /** Of its composition: the order of lists. */
  @Position() position: number;
}

/** The delivery log: one row a try, and how the notice ended. */
@Entity({ schema: 'notices_v2', name: 'delivery' })
export class DeliveryRow {
  @UuidKey() notice: string;
  @PositionKey() position: number;
  @Text() outcome: 'sent' | 'failed' | 'dead-lettered' | 'dropped' | 'bounced' | 'replayed';
  @Integer() attempt: number;
  @Instant() at: string;
  /** What the server or the log said; null for what was sent. */
  @Text({ nullable: true }) detail: string | null;
}
