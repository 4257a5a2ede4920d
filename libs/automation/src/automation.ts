/**
 * The whole of automation in one object: sweep, digests, deliveries, over whatever ports it is given. `settle` does what is due at
 * the clock's instant; `nextDueAt` says when something is due next. A worker calls them as real time goes by; a simulation moves the
 * clock from one to the next.
 */
import type { EventStore } from '#event-store';
import type { Clock } from '#platform';
import { CalendarBook } from './calendar.book.js';
import type { CommandExecutor } from './command-executor.port.js';
import type { Addresses } from './delivery/addresses.port.js';
import { type Bounce, type BounceResult, recordBounce } from './delivery/bounces.js';
import type { Endpoints } from './delivery/endpoints.port.js';
import { type DeliveryResult, type DeliverySettings, NoticeDelivery } from './delivery/notice.delivery.js';
import type { NoticeLock } from './delivery/notice-lock.port.js';
import { Redelivery } from './delivery/redelivery.js';
import { UnitCopies } from './delivery/unit-copies.js';
import type { UndeliveredNotices } from './delivery/undelivered-notices.port.js';
import { DigestComposer } from './digest/digest.composer.js';
import type { MondayPages } from './digest/monday-pages.port.js';
import type { PendingItems } from './digest/pending-items.port.js';
import { nextSlotOpens, slotAt, slotCloses } from './digest/slot.js';
import { PolicyBook } from './policy.book.js';
import type { Projections } from './projections.port.js';
import type { Report } from './report.port.js';
import type { DueTimers } from './sweep/due-timers.port.js';
import { DraftWatch } from './sweep/draft.watch.js';
import type { LyingForms } from './sweep/lying-forms.port.js';
import { Sweep, type SweepOptions } from './sweep/sweep.js';

export interface AutomationPorts {
  readonly store: Pick<EventStore, 'readStream' | 'readStreams' | 'readAll' | 'lastPosition'>;
  readonly commands: CommandExecutor;
  readonly timers: DueTimers;
  /** Default: no draft is watched. */
  readonly forms?: LyingForms;
  readonly pending: PendingItems;
  /** Default: nobody gets a page on Mondays. */
  readonly mondays?: MondayPages;
  readonly undelivered: UndeliveredNotices;
  readonly projections: Projections;
  readonly addresses: Addresses;
  /** Default: nobody has one. */
  readonly endpoints?: Endpoints;
  readonly lock: NoticeLock;
  readonly clock: Clock;
  readonly report: Report;
}

export interface AutomationSettings extends DeliverySettings {
  readonly sweep?: SweepOptions;
}

export class Automation {
  private readonly calendar: CalendarBook;
  private readonly sweep: Sweep;
  private readonly drafts: DraftWatch;
  private readonly copies: UnitCopies;
  private readonly composer: DigestComposer;
  private readonly delivery: NoticeDelivery;
  private readonly redelivery: Redelivery;

  constructor(
    private readonly ports: AutomationPorts,
    settings: AutomationSettings,
  ) {
    this.calendar = new CalendarBook(ports.store);
    const policy = new PolicyBook(ports.store);
    const withCalendar = {
      ...ports,
      policy,
      mondays: ports.mondays ?? noMonday,
      endpoints: ports.endpoints ?? nobodyHasOne,
      calendar: this.calendar,
    };
    this.sweep = new Sweep(withCalendar, settings.sweep);
    this.drafts = new DraftWatch({ ...withCalendar, forms: ports.forms ?? noDraftLies });
    this.copies = new UnitCopies(withCalendar);
    this.composer = new DigestComposer(withCalendar, settings.mail === undefined ? 'inbox' : 'smtp');
    this.delivery = new NoticeDelivery(withCalendar, settings);
    this.redelivery = new Redelivery(withCalendar);
  }

  /**
   * Fires every timer that is due, then composes the digests that may be composed now. Gives the notices that were composed: they are
   * in the log, and whoever asked hands them on. `handOn` is given them as soon as that is so, before the tables show them.
   */
  async settle(
    handOn?: (composed: readonly string[]) => Promise<void>,
  ): Promise<{ readonly fired: number; readonly composed: readonly string[] }> {
    const { projections, store, clock } = this.ports;
    await projections.reach(await store.lastPosition());
    const { fired: stepped, stuck } = await this.sweep.run();
    const fired = stepped + (await this.drafts.run());
    if (stuck === 0 && (await this.morningIsOpen())) return { fired, composed: [] };
    const copied = await this.copies.compose(clock.now());
    const { notices, position } = await this.composer.compose(clock.now());
    const composed = [...copied.notices, ...notices];
    if (composed.length > 0) await handOn?.(composed);
    if (position + copied.position > 0) await projections.reach(Math.max(position, copied.position));
    return { fired, composed };
  }

  /** One try; see `NoticeDelivery`. */
  deliver(notice: string): Promise<DeliveryResult> {
    return this.delivery.deliver(notice);
  }

  /** A mail came back; see `recordBounce`. */
  bounce(bounce: Bounce): Promise<BounceResult> {
    return recordBounce(this.ports, bounce);
  }

  /** Notices that may be tried now: composed ones that nobody delivered, failed ones whose wait is over. */
  undelivered(): Promise<readonly string[]> {
    return this.redelivery.due();
  }

  /**
   * The next instant after `since` at which there is something to do; null when nothing is planned. Whoever has just settled names the
   * instant before that: what became due meanwhile was not looked at, and comes next.
   */
  async nextDueAt(since: string = this.ports.clock.now()): Promise<string | null> {
    const candidates = [
      await this.nextTimerAt(since),
      await this.drafts.nextAt(),
      await this.composer.nextAt(since),
      await this.redelivery.nextAt(since),
    ];
    return candidates.filter((at): at is string => at !== null && at > since).sort()[0] ?? null;
  }

  /** What is due still waits for the hours, or is stuck: the next morning looks for it. Boundaries are crossed at any hour. */
  private async nextTimerAt(now: string): Promise<string | null> {
    const next = await this.ports.timers.nextDueAt();
    if (next === null || next > now) return next;
    const calendar = await this.calendar.inForce();
    const morning = calendar === null ? null : nextSlotOpens(calendar, now);
    const later = await this.ports.timers.nextDueAt(now);
    return [morning, later].filter((at) => at !== null).sort()[0] ?? null;
  }

  /** Another process is still firing steps of this morning: its digests would lack them. */
  private async morningIsOpen(): Promise<boolean> {
    const calendar = await this.calendar.inForce();
    const slot = calendar === null ? null : slotAt(calendar, this.ports.clock.now());
    if (calendar === null || slot === null) return true;
    const next = await this.ports.timers.nextDueAt();
    return next !== null && next <= slotCloses(calendar, slot);
  }
}

const nobodyHasOne: Endpoints = { owners: async () => [], find: async () => undefined };

const noDraftLies: LyingForms = { lying: async () => [] };

const noMonday: MondayPages = {
  awaited: async () => false,
  composedBetween: async () => false,
  pages: async () => [],
};
