/**
 * One try to deliver one notice. Whatever asked for it (a job, a reconciliation, a person), the log decides: under the notice's
 * lock its stream is read again, and a notice that was sent, dropped or given up is left alone. So a job may come twice, late or
 * never.
 *
 *   composed ──► sent            the server accepted it; recorded with the items that had become moot
 *      │  └────► dropped         every item had become moot
 *      ▼
 *   failing ──► … ──► given up   refused for good, nowhere to send it, or the fifth failure: the same items go by another
 *      ▲                  │      channel, and the coordinators are told
 *      └──── replayed ◄───┘      by an administrator or a coordinator: five tries more
 *
 * At least once: between the server's acceptance and our record of it there is a moment in which a crash leaves the outcome unknown.
 * The notice then goes out again, under the same Message-ID.
 */
import {
  evolveNotice,
  type Channel,
  type MondayPage,
  nextWorkingInstant,
  noNotice,
  type NoticeState,
  type WorkingCalendar,
} from '#domain';
import type { EventStore } from '#event-store';
import type { Clock } from '#platform';
import type { CalendarBook } from '../calendar.book.js';
import type { CommandExecutor } from '../command-executor.port.js';
import { foldStream } from '../fold-stream.js';
import type { Report } from '../report.port.js';
import type { Addresses } from './addresses.port.js';
import type { Carrier } from './carrier.js';
import { type DigestReading, readDigest } from './digest.reader.js';
import { readSheets } from '../mail/monday.sheet.js';
import type { Endpoints } from './endpoints.port.js';
import { fallBack } from './fallback.js';
import type { MootReason } from './moot.js';
import { pagesStillDue } from './reader.standing.js';
import { MailCarrier, type MailSettings } from './mail.carrier.js';
import type { NoticeLock } from './notice-lock.port.js';
import { NoticeRecorder } from './notice.recorder.js';
import { MOST_ATTEMPTS, nextTryAt } from './retry.js';
import { WebhookCarrier, type WebhookSettings } from './webhook.carrier.js';

export interface DeliveryPorts {
  readonly store: Pick<EventStore, 'readStream' | 'readStreams' | 'readAll'>;
  readonly commands: CommandExecutor;
  readonly addresses: Addresses;
  readonly endpoints: Endpoints;
  readonly calendar: CalendarBook;
  readonly lock: NoticeLock;
  readonly clock: Clock;
  readonly report: Report;
}

export interface DeliverySettings extends MailSettings {
  /** Absent: nothing is posted to endpoints. */
  readonly webhook?: WebhookSettings;
}

/** `settled`: there was nothing to do. `not-now`: outside the hours, or before the next try. `busy`: another process is at it. */
export type DeliveryResult = 'sent' | 'dropped' | 'failed' | 'given-up' | 'settled' | 'not-now' | 'busy';

type Open = Extract<NoticeState, { status: 'composed' | 'failing' }>;

export class NoticeDelivery {
  private readonly carriers: Readonly<Record<Exclude<Channel, 'inbox'>, Carrier>>;
  private readonly recorder: NoticeRecorder;

  constructor(
    private readonly ports: DeliveryPorts,
    private readonly settings: DeliverySettings,
  ) {
    this.recorder = new NoticeRecorder(ports);
    this.carriers = {
      smtp: new MailCarrier(ports.addresses, settings),
      webhook: new WebhookCarrier(ports.endpoints, settings.webhook),
    };
  }

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
    const reader = state.recipientIs === 'person' ? { person: state.recipient, now } : undefined;
    const reading = await readDigest(this.ports.store, state.items, reader);
    const pages = reader === undefined ? state.pages : await pagesStillDue(this.ports.store, state.pages, reader);
    if (reading.lines.length === 0 && pages.length === 0) {
      await this.recorder.record(notice, { type: 'DropNotice', reason: reasonsOf(reading, state.pages) });
      return 'dropped';
    }
    return this.send(notice, { ...state, pages }, reading, calendar);
  }

  private async send(
    notice: string,
    state: Open,
    reading: DigestReading,
    calendar: WorkingCalendar,
  ): Promise<DeliveryResult> {
    const attempt = state.attempts + 1;
    const { lines, dropped } = reading;
    if (state.channel === 'inbox') {
      // What the log holds is what the inbox shows: composing it was sending it.
      await this.recorder.record(notice, { type: 'RecordSent', attempt, messageId: notice, dropped });
      return 'sent';
    }
    const at = this.ports.clock.now();
    const sheets = await readSheets(this.ports.store, state.pages);
    const outcome = await this.carriers[state.channel].carry({ notice, state, lines, sheets, calendar, at });
    if ('hindered' in outcome) return this.giveUp(notice, state, outcome.hindered);
    if (outcome.sent) {
      await this.recorder.record(notice, { type: 'RecordSent', attempt, messageId: outcome.messageId, dropped });
      return 'sent';
    }
    const { error, permanent } = outcome;
    await this.recorder.record(notice, { type: 'RecordFailure', attempt, error, permanent });
    return permanent || attempt - state.attemptsBefore >= MOST_ATTEMPTS ? this.giveUp(notice, state, error) : 'failed';
  }

  /** The other channel first, so that a crash in between repeats both: neither is done twice. */
  private async giveUp(notice: string, state: Open, error: string): Promise<DeliveryResult> {
    await fallBack(this.recorder, notice, state, this.settings.mail !== undefined);
    await this.recorder.record(notice, { type: 'DeadLetterNotice', error }, state.attemptsBefore);
    this.ports.report.warn('a notice was given up', { notice, channel: state.channel, error });
    return 'given-up';
  }
}

function mayBeTried(
  known: { readonly notice: string; readonly state: Open; readonly since: string },
  calendar: WorkingCalendar,
  now: string,
): boolean {
  const { notice, state, since } = known;
  if (nextWorkingInstant(calendar, now) !== now) return false;
  const attempts = state.attempts - state.attemptsBefore;
  return state.channel === 'inbox' || nextTryAt({ notice, attempts, since }, calendar) <= now;
}

/** A page is dropped for one reason alone: who leads there has changed. */
function reasonsOf({ dropped }: DigestReading, pages: readonly MondayPage[]): string {
  const reasons = new Set<MootReason>(dropped.map(({ reason }) => reason));
  if (pages.length > 0) reasons.add('no-longer-entitled');
  return [...reasons].sort().join(', ');
}
