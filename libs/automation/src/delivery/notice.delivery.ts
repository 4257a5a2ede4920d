/**
 * One try to deliver one notice. Whatever asked for it (a job, a reconciliation, a person), the log decides: under the notice's
 * lock its stream is read again, and a notice that was sent, dropped or given up is left alone. So a job may come twice, late or
 * never.
 *
 *   composed ──► sent            the server accepted it; recorded with the items that had become moot
 *      │  └────► dropped         every item had become moot
 *      ▼
 *   failing ──► … ──► given up   refused for good, no address, or the fifth failure: the same items go to the inbox,
 *                                and the coordinators are told
 *
 * At least once: between the server's acceptance and our record of it there is a moment in which a crash leaves the outcome unknown.
 * The notice then goes out again, under the same Message-ID.
 */
import {
  evolveNotice,
  localDay,
  nextWorkingInstant,
  noNotice,
  SYSTEM,
  type Channel,
  type NoticeCommand,
  type NoticeState,
  type WorkingCalendar,
} from '#domain';
import type { EventStore } from '#event-store';
import { type Clock, uuidV5 } from '#platform';
import type { CalendarBook } from '../calendar.book.js';
import type { MessageChannel } from '../channels/channel.js';
import type { CommandExecutor, CommandOutcome } from '../command-executor.port.js';
import { foldStream } from '../fold-stream.js';
import { type DigestWording, renderDigest } from '../mail/digest.mail.js';
import type { Addresses } from './addresses.port.js';
import { type DigestReading, readDigest } from './digest.reader.js';
import type { NoticeLock } from './notice-lock.port.js';
import { MOST_ATTEMPTS, nextTryAt } from './retry.js';

export interface DeliveryPorts {
  readonly store: Pick<EventStore, 'readStream' | 'readStreams' | 'readAll'>;
  readonly commands: CommandExecutor;
  readonly addresses: Addresses;
  readonly calendar: CalendarBook;
  readonly lock: NoticeLock;
  readonly clock: Clock;
}

export interface DeliverySettings {
  /** Undefined where no mail server is configured. */
  readonly mail: MessageChannel | undefined;
  readonly wording: DigestWording;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}

/** `settled`: there was nothing to do. `not-now`: outside the hours, or before the next try. `busy`: another process is at it. */
export type DeliveryResult = 'sent' | 'dropped' | 'failed' | 'given-up' | 'settled' | 'not-now' | 'busy';

type Open = Extract<NoticeState, { status: 'composed' | 'failing' }>;
type NoticeAction = NoticeCommand extends infer Each
  ? Each extends unknown
    ? Omit<Each, 'id' | 'at' | 'by'>
    : never
  : never;

export class NoticeDelivery {
  constructor(
    private readonly ports: DeliveryPorts,
    private readonly settings: DeliverySettings,
  ) {}

  async deliver(notice: string): Promise<DeliveryResult> {
    const result = await this.ports.lock.hold(notice, () => this.attempt(notice));
    return result ?? 'busy';
  }

  private async attempt(notice: string): Promise<DeliveryResult> {
    const events = await this.ports.store.readStream(notice);
    const state = foldStream(evolveNotice, noNotice, events);
    if (state.status !== 'composed' && state.status !== 'failing') return 'settled';
    const calendar = await this.ports.calendar.inForce();
    const now = this.ports.clock.now();
    const since = events.at(-1)?.occurredAt ?? now;
    if (calendar === null || !mayBeTried({ notice, state, since }, calendar, now)) return 'not-now';
    const reading = await readDigest(this.ports.store, state.items);
    if (reading.lines.length === 0) {
      await this.record(notice, { type: 'DropNotice', reason: reasonsOf(reading) });
      return 'dropped';
    }
    return this.send(notice, state, reading, calendar);
  }

  private async send(
    notice: string,
    state: Open,
    reading: DigestReading,
    calendar: WorkingCalendar,
  ): Promise<DeliveryResult> {
    const attempt = state.attempts + 1;
    const { dropped } = reading;
    if (state.channel === 'inbox') {
      // What the log holds is what the inbox shows: composing it was sending it.
      await this.record(notice, { type: 'RecordSent', attempt, messageId: notice, dropped });
      return 'sent';
    }
    const address = await this.ports.addresses.find(state.recipient);
    if (this.settings.mail === undefined || address === undefined || address.email === null) {
      return this.giveUp(notice, state, this.settings.mail === undefined ? 'no mail server' : 'no address');
    }
    const at = this.ports.clock.now();
    const mail = renderDigest({
      slot: localDay(at),
      recipientName: address.name,
      lines: reading.lines,
      calendar,
      publicUrl: this.settings.publicUrl,
      wording: this.settings.wording,
    });
    const to = { name: address.name, address: address.email };
    const outcome = await this.settings.mail.send({ notice, to, at, ...mail });
    if (outcome.sent) {
      await this.record(notice, { type: 'RecordSent', attempt, messageId: outcome.messageId, dropped });
      return 'sent';
    }
    const { error, permanent } = outcome;
    await this.record(notice, { type: 'RecordFailure', attempt, error, permanent });
    return permanent || attempt >= MOST_ATTEMPTS ? this.giveUp(notice, state, error) : 'failed';
  }

  /** The other channel first, so that a crash in between repeats both: neither is done twice. */
  private async giveUp(notice: string, state: Open, error: string): Promise<DeliveryResult> {
    const { recipient, slot, items } = state;
    const channel: Channel = 'inbox';
    const fallback = uuidV5(`fallback ${notice}`);
    await this.record(fallback, { type: 'ComposeNotice', recipient, channel, slot, kind: 'digest', items });
    await this.record(fallback, { type: 'RecordSent', attempt: 1, messageId: fallback, dropped: [] });
    await this.record(notice, { type: 'DeadLetterNotice', error });
    return 'given-up';
  }

  /**
   * Records under an id that the notice and the action decide. An unknown outcome is asked again: losing the record of a message that
   * went out costs its reader a second copy.
   */
  private async record(notice: string, action: NoticeAction): Promise<void> {
    const attempt = 'attempt' in action ? ` ${action.attempt}` : '';
    const commandId = uuidV5(`${action.type} ${notice}${attempt}`);
    const command = { ...action, id: notice, at: this.ports.clock.now(), by: SYSTEM } as NoticeCommand;
    let outcome: CommandOutcome | undefined;
    for (let tried = 0; tried < MOST_RECORDINGS; tried += 1) {
      [outcome] = await this.ports.commands.executeMany([{ commandId, command }]);
      if (outcome?.kind === 'done') return;
      if (outcome?.kind === 'refused') throw new Error(`${action.type} was refused: ${outcome.code}`);
    }
    throw new Error(`${action.type} could not be recorded`, {
      cause: outcome?.kind === 'failed' ? outcome.error : undefined,
    });
  }
}

const MOST_RECORDINGS = 3;

function mayBeTried(
  known: { readonly notice: string; readonly state: Open; readonly since: string },
  calendar: WorkingCalendar,
  now: string,
): boolean {
  const { notice, state, since } = known;
  if (nextWorkingInstant(calendar, now) !== now) return false;
  return state.channel === 'inbox' || nextTryAt({ notice, attempts: state.attempts, since }, calendar) <= now;
}

function reasonsOf({ dropped }: DigestReading): string {
  return [...new Set(dropped.map(({ reason }) => reason))].sort().join(', ');
}
