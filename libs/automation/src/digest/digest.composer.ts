/**
 * Composes the morning's digests: whatever was due by the start of the hours goes into one notice a person. A notice is an event
 * before it is a message; once its event is in the log, its delivery can be lost and found again.
 *
 * Whoever leads hears of an assignment only when the unit's own reminders of earlier mornings have been settled: sent, or given up
 * with the coordinator told. Until then the leader's items wait; the rest of the digest does not.
 */
import { SYSTEM, type Channel, type MondayPage, type NoticeItem, type NoticeKind, type WorkingCalendar } from '#domain';
import type { EventStore } from '#event-store';
import type { CalendarBook } from '../calendar.book.js';
import type { CommandExecutor, IdentifiedCommand } from '../command-executor.port.js';
import { uuidV5 } from '#platform';
import type { Endpoints } from '../delivery/endpoints.port.js';
import type { UndeliveredNotices } from '../delivery/undelivered-notices.port.js';
import type { PolicyBook } from '../policy.book.js';
import type { Report } from '../report.port.js';
import { messagesOf } from './morning.messages.js';
import { Monday } from './monday.js';
import type { MondayPages } from './monday-pages.port.js';
import { noticeId } from './notice-id.js';
import type { PendingItem, PendingItems } from './pending-items.port.js';
import { nextSlotOpens, slotAt, slotCloses } from './slot.js';

export interface ComposerPorts {
  readonly pending: PendingItems;
  readonly endpoints: Endpoints;
  readonly undelivered: UndeliveredNotices;
  readonly commands: CommandExecutor;
  readonly store: Pick<EventStore, 'readStreams'>;
  readonly calendar: CalendarBook;
  readonly report: Report;
  readonly mondays: MondayPages;
  readonly policy: PolicyBook;
}

export interface Composed {
  /** Ids of the notices composed now, in a fixed order. */
  readonly notices: readonly string[];
  /** What a reader must have reached to see them; 0 when there are none. */
  readonly position: number;
}

type Wanted = IdentifiedCommand & {
  readonly command: { readonly id: string };
  /** The message of the other kind that would be this morning's; null for a second part. */
  readonly instead: string | null;
};

export class DigestComposer {
  private readonly monday: Monday;

  constructor(
    private readonly ports: ComposerPorts,
    /** By mail where a mail server is configured; else the inbox alone. Whoever has an endpoint is told there. */
    private readonly channel: Channel,
  ) {
    this.monday = new Monday(ports);
  }

  /** Composes what can be composed at an instant: nothing outside the hours. */
  async compose(now: string): Promise<Composed> {
    const calendar = await this.ports.calendar.inForce();
    const slot = calendar === null ? null : slotAt(calendar, now);
    if (calendar === null || slot === null) return { notices: [], position: 0 };
    const items = await this.ports.pending.dueBy(slotCloses(calendar, slot));
    const pages = await this.pagesOn(slot, calendar);
    if (items.length === 0 && pages.size === 0) return { notices: [], position: 0 };
    // A notice of an earlier morning that is still on its way holds its assignments back.
    const held = new Set(await this.ports.undelivered.assignmentsBefore(slot));
    const endpoints = new Set((await this.ports.endpoints.owners()).map(({ owner }) => owner));
    const wanted = this.commandsFor(
      pages,
      items.filter((item) => !(aboveTheUnit(item) && held.has(item.assignment))),
      { slot, at: now, channelOf: (person) => (endpoints.has(person) ? 'webhook' : this.channel) },
    );
    const composed = await this.record(await this.withoutKnown(wanted));
    if (composed.failed === 0 && pages.size > 0) this.monday.settled(slot);
    return composed;
  }

  /** A page that cannot be counted now must not hold up anybody's digest: it comes with a later turn. */
  private async pagesOn(slot: string, calendar: WorkingCalendar): Promise<ReadonlyMap<string, readonly MondayPage[]>> {
    try {
      return await this.monday.pagesOn(slot, calendar);
    } catch (error) {
      this.ports.report.warn('the page of the week cannot be counted', { slot, why: String(error) });
      return new Map();
    }
  }

  /** The next instant at which something that waits can be composed; null when nothing waits. */
  async nextAt(now: string): Promise<string | null> {
    const calendar: WorkingCalendar | null = await this.ports.calendar.inForce();
    if (calendar === null) return null;
    const opens = nextSlotOpens(calendar, now);
    if (await this.ports.pending.anyDueBy(opens)) return opens;
    return this.monday.nextAt(now, calendar);
  }

  private commandsFor(
    pages: ReadonlyMap<string, readonly MondayPage[]>,
    items: readonly PendingItem[],
    { slot, at, channelOf }: { slot: string; at: string; channelOf: (person: string) => Channel },
  ): readonly Wanted[] {
    return messagesOf(byPerson(items), pages, { channelOf, usual: this.channel }).map(
      ({ recipient, channel, part, items: told, pages: headed }) => {
        const kind: NoticeKind = headed.length > 0 ? 'monday-page' : 'digest';
        const id = noticeId({ recipient, channel, slot, kind, part });
        const head = headed.length > 0 ? { pages: headed } : {};
        const about = { recipient, channel, slot, kind, items: told, ...head };
        return {
          commandId: uuidV5(`compose ${id}`),
          command: { type: 'ComposeNotice' as const, id, at, by: SYSTEM, ...about },
          instead: part === 1 ? noticeId({ recipient, channel, slot, kind: other(kind), part }) : null,
        };
      },
    );
  }

  /** A person whose message of the morning stands already gets no second one: what came after it waits for the next. */
  private async withoutKnown(wanted: readonly Wanted[]): Promise<readonly IdentifiedCommand[]> {
    const ids = wanted.flatMap(({ command, instead }) => [command.id, ...(instead === null ? [] : [instead])]);
    const known = await this.ports.store.readStreams(ids);
    const stands = (id: string | null): boolean => id !== null && (known.get(id) ?? []).length > 0;
    return wanted
      .filter(({ command, instead }) => !stands(command.id) && !stands(instead))
      .map(({ commandId, command }) => ({ commandId, command }));
  }

  private async record(commands: readonly IdentifiedCommand[]): Promise<Composed & { readonly failed: number }> {
    const outcomes = commands.length === 0 ? [] : await this.ports.commands.executeMany(commands);
    const notices: string[] = [];
    let position = 0;
    for (const [index, outcome] of outcomes.entries()) {
      const notice = commands[index]?.command.id ?? '';
      if (outcome.kind === 'done') {
        notices.push(notice);
        position = Math.max(position, outcome.position);
      } else {
        const why = outcome.kind === 'refused' ? outcome.code : String(outcome.error);
        this.ports.report.warn('a digest cannot be composed', { notice, why });
      }
    }
    return { notices, position, failed: commands.length - notices.length };
  }
}

function aboveTheUnit({ as }: PendingItem): boolean {
  return as === 'leader' || as === 'fieldLeader';
}

/** In the order of person ids, so that the log's order does not hang on the table's. A person told in two roles is told once. */
function byPerson(items: readonly PendingItem[]): readonly (readonly [string, readonly NoticeItem[]])[] {
  const people = new Map<string, Map<string, NoticeItem>>();
  for (const { person, assignment, task, step, position } of items) {
    const theirs = people.get(person) ?? new Map<string, NoticeItem>();
    // One event can be about several assignments: a message that was given up tells of all that it held.
    people.set(person, theirs.set(`${position} ${assignment}`, { assignment, task, step, position }));
  }
  return [...people].sort(([a], [b]) => (a < b ? -1 : 1)).map(([person, theirs]) => [person, inOrder(theirs)] as const);
}

function inOrder(items: ReadonlyMap<string, NoticeItem>): readonly NoticeItem[] {
  return [...items.values()].sort((a, b) => a.position - b.position || (a.assignment < b.assignment ? -1 : 1));
}

function other(kind: NoticeKind): NoticeKind {
  return kind === 'digest' ? 'monday-page' : 'digest';
}
