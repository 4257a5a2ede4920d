import type { Channel, NoticeItem, StepCode } from '#domain';
import { Entity } from 'typeorm';
import { Instant, Integer, Json, PositionKey, Text, TextKey, Uuid, UuidKey } from '../projecting/columns.js';

/** What can become of something that a person should hear. */
export const LEDGER_OUTCOMES = [
  'step-fired',
  'step-suppressed',
  'draft-reminded',
  'draft-reminder-suppressed',
  'composed',
  'sent',
  'left-out',
  'dropped',
  'failed',
  'given-up',
  'came-back',
  'replayed',
] as const;
export type LedgerOutcome = (typeof LEDGER_OUTCOMES)[number];

@Entity({ schema: 'ledger_v1', name: 'concern' })
export class LedgerConcernRow {
  @UuidKey() assignment: string;
  @Uuid() task: string;
  @Uuid() unit: string;
}

@Entity({ schema: 'ledger_v1', name: 'message' })
export class LedgerMessageRow {
  @UuidKey() notice: string;
  @Text() recipient: string;
  @Text() channel: Channel;
  @Json() items: readonly NoticeItem[];
}

/** One line: who was told what, or was not, and why. A line about one item of a message stands beside the message's own. */
@Entity({ schema: 'ledger_v1', name: 'entry' })
export class LedgerEntryRow {
  @PositionKey() position: number;
  /** Empty for the event itself; else the position and assignment of the item that it is about. */
  @TextKey() item: string;
  @Instant() at: string;
  /** Local day. */
  @Text() day: string;
  @Text() outcome: LedgerOutcome;
  /** Why; null where the outcome says it. */
  @Text({ nullable: true }) reason: string | null;
  @Text({ array: true }) persons: string[];
  @Text({ nullable: true }) step: StepCode | null;
  @Uuid({ nullable: true }) assignment: string | null;
  @Uuid({ nullable: true }) task: string | null;
  /** The lead unit. */
  @Uuid({ nullable: true }) unit: string | null;
  @Uuid({ nullable: true }) notice: string | null;
  @Text({ nullable: true }) channel: Channel | null;
  /** How many things a message holds; 1 for everything else. */
  @Integer() items: number;
  @Integer({ nullable: true }) policyVersion: number | null;
  @Integer({ nullable: true }) calendarVersion: number | null;
}
