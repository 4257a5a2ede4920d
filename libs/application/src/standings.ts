/**
 * Who holds which role now, as the log has it at the moment of asking: never from a table that may be behind it, and never from what
 * was known a while ago. What is kept folded is only where a read begins: each asks for all that was recorded since. Questions that come
 * while a read is under way share the next one, so that their cost does not grow with the number of those who ask.
 */
import {
  type Claim,
  type DondocEvent,
  evolveGrants,
  evolveUnit,
  type GrantEvent,
  type GrantsState,
  type Happened,
  noGrants,
  noUnit,
  type Standing,
  standingOf,
  type UnitEvent,
  type UnitState,
} from '#domain';
import type { EventStore, RecordedEvent } from '#event-store';
import { SharedReads } from '#platform';
import { grantsIdOf } from './derived-ids.js';
import { nounOf } from './event-nouns.js';
import { upcast } from './upcast.js';

/** What a stream says about roles up to a version: that of a person of grants, that of a unit of posts. */
interface Known {
  readonly version: number;
  readonly grants: GrantsState;
  readonly unit: UnitState;
}

const nothing: Known = { version: 0, grants: noGrants, unit: noUnit };

const KEPT_AT_MOST = 20_000;

export class Standings {
  private readonly kept = new Map<string, Known>();
  private readonly reads = new SharedReads<Known>((streams) => this.read(streams));

  constructor(private readonly store: Pick<EventStore, 'readStreams'>) {}

  /** `now`: ISO 8601 instant. */
  async of(claim: Claim, now: string): Promise<Standing> {
    const stream = grantsIdOf(claim.person);
    const known = await this.reads.of(claim.unit === null ? [stream] : [stream, claim.unit]);
    const { grants } = known.get(stream) ?? nothing;
    const { unit } = (claim.unit === null ? undefined : known.get(claim.unit)) ?? nothing;
    return standingOf(claim, { grants, unit }, now);
  }

  /** Everything that a person was ever given. */
  async grantsOf(person: string): Promise<GrantsState> {
    const stream = grantsIdOf(person);
    return ((await this.reads.of([stream])).get(stream) ?? nothing).grants;
  }

  private async read(streams: readonly string[]): Promise<ReadonlyMap<string, Known>> {
    // What is kept now: while the answers are taken in, one may push another out.
    const kept = new Map(streams.map((stream) => [stream, this.kept.get(stream) ?? nothing]));
    const after = new Map([...kept].map(([stream, { version }]) => [stream, version]));
    const recorded = await this.store.readStreams(streams, after);
    return new Map([...kept].map(([stream, before]) => [stream, this.later(stream, before, recorded.get(stream))]));
  }

  /** What was kept of a stream, and what was recorded since. */
  private later(stream: string, before: Known, events: readonly RecordedEvent[] = []): Known {
    const known = events.reduce(fold, before);
    if (events.length > 0) this.keep(stream, known);
    return known;
  }

  private keep(stream: string, known: Known): void {
    // A Map keeps the order of insertion: what changed longest ago goes first.
    this.kept.delete(stream);
    this.kept.set(stream, known);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT_AT_MOST && oldest !== undefined) this.kept.delete(oldest);
  }
}

function fold(known: Known, event: RecordedEvent): Known {
  const { version } = event;
  const noun = nounOf(event.type);
  if (noun === 'grant') return { ...known, version, grants: evolveGrants(known.grants, happened<GrantEvent>(event)) };
  if (noun === 'unit') return { ...known, version, unit: evolveUnit(known.unit, happened<UnitEvent>(event)) };
  return { ...known, version };
}

function happened<Event extends DondocEvent>(event: RecordedEvent): Happened<Event> {
  return upcast(event) as Happened<Event>;
}
