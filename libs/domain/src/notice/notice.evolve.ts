import type { NoticeEvent, NoticeState } from './notice.js';

type Known = Exclude<NoticeState, { status: 'absent' | 'read' }>;
type Facts = Pick<
  Known,
  'recipient' | 'recipientIs' | 'channel' | 'slot' | 'items' | 'pages' | 'attempts' | 'attemptsBefore'
>;

export const noNotice: NoticeState = { status: 'absent' };

/** Folds one event of the notice's stream. Total: an event that cannot follow the state leaves it as it is. */
export function evolveNotice(state: NoticeState, event: NoticeEvent): NoticeState {
  if (event.type === 'NoticeComposed') return state.status === 'absent' ? composed(event) : state;
  if (event.type === 'InboxItemRead') {
    return state.status === 'absent' ? { status: 'read', ...event.data } : state;
  }
  if (state.status === 'absent' || state.status === 'read') return state;
  switch (event.type) {
    case 'NoticeSent': {
      const { attempt, messageId } = event.data;
      return { ...factsOf(state), status: 'sent', attempts: attempt, messageId, acknowledged: false };
    }
    case 'NoticeFailed':
      return { ...factsOf(state), status: 'failing', attempts: event.data.attempt };
    case 'NoticeDeadLettered':
      return { ...factsOf(state), status: 'dead-lettered', attempts: event.data.attempts };
    case 'NoticeBounced':
      return state.status === 'sent' ? { ...factsOf(state), status: 'dead-lettered' } : state;
    case 'NoticeReplayed':
      return state.status === 'dead-lettered'
        ? { ...factsOf(state), status: 'composed', attemptsBefore: state.attempts }
        : state;
    case 'NoticeDropped':
      return { ...factsOf(state), status: 'dropped' };
    case 'NoticeAcknowledged':
      return state.status === 'sent' ? { ...state, acknowledged: true } : state;
  }
}

function factsOf({ recipient, recipientIs, channel, slot, items, pages, attempts, attemptsBefore }: Known): Facts {
  return { recipient, recipientIs, channel, slot, items, pages, attempts, attemptsBefore };
}

function composed({ data }: Extract<NoticeEvent, { type: 'NoticeComposed' }>): NoticeState {
  const { recipient, recipientIs = 'person', channel, slot, items, pages = [] } = data;
  return { status: 'composed', recipient, recipientIs, channel, slot, items, pages, attempts: 0, attemptsBefore: 0 };
}
