/**
 * The tables that automation reads, folded from the log in memory: the plainest form of each port. The tables in PostgreSQL keep the
 * same contract (`automation.contract-spec.ts`).
 */
import {
  evolveAssignment,
  noAssignment,
  type AssignmentState,
  type DondocEvent,
  type NoticeItem,
  type Policy,
  type UnitReach,
  type WorkingCalendar,
} from '#domain';
import type { EventStore, RecordedEvent } from '#event-store';
import type {
  DueTimer,
  DueTimers,
  LyingForm,
  LyingForms,
  PendingItem,
  PendingItems,
  Projections,
  UndeliveredNotice,
  UndeliveredNotices,
} from '#automation';

import { clocksOf, staff } from './unit-reaches.js';
type Recorded = RecordedEvent & DondocEvent;
type Recipients = readonly { readonly person: string; readonly as: PendingItem['as'] }[];

interface OpenNotice extends UndeliveredNotice {
  readonly recipient: string;
  readonly recipientIs: 'person' | 'unit';
  /** Tries in all, and before the last replay. */
  readonly tries: number;
  readonly before: number;
  readonly items: readonly NoticeItem[];
}

/** Reads the log up to its end whenever it is asked, so it never lags. */
export class LogPorts implements DueTimers, LyingForms, PendingItems, UndeliveredNotices, Projections {
  private position = 0;
  private readonly policies: Policy[] = [];
  private calendar: WorkingCalendar | undefined;
  private readonly assignments = new Map<string, AssignmentState>();
  /** The next timers of assignments, as far as they are computed. */
  private readonly clocks = new Map<string, readonly DueTimer[]>();
  private readonly reaches = new Map<string, UnitReach>();
  private readonly coordinators = new Map<string, Set<string>>();
  private readonly pending = new Map<string, PendingItem>();
  private readonly notices = new Map<string, OpenNotice>();
  private readonly closed = new Map<string, OpenNotice>();
  private readonly alarms = new Set<number>();
  private readonly drafts = new Map<string, LyingForm>();

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  async reach(): Promise<void> {
    for (;;) {
      const events = await this.store.readAll(this.position, 1_000);
      if (events.length === 0) return;
      for (const event of events) this.fold(event as Recorded);
      this.position = events.at(-1)?.position ?? this.position;
    }
  }

  async claim<Result>(
    { now, after, limit }: { readonly now: string; readonly after: DueTimer | null; readonly limit: number },
    work: (timers: readonly DueTimer[]) => Promise<Result>,
  ): Promise<Result> {
    await this.reach();
    const due = this.timers().filter((timer) => timer.dueAt <= now && (after === null || inOrder(timer, after) > 0));
    return work(due.slice(0, limit));
  }

  async nextDueAt(after = ''): Promise<string | null> {
    await this.reach();
    return this.timers().find(({ dueAt }) => dueAt > after)?.dueAt ?? null;
  }

  async dueBy(instant: string): Promise<readonly PendingItem[]> {
    await this.reach();
    return [...this.pending.values()].filter(({ dueAt }) => dueAt <= instant);
  }

  async anyDueBy(instant: string): Promise<boolean> {
    return (await this.dueBy(instant)).length > 0;
  }

  async lying(asked: Parameters<LyingForms['lying']>[0]): Promise<readonly LyingForm[]> {
    await this.reach();
    const key = ({ since, form }: LyingForm): string => `${since} ${form}`;
    const found = [...this.drafts.values()].filter(
      (draft) =>
        draft.since <= asked.since &&
        draft.reminders < asked.atMost &&
        (asked.after === null || key(draft) > key(asked.after)),
    );
    return found.sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, asked.limit);
  }

  async list(): Promise<readonly UndeliveredNotice[]> {
    await this.reach();
    return [...this.notices.values()];
  }

  async assignmentsBefore(slot: string): Promise<readonly string[]> {
    await this.reach();
    const earlier = [...this.notices.values()].filter((notice) => notice.slot < slot);
    return earlier.flatMap(({ items }) => items.map(({ assignment }) => assignment));
  }

  private timers(): readonly DueTimer[] {
    const { policies, calendar, clocks } = this;
    if (calendar === undefined) return [];
    for (const [assignment, state] of this.assignments) {
      if (!clocks.has(assignment) && state.status !== 'absent')
        clocks.set(assignment, clocksOf(assignment, state, { policies, calendar, reaches: this.reaches }));
    }
    return [...clocks.values()].flat().sort(inOrder);
  }

  private fold(event: Recorded): void {
    const { stream } = event;
    switch (event.type) {
      case 'PolicyPublished':
        this.policies.push(event.data.policy);
        this.clocks.clear();
        return;
      case 'CalendarPublished':
        this.calendar = event.data.calendar;
        this.clocks.clear();
        return;
      case 'PostFilled':
        staff(this.reaches, event);
        this.clocks.clear();
        if (event.data.post === 'coordinator') this.coordinatorsOf(stream).add(event.data.person);
        return;
      case 'PostVacated':
        staff(this.reaches, event);
        this.clocks.clear();
        if (event.data.post === 'coordinator') this.coordinatorsOf(stream).delete(event.data.person);
        return;
      default:
        this.foldNotice(event);
        this.foldForm(event);
        this.foldAssignment(event);
    }
  }

  private foldForm(event: Recorded): void {
    const { stream: form, occurredAt: since } = event;
    switch (event.type) {
      case 'FormDrafted':
        this.drafts.set(form, { form, since, reminders: 0 });
        return;
      case 'FormReminded':
        this.await(event, event.data, event.data.recipients);
        this.drafts.set(form, { form, since, reminders: event.data.reminder });
        return;
      case 'FormReminderSuppressed':
        this.drafts.set(form, { form, since, reminders: event.data.reminder });
        return;
      case 'FormIssued':
      case 'FormDropped':
        this.drafts.delete(form);
        return;
      default:
        return;
    }
  }

  private foldAssignment(event: Recorded): void {
    const known = this.assignments.get(event.stream) ?? noAssignment;
    const state = evolveAssignment(known, event as never);
    if (state.status === 'absent') return;
    this.assignments.set(event.stream, state);
    this.clocks.delete(event.stream);
    if (event.type === 'StepFired') {
      this.await(event, { assignment: event.stream, task: state.task, step: event.data.step }, event.data.recipients);
    }
    const alarms =
      event.type === 'StepsHeld' || (event.type === 'StepSuppressed' && event.data.reason === 'no-recipient');
    if (alarms) {
      this.alarm(event, { assignment: event.stream, task: state.task, step: event.data.step, position: 0 }, null);
    }
  }

  private foldNotice(event: Recorded): void {
    const since = event.occurredAt;
    switch (event.type) {
      case 'NoticeComposed': {
        const { recipient, recipientIs = 'person', slot, items } = event.data;
        this.notices.set(event.stream, {
          notice: event.stream,
          slot,
          attempts: 0,
          since,
          recipient,
          recipientIs,
          tries: 0,
          before: 0,
          items,
        });
        for (const item of items) this.pending.delete(keyOf(recipient, item));
        return;
      }
      case 'NoticeFailed': {
        const known = this.notices.get(event.stream);
        const tries = event.data.attempt;
        if (known !== undefined)
          this.notices.set(event.stream, { ...known, tries, attempts: tries - known.before, since });
        return;
      }
      default:
        this.foldEnding(event);
    }
  }

  private foldEnding(event: Recorded): void {
    const since = event.occurredAt;
    switch (event.type) {
      case 'NoticeDeadLettered':
      case 'NoticeBounced': {
        const { items = [], recipient = null, recipientIs } = this.ended(event.stream) ?? {};
        const except = recipientIs === 'unit' ? null : recipient;
        // An alarm that could not be delivered raises no alarm about itself.
        for (const item of items) if (!this.alarms.has(item.position)) this.alarm(event, item, except);
        return;
      }
      case 'NoticeReplayed': {
        const known = this.closed.get(event.stream);
        if (known !== undefined) this.notices.set(event.stream, { ...known, attempts: 0, before: known.tries, since });
        return;
      }
      case 'NoticeSent': {
        const known = this.ended(event.stream);
        if (known !== undefined) this.closed.set(event.stream, { ...known, tries: event.data.attempt });
        return;
      }
      case 'NoticeDropped':
        this.ended(event.stream);
        return;
      default:
        return;
    }
  }

  /** Takes a notice from those on their way; the same again when it comes back later. */
  private ended(notice: string): OpenNotice | undefined {
    const known = this.notices.get(notice) ?? this.closed.get(notice);
    this.notices.delete(notice);
    if (known !== undefined) this.closed.set(notice, known);
    return known;
  }

  private alarm(event: Recorded, about: NoticeItem, except: string | null): void {
    const state = this.assignments.get(about.assignment);
    if (state === undefined || state.status === 'absent') return;
    this.alarms.add(event.position);
    const told = [...this.coordinatorsOf(state.ownerUnit)].filter((person) => person !== except);
    const { assignment, task, step } = about;
    this.await(
      event,
      { assignment, task, step },
      told.map((person) => ({ person, as: 'coordinator' as const })),
    );
  }

  private await(event: Recorded, about: Omit<NoticeItem, 'position'>, recipients: Recipients): void {
    const dueAt = event.type === 'StepFired' || event.type === 'FormReminded' ? event.data.dueAt : event.occurredAt;
    const { assignment, task, step } = about;
    const item = { assignment, task, step, position: event.position };
    for (const { person, as } of recipients) this.pending.set(keyOf(person, item), { ...item, person, as, dueAt });
  }

  private coordinatorsOf(unit: string): Set<string> {
    const known = this.coordinators.get(unit) ?? new Set<string>();
    this.coordinators.set(unit, known);
    return known;
  }
}

function keyOf(person: string, { position, assignment }: Pick<NoticeItem, 'position' | 'assignment'>): string {
  return `${person} ${position} ${assignment}`;
}

function inOrder(a: DueTimer, b: DueTimer): number {
  const key = ({ dueAt, assignment, clock }: DueTimer): string => `${dueAt} ${assignment} ${clock}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
