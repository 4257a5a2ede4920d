/**
 * The other channel, when one is given up: webhook → mail → inbox. A unit's webhook has none, because what it copies goes to the
 * unit's people by their own notices. The inbox cannot fail: what the log holds is what it shows.
 */
import type { Channel, NoticeState } from '#domain';
import { uuidV5 } from '#platform';
import type { NoticeRecorder } from './notice.recorder.js';

type Known = Exclude<NoticeState, { status: 'absent' | 'read' }>;

/** Null where there is no other. */
function nextChannel(
  { channel, recipientIs }: Pick<Known, 'channel' | 'recipientIs'>,
  hasMail: boolean,
): Channel | null {
  if (recipientIs === 'unit' || channel === 'inbox') return null;
  return channel === 'webhook' && hasMail ? 'smtp' : 'inbox';
}

/** Composes the same items for the other channel. The same notice has the same fallback, however often it is given up. */
export async function fallBack(
  recorder: NoticeRecorder,
  notice: string,
  state: Known,
  hasMail: boolean,
): Promise<void> {
  const channel = nextChannel(state, hasMail);
  if (channel === null) return;
  const { recipient, slot, items, pages } = state;
  const headed = pages.length === 0 ? { kind: 'digest' as const } : { kind: 'monday-page' as const, pages };
  const fallback = uuidV5(`fallback ${notice}`);
  await recorder.record(fallback, { type: 'ComposeNotice', recipient, channel, slot, ...headed, items });
  if (channel === 'inbox')
    await recorder.record(fallback, { type: 'RecordSent', attempt: 1, messageId: fallback, dropped: [] });
}
