import type { Fact } from '../log/event.js';
import type { MondayPage } from './monday-page.js';
import type { StepCode } from '../policy/policy.js';

/** One message a person, channel and morning: a Monday's page stands at the head of that morning's digest. */
export type NoticeKind = 'digest' | 'monday-page';

export type Channel = 'smtp' | 'inbox' | 'webhook';

/** One thing that a digest tells: a fired step of one assignment, by the position of its event. */
export interface NoticeItem {
  readonly assignment: string;
  readonly task: string;
  readonly step: StepCode;
  readonly position: number;
}

/** A notice is an event before it is a message. Its stream id is UUID v5 of recipient, channel, slot and kind. */
export type NoticeEvent =
  | Fact<
      'NoticeComposed',
      {
        readonly recipient: string;
        /** Set when the recipient is a unit, whose endpoint gets what its people are told. Absent: a person. */
        readonly recipientIs?: 'unit';
        readonly channel: Channel;
        /** The local day whose morning it belongs to. */
        readonly slot: string;
        readonly kind: NoticeKind;
        readonly items: readonly NoticeItem[];
        /** The head part of a Monday's message; absent on other mornings. */
        readonly pages?: readonly MondayPage[];
      }
    >
  | Fact<
      'NoticeSent',
      {
        readonly attempt: number;
        readonly messageId: string;
        readonly dropped: readonly { readonly position: number; readonly reason: string }[];
      }
    >
  | Fact<'NoticeFailed', { readonly attempt: number; readonly error: string; readonly permanent: boolean }>
  | Fact<'NoticeDeadLettered', { readonly attempts: number; readonly error: string }>
  /** Everything in it had become moot when it was read again at the moment of sending. */
  | Fact<'NoticeDropped', { readonly reason: string }>
  /** The server had accepted it, and sent it back: the status code of RFC 3463 (e.g. 5.1.1), never an address. */
  | Fact<'NoticeBounced', { readonly status: string }>
  /** Given up or sent back before, and now to be tried anew: for whoever it was composed for, over the same channel. */
  | Fact<'NoticeReplayed', { readonly by: string }>
  | Fact<'NoticeAcknowledged', { readonly by: string }>
  /**
   * A person read one item of the inbox by itself, told in a digest or not: `position` is the event that it is about. Its stream
   * id is UUID v5 of reader and position.
   */
  | Fact<'InboxItemRead', { readonly by: string; readonly position: number }>;

interface NoticeFacts {
  readonly recipient: string;
  readonly recipientIs: 'person' | 'unit';
  readonly channel: Channel;
  readonly slot: string;
  readonly items: readonly NoticeItem[];
  readonly pages: readonly MondayPage[];
  /** Tries in all, and those of them that were made before it was last replayed. */
  readonly attempts: number;
  readonly attemptsBefore: number;
}

export type NoticeState =
  | { readonly status: 'absent' }
  | { readonly status: 'read'; readonly by: string; readonly position: number }
  | ({ readonly status: 'composed' | 'failing' } & NoticeFacts)
  | ({ readonly status: 'sent'; readonly messageId: string; readonly acknowledged: boolean } & NoticeFacts)
  | ({ readonly status: 'dead-lettered' | 'dropped' } & NoticeFacts);
