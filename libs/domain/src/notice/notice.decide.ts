import type { Command } from '../log/command.js';
import type { Channel, NoticeItem } from './notice.js';

/** All but the acknowledgement are the system's. */
export type NoticeCommand =
  | Command<
      'ComposeNotice',
      {
        readonly recipient: string;
        readonly channel: Channel;
        /** The local day whose morning it belongs to. */
        readonly slot: string;
        readonly kind: 'digest';
        readonly items: readonly NoticeItem[];
      }
    >
  | Command<
      'RecordSent',
      {
        /** Counted from 1. */
        readonly attempt: number;
        readonly messageId: string;
        readonly dropped: readonly { readonly position: number; readonly reason: string }[];
      }
    >
  | Command<'RecordFailure', { readonly attempt: number; readonly error: string; readonly permanent: boolean }>
  | Command<'DeadLetterNotice', { readonly error: string }>
  | Command<'DropNotice', { readonly reason: string }>
  | Command<'AcknowledgeNotice'>;
