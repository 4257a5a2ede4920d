import { isRefused, refuse, type DondocCommand, type DondocEvent, type Refusal } from '#domain';
import type { EventStore } from '#event-store';
import type { Aggregate } from './aggregate.js';
import { aggregateOf } from './aggregates.js';
import type { CommandRequest } from './command-request.js';
import { foldOnto, LoadedStreams } from './loaded-streams.js';
import type { Folded, StateCache } from './state.cache.js';

/** The events of one stream that a request appends. */
export interface PlannedStream {
  readonly stream: string;
  readonly before: number;
  readonly events: readonly DondocEvent[];
  readonly after: Folded;
}

/** A request decided: what is to be appended, or why not. */
export interface Plan {
  readonly request: CommandRequest;
  /** The decision rests on a cached state, which may be behind the log. */
  readonly cached: boolean;
  /** Version of the command's own stream that it was decided on. */
  readonly version: number;
  readonly outcome: readonly PlannedStream[] | Refusal;
}

interface Decision {
  readonly command: DondocCommand;
  readonly aggregate: Aggregate;
  readonly before: Folded;
  readonly events: readonly DondocEvent[];
}

interface Asked {
  readonly request: CommandRequest;
  readonly aggregate: Aggregate;
  readonly cached: Folded | undefined;
}

/** What is kept folded between two blocks. */
export interface Kept {
  /** Streams that were written: a decision on one of them may be behind the log. Null: every stream is read anew. */
  readonly states: StateCache | null;
  /** Streams that decisions rely on; what was recorded since is read each time. */
  readonly premises: StateCache;
}

/**
 * Decides a block of requests on different streams, in a few reads whatever their number: the streams themselves as far as they
 * are not cached, what the decisions rely on, and the streams of what follows.
 */
export async function plan(
  requests: readonly CommandRequest[],
  store: Pick<EventStore, 'readStream' | 'readStreams'>,
  { states: cache, premises }: Kept,
): Promise<readonly Plan[]> {
  const streams = new LoadedStreams(store, premises);
  const asked = requests.map((request): Asked => {
    const aggregate = aggregateOf(request.command);
    return { request, aggregate, cached: cache?.get(request.command.id, aggregate.noun) };
  });
  await streams.load(asked.filter(({ cached }) => cached === undefined).map(({ request }) => request.command.id));
  const before = asked.map(({ request, aggregate, cached }) => cached ?? streams.fold(aggregate, request.command.id));
  await streams.load(
    asked.flatMap(({ request, aggregate }, index) => aggregate.premises(request.command, before[index]?.state)),
  );
  const firsts = asked.map((one, index) =>
    decideFirst(one, before[index] ?? { noun: one.aggregate.noun, version: 0, state: undefined }, streams),
  );
  await loadConsequences(firsts, streams);
  return firsts.map((first) => complete(first, streams));
}

interface First {
  readonly asked: Asked;
  readonly before: Folded;
  readonly decision: Decision | Refusal;
  readonly consequences: readonly DondocCommand[];
}

function decideFirst(asked: Asked, before: Folded, streams: LoadedStreams): First {
  const { request, aggregate } = asked;
  const { command, expectedVersion: expected } = request;
  const { version: actual, state } = before;
  if (expected !== undefined && expected !== actual) {
    return { asked, before, consequences: [], decision: refuse('version-differs', undefined, { expected, actual }) };
  }
  const events = aggregate.decide(command, state, streams);
  if (isRefused(events)) return { asked, before, consequences: [], decision: events };
  if (before.foreign === true) return { asked, before, consequences: [], decision: refuse('id-taken', 'id') };
  const consequences = aggregate.consequences(command, events, state, streams);
  return { asked, before, consequences, decision: { command, aggregate, before, events } };
}

async function loadConsequences(firsts: readonly First[], streams: LoadedStreams): Promise<void> {
  const commands = firsts.flatMap(({ consequences }) => consequences);
  await streams.load(commands.map(({ id }) => id));
  await streams.load(
    commands.flatMap((command) => {
      const aggregate = aggregateOf(command);
      return aggregate.premises(command, streams.fold(aggregate, command.id).state);
    }),
  );
}

/** All or nothing: what follows is refused together with what it follows from. */
function complete({ asked, before, decision, consequences }: First, streams: LoadedStreams): Plan {
  const { request } = asked;
  const base = { request, cached: asked.cached !== undefined, version: before.version };
  if ('refused' in decision) return { ...base, outcome: decision };
  const decisions = [decision];
  for (const command of consequences) {
    const aggregate = aggregateOf(command);
    const folded = streams.fold(aggregate, command.id);
    const events = aggregate.decide(command, folded.state, streams);
    if (isRefused(events)) return { ...base, outcome: events };
    decisions.push({ command, aggregate, before: folded, events });
  }
  return { ...base, outcome: decisions.filter(({ events }) => events.length > 0).map(planned) };
}

function planned({ command, aggregate, before, events }: Decision): PlannedStream {
  const happened = events.map((event) => ({ ...event, occurredAt: command.at, actor: command.by.person }));
  return { stream: command.id, before: before.version, events, after: foldOnto(aggregate, before, happened) };
}
