/**
 * Who holds which role now, as the log has it at the moment of asking: never from a table that may be behind it, and never from what
 * was known a while ago. Questions that come while a read is under way share the next one, so that their cost does not grow with the
 * number of those who ask.
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
} from '#domain';
import type { EventStore, RecordedEvent } from '#event-store';
import { grantsIdOf } from './derived-ids.js';
import { nounOf } from './event-nouns.js';
import type { Noun } from './aggregate.js';
import { upcast } from './upcast.js';

type Streams = ReadonlyMap<string, readonly RecordedEvent[]>;

interface Reading {
  readonly streams: Set<string>;
  readonly result: Promise<Streams>;
}

export class Standings {
  /** What is to be read once the read under way is over. */
  private next: Reading | undefined;
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(private readonly store: Pick<EventStore, 'readStreams'>) {}

  /** `now`: ISO 8601 instant. */
  async of(claim: Claim, now: string): Promise<Standing> {
    const stream = grantsIdOf(claim.person);
    const streams = await this.read(claim.unit === null ? [stream] : [stream, claim.unit]);
    const unit =
      claim.unit === null
        ? noUnit
        : foldAs<UnitEvent, typeof noUnit>('unit', streams.get(claim.unit), evolveUnit, noUnit);
    return standingOf(claim, { grants: grantsIn(streams.get(stream)), unit }, now);
  }

  /** Everything that a person was ever given. */
  async grantsOf(person: string): Promise<GrantsState> {
    const stream = grantsIdOf(person);
    return grantsIn((await this.read([stream])).get(stream));
  }

  private read(streams: readonly string[]): Promise<Streams> {
    this.next ??= this.begin();
    for (const stream of streams) this.next.streams.add(stream);
    return this.next.result;
  }

  private begin(): Reading {
    const streams = new Set<string>();
    const result = this.underWay.then(() => {
      // From here on whoever asks must see what was recorded since.
      this.next = undefined;
      return this.store.readStreams([...streams]);
    });
    // A read that failed is told to those who asked for it; the next one is a read of its own.
    this.underWay = result.catch(() => undefined);
    return { streams, result };
  }
}

function grantsIn(events: readonly RecordedEvent[] | undefined): GrantsState {
  return foldAs<GrantEvent, GrantsState>('grant', events, evolveGrants, noGrants);
}

function foldAs<Event extends DondocEvent, State>(
  noun: Noun,
  events: readonly RecordedEvent[] = [],
  evolve: (state: State, event: Happened<Event>) => State,
  initial: State,
): State {
  return events
    .filter((event) => nounOf(event.type) === noun)
    .reduce((state, event) => evolve(state, upcast(event) as Happened<Event>), initial);
}
