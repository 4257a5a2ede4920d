import type { Channel, NoticeKind } from '#domain';
import { uuidV5 } from '#platform';

export interface NoticeKey {
  readonly recipient: string;
  readonly channel: Channel;
  readonly slot: string;
  /** Default: a digest. */
  readonly kind?: NoticeKind;
  /** A morning that does not fit into one event goes on in a second part; the first is 1. */
  readonly part: number;
}

/** One digest a person, channel and morning: the same key is the same notice, whoever composes it. */
export function noticeId({ recipient, channel, slot, part, kind = 'digest' }: NoticeKey): string {
  return uuidV5(`notice ${recipient} ${channel} ${slot} ${kind}${part === 1 ? '' : ` part ${part}`}`);
}
