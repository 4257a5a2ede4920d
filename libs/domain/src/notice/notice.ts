import type { Fact } from '../log/event.js';
import type { StepCode } from '../policy/policy.js';

export type Channel = 'smtp' | 'inbox';

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
        readonly channel: Channel;
        /** The local day whose morning it belongs to. */
        readonly slot: string;
        readonly kind: 'digest';
        readonly items: readonly NoticeItem[];
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
  | Fact<'NoticeAcknowledged', { readonly by: string }>
  /**
   * A person read one item of the inbox by itself, told in a digest or not: `position` is the event that it is about. Its stream
   * id is UUID v5 of reader and position.
   */
  | Fact<'InboxItemRead', { readonly by: string; readonly position: number }>;

interface NoticeFacts {
  readonly recipient: string;
  readonly channel: Channel;
  readonly slot: string;
  readonly items: readonly NoticeItem[];
  readonly attempts: number;
}

export type NoticeState =
  | { readonly status: 'absent' }
  | { readonly status: 'read'; readonly by: string; readonly position: number }
  | ({ readonly status: 'composed' | 'failing' } & NoticeFacts)
  | ({ readonly status: 'sent'; readonly messageId: string; readonly acknowledged: boolean } & NoticeFacts)
  | ({ readonly status: 'dead-lettered' | 'dropped' } & NoticeFacts);
