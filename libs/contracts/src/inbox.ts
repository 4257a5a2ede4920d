import type { AtPosition, UnitRef } from './board.js';

/** GET /api/v1/inbox?state=&limit=&cursor= — of the person who asks, newest first. */
export interface InboxPage extends AtPosition {
  readonly items: readonly InboxItem[];
  readonly unread: number;
  readonly next?: string;
}

export interface InboxItem {
  readonly id: string;
  readonly kind: InboxKind;
  readonly at: string;
  readonly position: number;
  /** Null for what is about no single task: the page of a Monday. */
  readonly task: { readonly id: string; readonly ordinal: string; readonly work: string } | null;
  readonly assignment: string | null;
  readonly unit: UnitRef | null;
  /** Ladder step for reminders and escalations, else null. */
  readonly step: string | null;
  readonly dueAt: string | null;
  readonly acknowledged: boolean;
  /** "Why did I get this?" */
  readonly why: { readonly vi: string; readonly en: string };
}

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
  /** The unit has neither head nor officer in charge: its steps wait. Closed by itself when they go on. */
  | 'nobody-to-tell';

/** GET /api/v1/forms?unit=&status=&task=&limit=&cursor= — what the ladder drafted, the longest waiting first. */
export interface FormPage extends AtPosition {
  readonly items: readonly FormView[];
  readonly next?: string;
}

export interface FormView {
  readonly id: string;
  /** Stream version: the ETag that `If-Match` takes. */
  readonly version: number;
  readonly kind: string;
  readonly status: 'drafted' | 'issued' | 'dropped';
  readonly step: string;
  readonly task: { readonly id: string; readonly ordinal: string; readonly work: string };
  readonly assignment: string;
  readonly unit: UnitRef;
  readonly ownerUnit: UnitRef;
  readonly dueAt: string | null;
  readonly draftedAt: string;
  readonly settledAt: string | null;
  readonly number: string | null;
  readonly reason: string | null;
}

/** GET /api/v1/waiting — what waits for the person who asks: decisions and confirmations of the role and unit. */
export interface WaitingPage extends AtPosition {
  readonly items: readonly WaitingItem[];
  readonly total: number;
}

export interface WaitingItem {
  readonly kind: 'to-receive' | 'to-confirm' | 'return-to-decide' | 'obstacle-to-confirm' | 'form-to-issue';
  readonly since: string;
  readonly task: { readonly id: string; readonly ordinal: string; readonly work: string };
  readonly assignment: string;
  readonly unit: UnitRef;
  readonly form: { readonly id: string; readonly kind: string } | null;
}
