import type { EventStore, RecordedEvent } from '#event-store';
import { SharedReads } from '#platform';
import type { Scope } from '#read-models';
import { type Concern, concernAfter, type ConcernNoun, isWithin } from './concern.js';

/** A concern, with those of the streams that it is about. */
export interface Concerned extends Concern {
  readonly parts: readonly Concern[];
}

const rememberedAtMost = 50_000;
const none: ReadonlyMap<string, Concern> = new Map();

/** Whether they are seen is decided by other streams, too. */
const FOLLOWS: ReadonlySet<ConcernNoun> = new Set(['task', 'form', 'notice']);

/** Finds out whom streams concern, from the log. */
export class ConcernReader {
  private readonly known = new Map<string, Concern>();
  private readonly reads = new SharedReads<Concern>((streams) => this.readOn(streams));

  constructor(private readonly store: Pick<EventStore, 'readStreams'>) {}

  /**
   * One stream as it is now; undefined when there is none of the noun. It asks for as much whatever it finds, so that what is not the
   * asker's takes no other way than what does not exist. Only what was recorded since is read, for all who ask at that moment together.
   */
  async now(noun: ConcernNoun, stream: string): Promise<Concerned | undefined> {
    const own = (await this.reads.of([stream])).get(stream);
    const isThere = own?.noun === noun;
    const about = isThere && own.about.length > 0 ? own.about : [stream];
    const parts = FOLLOWS.has(noun) ? await this.reads.of(about) : none;
    return isThere ? withParts(own, (id) => parts.get(id)) : undefined;
  }

  private async readOn(streams: readonly string[]): Promise<ReadonlyMap<string, Concern>> {
    const before = new Map(streams.map((stream) => [stream, this.known.get(stream)]));
    const after = new Map(streams.map((stream) => [stream, before.get(stream)?.version ?? 0]));
    const found = new Map<string, Concern>();
    for (const [stream, events] of await this.store.readStreams(streams, after)) {
      const concern = fold(events, before.get(stream));
      if (concern === undefined) continue;
      found.set(stream, concern);
      if (events.length > 0) this.remember(stream, concern);
    }
    return found;
  }

  /** Those of events as they are read from the log, in order; what was found before is remembered. */
  async of(events: readonly RecordedEvent[]): Promise<ReadonlyMap<string, Concerned>> {
    for (const event of events) this.take(event);
    await this.learn(events.filter(({ stream }) => !this.known.has(stream)).map(({ stream }) => stream));
    const streams = new Set(events.map(({ stream }) => stream));
    await this.learn([...streams].flatMap((stream) => this.known.get(stream)?.about ?? []));
    const found = new Map<string, Concerned>();
    for (const stream of streams) {
      const own = this.known.get(stream);
      if (own !== undefined)
        found.set(
          stream,
          withParts(own, (id) => this.known.get(id)),
        );
    }
    return found;
  }

  /** An event that does not follow what is known of its stream makes that be read again. */
  private take(event: RecordedEvent): void {
    const before = this.known.get(event.stream);
    if (before !== undefined && event.version <= before.version) return;
    if ((before?.version ?? 0) + 1 === event.version) this.remember(event.stream, concernAfter(before, event));
    else this.known.delete(event.stream);
  }

  private async learn(streams: readonly string[]): Promise<void> {
    const unknown = [...new Set(streams)].filter((stream) => !this.known.has(stream));
    if (unknown.length === 0) return;
    for (const [stream, events] of await this.store.readStreams(unknown)) {
      const concern = fold(events);
      if (concern !== undefined) this.remember(stream, concern);
    }
  }

  private remember(stream: string, concern: Concern): void {
    // Answers may overtake each other: an older one never replaces a newer one.
    if ((this.known.get(stream)?.version ?? 0) > concern.version) return;
    if (this.known.size >= rememberedAtMost) this.known.clear();
    this.known.set(stream, concern);
  }
}

/** What is known of a stream, and the events that come after it. */
function fold(later: readonly RecordedEvent[], known?: Concern): Concern | undefined {
  return later.reduce<Concern | undefined>((concern, event) => concernAfter(concern, event), known);
}

/** A task follows its directive, a form its assignment: in owner and restriction. */
function withParts(own: Concern, find: (stream: string) => Concern | undefined): Concerned {
  const parts = own.about.flatMap((stream) => find(stream) ?? []);
  const owner = own.owner ?? (own.noun === 'task' ? (parts[0]?.owner ?? null) : null);
  const isRestricted = own.isRestricted || parts.some((part) => part.isRestricted);
  return { ...own, owner, isRestricted, parts };
}

/** Whether it is there for whoever has the scope. A message is, when all that it tells of is. */
export function isSeen(scope: Scope, concern: Concerned): boolean {
  if (concern.noun !== 'notice') return isWithin(scope, concern);
  const isNamed = scope.units === null || concern.parts.length > 0;
  return isNamed && concern.parts.every((part) => isWithin(scope, part));
}
