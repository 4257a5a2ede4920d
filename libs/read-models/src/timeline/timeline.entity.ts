import type { EventType } from '#domain';
import { Entity } from 'typeorm';
import { Instant, Json, PositionKey, Text, Uuid, UuidKey } from '../projecting/columns.js';

/** The tasks that a stream is about: one for an assignment or a form, several for a notice. */
@Entity({ schema: 'timeline_v1', name: 'concern' })
export class ConcernRow {
  @UuidKey() stream: string;
  @Uuid({ array: true }) tasks: string[];
  @Uuid({ nullable: true }) assignment: string | null;
}

/** One event about a task. */
@Entity({ schema: 'timeline_v1', name: 'entry' })
export class TimelineEntryRow {
  @UuidKey() task: string;
  @PositionKey() position: number;
  @Text() type: EventType;
  @Uuid() stream: string;
  @Uuid({ nullable: true }) assignment: string | null;
  @Instant() occurredAt: string;
  @Instant() recordedAt: string;
  /** Person id, or `system`. */
  @Text() actor: string;
  @Uuid({ nullable: true }) unit: string | null;
  /** The event's own; of a notice only the items about this task. */
  @Json() data: Readonly<Record<string, unknown>>;
}
