import type { NoticeEvent, NoticeState } from './notice.js';

type Known = Exclude<NoticeState, { status: 'absent' | 'read' }>;
type Facts = Pick<Known, 'recipient' | 'channel' | 'slot' | 'items' | 'attempts'>;

export const noNotice: NoticeState = { status: 'absent' };

/** Folds one event of the notice's stream. Total: an event that cannot follow the state leaves it as it is. */
export function evolveNotice(state: NoticeState, event: NoticeEvent): NoticeState {
  if (event.type === 'NoticeComposed') {
    const { recipient, channel, slot, items } = event.data;
    return state.status === 'absent' ? { status: 'composed', recipient, channel, slot, items, attempts: 0 } : state;
  }
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
    case 'NoticeDropped':
      return { ...factsOf(state), status: 'dropped' };
    case 'NoticeAcknowledged':
      return state.status === 'sent' ? { ...state, acknowledged: true } : state;
  }
}

function factsOf({ recipient, channel, slot, items, attempts }: Known): Facts {
  return { recipient, channel, slot, items, attempts };
}
