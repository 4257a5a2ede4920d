import type { NoticeItem, RecipientRole } from '#domain';

/** A fired step, or an alarm about one, that still has to be told to a person. */
export interface PendingItem extends NoticeItem {
  readonly person: string;
  readonly as: RecipientRole;
  /** When the step was due; for an alarm, when it was raised. */
  readonly dueAt: string;
}

export interface PendingItems {
  /** Whatever was due by the instant and stands in no notice yet. */
  dueBy(instant: string): Promise<readonly PendingItem[]>;
  /** Whether there is any. */
  anyDueBy(instant: string): Promise<boolean>;
}
