import { hasRole, isSystem } from '../log/authority.js';
import type { Command } from '../log/command.js';
import { day, text } from '../log/demands.js';
import { refuse, type Decided } from '../log/refusals.js';
import { reconciles, type MondayPage } from './monday-page.js';
import type { Channel, NoticeEvent, NoticeItem, NoticeKind, NoticeState } from './notice.js';

/** All but what the reader does are the system's. */
export type NoticeCommand =
  | Command<
      'ComposeNotice',
      {
        readonly recipient: string;
        readonly recipientIs?: 'unit';
        readonly channel: Channel;
        /** The local day whose morning it belongs to. */
        readonly slot: string;
        readonly kind: NoticeKind;
        readonly items: readonly NoticeItem[];
        /** With the kind `monday-page`, and with it alone. */
        readonly pages?: readonly MondayPage[];
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
  /** A message that a server had accepted came back; `status` as RFC 3463 has it. */
  | Command<'RecordBounce', { readonly status: string }>
  /** By an administrator or a coordinator: tries anew what was given up. */
  | Command<'ReplayNotice'>
  | Command<'AcknowledgeNotice'>
  /** One item of the asker's own inbox, by the position of the event that it is about. */
  | Command<'ReadInboxItem', { readonly position: number }>;

type Of<Type extends NoticeCommand['type']> = Extract<NoticeCommand, { type: Type }>;
type Known = Exclude<NoticeState, { status: 'absent' | 'read' }>;

/** Delivery is tried at least once, so each record may come twice: what is known already makes no event. */
export function decideNotice(command: NoticeCommand, state: NoticeState): Decided<NoticeEvent> {
  if (command.type === 'AcknowledgeNotice') return acknowledge(command, state);
  if (command.type === 'ReadInboxItem') return readItem(command, state);
  if (command.type === 'ReplayNotice') return replay(command, state);
  const refusal = isSystem(command.by);
  if (refusal !== undefined) return refusal;
  if (command.type === 'ComposeNotice') return compose(command, state);
  if (state.status === 'absent' || state.status === 'read') return refuse('notice-not-found', 'id');
  switch (command.type) {
    case 'RecordSent':
      return recordSent(command, state);
    case 'RecordFailure':
      return recordFailure(command, state);
    case 'DeadLetterNotice':
      return deadLetter(command, state);
    case 'RecordBounce':
      return bounce(command, state);
    case 'DropNotice':
      return drop(command, state);
  }
}

/** One digest a person, channel and morning: its id says so, and a second one for the same slot is the first. */
function compose(command: Of<'ComposeNotice'>, state: NoticeState): Decided<NoticeEvent> {
  const { recipient, recipientIs, channel, slot, kind, items, pages = [] } = command;
  if (state.status !== 'absent') return [];
  if (items.length === 0 && pages.length === 0) return refuse('notice-empty', 'items');
  if ((kind === 'monday-page') !== pages.length > 0) return refuse('notice-kind', 'kind');
  if (!pages.every(reconciles)) return refuse('page-does-not-reconcile', 'pages');
  const whose = recipientIs === undefined ? {} : { recipientIs };
  const headed = pages.length === 0 ? {} : { pages };
  const data = { recipient, ...whose, channel, slot, kind, items, ...headed };
  return day(slot, 'slot') ?? [{ type: 'NoticeComposed', data }];
}

function recordSent({ attempt, messageId, dropped }: Of<'RecordSent'>, state: Known): Decided<NoticeEvent> {
  // The first success stands: a message that went out twice under one id is one message.
  if (state.status === 'sent') return [];
  if (isClosed(state)) return refuse('notice-closed');
  if (attempt <= state.attempts) return refuse('attempt-out-of-order', 'attempt', { next: state.attempts + 1 });
  return text(messageId, 'messageId') ?? [{ type: 'NoticeSent', data: { attempt, messageId, dropped } }];
}

function recordFailure({ attempt, error, permanent }: Of<'RecordFailure'>, state: Known): Decided<NoticeEvent> {
  if (state.status === 'sent' || isClosed(state)) return refuse('notice-closed');
  if (attempt <= state.attempts) return [];
  if (attempt > state.attempts + 1) {
    return refuse('attempt-out-of-order', 'attempt', { next: state.attempts + 1 });
  }
  return text(error, 'error') ?? [{ type: 'NoticeFailed', data: { attempt, error, permanent } }];
}

function deadLetter({ error }: Of<'DeadLetterNotice'>, state: Known): Decided<NoticeEvent> {
  if (state.status === 'dead-lettered') return [];
  if (state.status === 'sent' || state.status === 'dropped') return refuse('notice-closed');
  return text(error, 'error') ?? [{ type: 'NoticeDeadLettered', data: { attempts: state.attempts, error } }];
}

function drop({ reason }: Of<'DropNotice'>, state: Known): Decided<NoticeEvent> {
  if (state.status === 'dropped') return [];
  if (state.status === 'sent' || state.status === 'dead-lettered') return refuse('notice-closed');
  return text(reason, 'reason') ?? [{ type: 'NoticeDropped', data: { reason } }];
}

const ENHANCED_STATUS = /^[245]\.\d{1,3}\.\d{1,3}$/;

/** A message may come back hours after it was accepted; a second report about it says nothing new. */
function bounce({ status }: Of<'RecordBounce'>, state: Known): Decided<NoticeEvent> {
  if (state.status === 'dead-lettered') return [];
  if (state.status !== 'sent') return refuse('notice-not-sent');
  if (!ENHANCED_STATUS.test(status)) return refuse('bounce-status-invalid', 'status');
  return [{ type: 'NoticeBounced', data: { status } }];
}

/** What is on its way already is left alone, so asking twice sends once. */
function replay({ by }: Of<'ReplayNotice'>, state: NoticeState): Decided<NoticeEvent> {
  const refusal = hasRole(by, ['admin', 'coordinator']);
  if (refusal !== undefined) return refusal;
  if (state.status === 'absent' || state.status === 'read') return refuse('notice-not-found', 'id');
  if (state.status === 'composed' || state.status === 'failing') return [];
  return state.status === 'dead-lettered'
    ? [{ type: 'NoticeReplayed', data: { by: by.person } }]
    : refuse('notice-not-given-up');
}

/** By the recipient alone, in the app: nobody's mail program acknowledges for them. */
function acknowledge({ by }: Of<'AcknowledgeNotice'>, state: NoticeState): Decided<NoticeEvent> {
  if (state.status === 'absent' || state.status === 'read') return refuse('notice-not-found', 'id');
  if (state.recipient !== by.person) return refuse('not-the-recipient');
  if (state.status !== 'sent') return refuse('notice-not-sent');
  return state.acknowledged ? [] : [{ type: 'NoticeAcknowledged', data: { by: by.person } }];
}

/** The stream's id names reader and item, so whoever asks it of another's stream finds somebody else's reading. */
function readItem({ by, position }: Of<'ReadInboxItem'>, state: NoticeState): Decided<NoticeEvent> {
  if (state.status === 'absent') return [{ type: 'InboxItemRead', data: { by: by.person, position } }];
  return state.status === 'read' && state.by === by.person ? [] : refuse('not-the-recipient');
}

function isClosed(state: Known): boolean {
  return state.status === 'dead-lettered' || state.status === 'dropped';
}
