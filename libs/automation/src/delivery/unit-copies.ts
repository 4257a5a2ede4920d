/**
 * What a morning tells a unit's head and officers goes to the unit's endpoint, too, where it has one: a copy under an id of its own,
 * composed before the people's digests and without touching them. So a unit's own system hears what its people hear, and a crash
 * between the two costs nobody a reminder.
 */
import { type AssignmentState, evolveAssignment, noAssignment, type NoticeItem, SYSTEM } from '#domain';
import type { EventStore } from '#event-store';
import { uuidV5 } from '#platform';
import type { CalendarBook } from '../calendar.book.js';
import type { CommandExecutor, IdentifiedCommand } from '../command-executor.port.js';
import { noticeId } from '../digest/notice-id.js';
import type { PendingItem, PendingItems } from '../digest/pending-items.port.js';
import { slotAt, slotCloses } from '../digest/slot.js';
import { foldStream } from '../fold-stream.js';
import type { Report } from '../report.port.js';
import type { Endpoints } from './endpoints.port.js';

export interface UnitCopiesPorts {
  readonly endpoints: Endpoints;
  readonly pending: PendingItems;
  readonly store: Pick<EventStore, 'readStreams'>;
  readonly commands: CommandExecutor;
  readonly calendar: CalendarBook;
  readonly report: Report;
}

/** An event holds 64 KiB; an item takes about 180 bytes of it. */
const ITEMS_PER_NOTICE = 300;
/** More than a morning brings: the parts of one unit's copy that are looked for. */
const MOST_PARTS = 20;

export class UnitCopies {
  constructor(private readonly ports: UnitCopiesPorts) {}

  /** Composes what can be composed at an instant; gives the notices and what a reader must have reached to see them. */
  async compose(now: string): Promise<{ readonly notices: readonly string[]; readonly position: number }> {
    const none = { notices: [], position: 0 };
    const owners = await this.ports.endpoints.owners();
    const units = new Set(owners.filter(({ ownerIs }) => ownerIs === 'unit').map(({ owner }) => owner));
    if (units.size === 0) return none;
    const calendar = await this.ports.calendar.inForce();
    const slot = calendar === null ? null : slotAt(calendar, now);
    if (calendar === null || slot === null) return none;
    const items = (await this.ports.pending.dueBy(slotCloses(calendar, slot))).filter(ofTheUnit);
    const byUnit = await this.byUnit(items, units);
    const commands: IdentifiedCommand[] = [];
    for (const [unit, theirs] of byUnit) commands.push(...(await this.commandsFor(unit, theirs, { slot, at: now })));
    return this.record(commands);
  }

  private async byUnit(
    items: readonly PendingItem[],
    units: ReadonlySet<string>,
  ): Promise<readonly (readonly [string, readonly NoticeItem[]])[]> {
    const streams = await this.ports.store.readStreams([...new Set(items.map(({ assignment }) => assignment))]);
    const found = new Map<string, Map<string, NoticeItem>>();
    for (const { assignment, task, step, position } of items) {
      const state: AssignmentState = foldStream(evolveAssignment, noAssignment, streams.get(assignment) ?? []);
      if (state.status === 'absent' || !units.has(state.unit)) continue;
      const theirs = found.get(state.unit) ?? new Map<string, NoticeItem>();
      found.set(state.unit, theirs.set(keyOf({ position, assignment }), { assignment, task, step, position }));
    }
    return [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([unit, theirs]) => [unit, inOrder([...theirs.values()])]);
  }

  /** What no earlier part of this morning's copy holds goes into the next parts. */
  private async commandsFor(
    recipient: string,
    items: readonly NoticeItem[],
    { slot, at }: { readonly slot: string; readonly at: string },
  ): Promise<readonly IdentifiedCommand[]> {
    const ids = Array.from({ length: MOST_PARTS }, (_, part) =>
      noticeId({ recipient, channel: 'webhook', slot, part: part + 1 }),
    );
    const known = await this.ports.store.readStreams(ids);
    const told = new Set(
      [...known.values()].flatMap(([composed]) =>
        composed?.type === 'NoticeComposed' ? (composed.data as { items: readonly NoticeItem[] }).items.map(keyOf) : [],
      ),
    );
    const free = ids.filter((id) => (known.get(id) ?? []).length === 0);
    const rest = items.filter((item) => !told.has(keyOf(item)));
    return free
      .map((id, part) => ({ id, part: rest.slice(part * ITEMS_PER_NOTICE, (part + 1) * ITEMS_PER_NOTICE) }))
      .filter(({ part }) => part.length > 0)
      .map(({ id, part }) => ({
        commandId: uuidV5(`compose ${id}`),
        command: {
          type: 'ComposeNotice' as const,
          id,
          at,
          by: SYSTEM,
          recipient,
          recipientIs: 'unit' as const,
          channel: 'webhook' as const,
          slot,
          kind: 'digest' as const,
          items: part,
        },
      }));
  }

  private async record(
    commands: readonly IdentifiedCommand[],
  ): Promise<{ readonly notices: readonly string[]; readonly position: number }> {
    const outcomes = commands.length === 0 ? [] : await this.ports.commands.executeMany(commands);
    const notices: string[] = [];
    let position = 0;
    for (const [index, outcome] of outcomes.entries()) {
      const notice = commands[index]?.command.id ?? '';
      if (outcome.kind === 'done') {
        notices.push(notice);
        position = Math.max(position, outcome.position);
      } else this.ports.report.warn('a unit’s copy cannot be composed', { notice });
    }
    return { notices, position };
  }
}

/** Leaders and coordinators hear of many units: their digests are their own. */
function ofTheUnit({ as }: PendingItem): boolean {
  return as === 'unitHead' || as === 'officer';
}

function keyOf({ position, assignment }: Pick<NoticeItem, 'position' | 'assignment'>): string {
  return `${position} ${assignment}`;
}

function inOrder(items: readonly NoticeItem[]): readonly NoticeItem[] {
  return items.toSorted((a, b) => a.position - b.position || (a.assignment < b.assignment ? -1 : 1));
}
