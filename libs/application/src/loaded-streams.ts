import {
  CALENDAR_STREAM,
  POLICY_STREAM,
  type CalendarState,
  type DirectiveState,
  type GrantsState,
  type DondocEvent,
  type Happened,
  type PolicyState,
  type TaskState,
  type UnitState,
} from '#domain';
import type { EventStore, RecordedEvent } from '#event-store';
import type { Aggregate, Known } from './aggregate.js';
import { aggregates } from './aggregates.js';
import { nounOf } from './event-nouns.js';
import type { Folded, StateCache } from './state.cache.js';
import { upcast } from './upcast.js';

const streamId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The streams that a block of decisions looks at: each is read once, many in one query, and folded once. What many decisions rely on
 * (units, the policy, the calendar) is kept folded from one block to the next, and only what was recorded since is read; a decision
 * therefore stands on the log as it is, kept or not.
 */
export class LoadedStreams implements Known {
  private readonly events = new Map<string, readonly RecordedEvent[]>();
  private readonly bases = new Map<string, Folded>();
  private readonly folded = new Map<string, Folded>();

  constructor(
    private readonly store: Pick<EventStore, 'readStream' | 'readStreams'>,
    private readonly premises: StateCache | null = null,
  ) {}

  /** Reads those that are not here yet. */
  async load(streams: Iterable<string>): Promise<void> {
    const unread = [...new Set(streams)].filter((stream) => !this.events.has(stream));
    // What is no id names no stream: a decision then finds it absent, and says so.
    for (const stream of unread) if (!streamId.test(stream)) this.events.set(stream, []);
    const missing = unread.filter((stream) => streamId.test(stream));
    const [only] = missing;
    if (only === undefined) return;
    const after = this.keptOf(missing);
    if (missing.length === 1) {
      this.events.set(only, await this.store.readStream(only, after.get(only)));
      return;
    }
    const found = await this.store.readStreams(missing, after);
    for (const stream of missing) this.events.set(stream, found.get(stream) ?? []);
  }

  /** Streams that are kept folded, with the version up to which they are. */
  private keptOf(streams: readonly string[]): ReadonlyMap<string, number> {
    const after = new Map<string, number>();
    for (const stream of streams) {
      const kept = this.premises?.find(stream);
      if (kept === undefined) continue;
      this.bases.set(stream, kept);
      after.set(stream, kept.version);
    }
    return after;
  }

  /** The stream as the noun folds it. Throws for a stream that was not loaded: the wiring forgot to name it. */
  fold(aggregate: Aggregate, stream: string): Folded {
    const key = `${aggregate.noun} ${stream}`;
    const known = this.folded.get(key);
    if (known !== undefined) return known;
    const events = this.events.get(stream);
    if (events === undefined) throw new Error(`a decision looks at ${stream}, which it did not ask for`);
    const base = this.bases.get(stream);
    const folded = base === undefined ? foldStream(aggregate, events) : foldLater(aggregate, base, events);
    this.folded.set(key, folded);
    return folded;
  }

  unit(id: string): UnitState {
    return this.stateOf(aggregates.unit, id);
  }

  directive(id: string): DirectiveState {
    return this.stateOf(aggregates.directive, id);
  }

  task(id: string): TaskState {
    return this.stateOf(aggregates.task, id);
  }

  policy(): PolicyState {
    return this.stateOf(aggregates.policy, POLICY_STREAM);
  }

  calendar(): CalendarState {
    return this.stateOf(aggregates.calendar, CALENDAR_STREAM);
  }

  grants(id: string): GrantsState {
    return this.stateOf(aggregates.grant, id);
  }

  private stateOf<State>(aggregate: Aggregate & { readonly initial: State }, stream: string): State {
    const folded = this.fold(aggregate, stream);
    if (folded.version > 0) this.premises?.put(stream, folded);
    return folded.state as State;
  }
}

/** A stream that belongs to another noun holds nothing of this one, and is never written to by it. */
function foldStream(aggregate: Aggregate, events: readonly RecordedEvent[]): Folded {
  const { noun, initial } = aggregate;
  const [first] = events;
  if (first !== undefined && nounOf(first.type) !== noun) return { noun, version: 0, state: initial, foreign: true };
  return foldOnto(
    aggregate,
    { noun, version: 0, state: initial },
    events.map((event) => upcast(event)),
  );
}

/** What is kept, and what was recorded since. */
function foldLater(aggregate: Aggregate, base: Folded, events: readonly RecordedEvent[]): Folded {
  const { noun, initial } = aggregate;
  if (base.noun !== noun) return { noun, version: 0, state: initial, foreign: true };
  const later = events.filter(({ version }) => version > base.version);
  return later.length === 0
    ? base
    : foldOnto(
        aggregate,
        base,
        later.map((event) => upcast(event)),
      );
}

/** The state after further events of its stream, each one version on. */
export function foldOnto(aggregate: Aggregate, folded: Folded, events: readonly Happened<DondocEvent>[]): Folded {
  return {
    noun: aggregate.noun,
    version: folded.version + events.length,
    state: events.reduce((state, event) => aggregate.evolve(state, event), folded.state),
  };
}
