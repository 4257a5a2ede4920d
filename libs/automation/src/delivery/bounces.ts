/**
 * A message that a server had accepted and that came back later (RFC 3464). The report names the message by its Message-ID, which is
 * the notice's id, and the address that failed; the address counts as dead only while it is still the recipient's.
 */
import { evolveNotice, noNotice } from '#domain';
import type { EventStore } from '#event-store';
import type { Clock } from '#platform';
import type { CommandExecutor } from '../command-executor.port.js';
import { foldStream } from '../fold-stream.js';
import type { Addresses } from './addresses.port.js';
import { fallBack } from './fallback.js';
import type { NoticeLock } from './notice-lock.port.js';
import { NoticeRecorder } from './notice.recorder.js';

export interface Bounce {
  readonly notice: string;
  /** The address that the report names. */
  readonly address: string;
  /** RFC 3463, e.g. 5.1.1. */
  readonly status: string;
}

/** `unknown`: no mail of ours. `repeated`: told before. `busy`: ask again. */
export type BounceResult = 'recorded' | 'repeated' | 'unknown' | 'busy';

export interface BouncePorts {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly commands: CommandExecutor;
  readonly addresses: Addresses;
  readonly lock: NoticeLock;
  readonly clock: Clock;
}

/** Marks the address, brings the items by the inbox, and has the coordinators told. Doing it twice changes nothing. */
export async function recordBounce(ports: BouncePorts, bounce: Bounce): Promise<BounceResult> {
  return (await ports.lock.hold(bounce.notice, () => record(ports, bounce))) ?? 'busy';
}

async function record(ports: BouncePorts, { notice, address, status }: Bounce): Promise<BounceResult> {
  const state = foldStream(evolveNotice, noNotice, await ports.store.readStream(notice));
  if (state.status === 'absent' || state.status === 'read' || state.channel !== 'smtp') return 'unknown';
  if (state.status !== 'sent') return state.status === 'dead-lettered' ? 'repeated' : 'unknown';
  const person = state.recipient;
  await ports.addresses.markDead({ person, email: address, at: ports.clock.now(), reason: `bounced ${status}` });
  const recorder = new NoticeRecorder(ports);
  await fallBack(recorder, notice, state, true);
  await recorder.record(notice, { type: 'RecordBounce', status }, state.attemptsBefore);
  return 'recorded';
}
