/**
 * Executing a command: load and fold its stream, decide, append with the version that was decided on, and start again when
 * somebody else was faster.
 *
 * A folded state may come from the cache and be behind the log. A decision that writes is safe on it, since the log compares the
 * version; one that refuses or changes nothing is not, so it is taken again on a fresh reading before anybody hears of it.
 *
 * The same request sent again gets its first answer: from the log while it would still be decided the same way, and from the
 * table of commands when it would now be refused (what is submitted cannot be submitted again). A timer's command that finds
 * nothing to do is not recorded, so that the same timer may ring again later.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { refuse, type Refusal } from '#domain';
import {
  CommandReused,
  EnvelopeRefused,
  LogBusy,
  NotCanonical,
  VersionConflict,
  type AppendRequest,
  type EventStore,
  type Json,
} from '#event-store';
import { uuidV5 } from '#platform';
import { isExecuted, type CommandRequest, type Executed, type Outcome, type Settled } from './command-request.js';
import { plan, type Plan, type PlannedStream } from './planner.js';
import { isTimer, requestHash } from './request-hash.js';
import { StateCache } from './state.cache.js';
import { StreamTurns } from './stream-turns.js';
import { schemaVersionOf } from './upcast.js';

export interface ExecutorOptions {
  /** Folded states kept, default 10,000; 0 keeps none. */
  readonly cachedStates?: number;
  /** How often one command is decided before it is given up as too contended, default 12. */
  readonly attempts?: number;
}

export class CommandExecutor {
  private readonly cache: StateCache;
  private readonly premises: StateCache;
  private readonly attempts: number;
  private readonly turns = new StreamTurns();

  constructor(
    private readonly store: EventStore,
    options: ExecutorOptions = {},
  ) {
    this.cache = new StateCache(options.cachedStates ?? 10_000);
    this.premises = new StateCache(options.cachedStates ?? 10_000);
    this.attempts = options.attempts ?? 12;
  }

  /**
   * One command. A refusal is a value: the domain's, or `version-differs`, `command-reused`, `log-busy`, `too-contended`,
   * `content-refused`. Throws whatever else the log throws: the outcome is then unknown, ask again under the same command id.
   */
  async execute(request: CommandRequest): Promise<Outcome> {
    return this.turns.take(request.command.id, () => this.executeInTurn(request, false));
  }

  /**
   * Many commands, for sweeps and imports: streams are loaded together and the requests appended concurrently, so that they gather
   * into the log's batches. Each is a request of its own; several on one stream go one after the other, in the order given.
   */
  async executeMany(requests: readonly CommandRequest[]): Promise<readonly Settled[]> {
    const settled: Settled[] = [];
    for (const wave of wavesOf(requests)) {
      const plans = await this.planTogether(wave.map(({ request }) => request));
      await Promise.all(
        wave.map(async ({ request, index }, place) => {
          const planned = plans[place];
          settled[index] = await settle(async () => {
            const outcome = planned === undefined ? undefined : await this.attempt(planned);
            return outcome ?? this.turns.take(request.command.id, () => this.executeInTurn(request, true));
          });
        }),
      );
    }
    return settled;
  }

  private async executeInTurn(request: CommandRequest, fresh: boolean): Promise<Outcome> {
    let cache = fresh ? null : this.cache;
    for (let attempt = 1; attempt <= this.attempts; attempt += 1) {
      const [planned] = await plan([request], this.store, { states: cache, premises: this.premises });
      const outcome = planned === undefined ? undefined : await this.attempt(planned);
      if (outcome !== undefined) return outcome;
      // A stale cache is corrected at once; from the second conflict on, whoever else writes there gets room.
      if (cache === null) await delay(pauseMs(attempt, request.commandId));
      cache = null;
    }
    return refuse('too-contended');
  }

  /** Undefined: decide again on a fresh reading. */
  private async attempt(planned: Plan): Promise<Outcome | undefined> {
    const { request, outcome, cached } = planned;
    try {
      if ('refused' in outcome) return cached ? undefined : await this.firstAnswer(request, outcome);
      if (outcome.length === 0 && cached) return undefined;
      if (outcome.length === 0 && isTimer(request.command)) return nothingToDo(planned);
      return await this.append(planned, outcome);
    } catch (error) {
      this.cache.forget([request.command.id, ...('refused' in outcome ? [] : outcome.map(({ stream }) => stream))]);
      if (error instanceof VersionConflict) return undefined;
      if (error instanceof CommandReused && cached) return undefined;
      return refusalOf(error);
    }
  }

  private async append(planned: Plan, streams: readonly PlannedStream[]): Promise<Executed> {
    const { lastPosition, answer, repeated } = await this.store.append(appendRequest(planned, streams));
    if (repeated) this.cache.forget(streams.map(({ stream }) => stream));
    else for (const { stream, after } of streams) this.cache.put(stream, after);
    return { position: lastPosition, streams: versionsIn(answer), answer, repeated };
  }

  /** What would be refused now may be what was done before: the same request gets the same answer. */
  private async firstAnswer(request: CommandRequest, refusal: Refusal): Promise<Outcome> {
    if (isTimer(request.command)) return refusal;
    const recorded = await this.store.findCommand(request.commandId);
    if (recorded === undefined) return refusal;
    if (recorded.requestHash !== requestHash(request.command)) return refuse('command-reused');
    const { firstPosition, count, answer } = recorded;
    const position = firstPosition === null ? await this.store.lastPosition() : firstPosition + count - 1;
    return { position, streams: versionsIn(answer), answer, repeated: true };
  }

  /** None when the block cannot be read as a whole: each request is then read alone, and meets its own fault. */
  private async planTogether(requests: readonly CommandRequest[]): Promise<readonly Plan[]> {
    try {
      return await plan(requests, this.store, { states: this.cache, premises: this.premises });
    } catch {
      return [];
    }
  }
}

function appendRequest(planned: Plan, streams: readonly PlannedStream[]): AppendRequest {
  const { request, version } = planned;
  const { command, causation, correlation, onBehalfOf } = request;
  const own = streams.find(({ stream }) => stream === command.id)?.after.version ?? version;
  const versions = {
    ...Object.fromEntries(streams.map(({ stream, after }) => [stream, after.version])),
    [command.id]: own,
  };
  return {
    commandId: idOf(planned, streams),
    requestHash: requestHash(request.command),
    actor: command.by.person,
    unit: command.by.unit ?? undefined,
    onBehalfOf,
    causation,
    correlation,
    occurredAt: command.at,
    streams: streams.map(({ stream, before, events }) => ({
      stream,
      expectedVersion: before,
      events: events.map((event) => ({ ...event, schemaVersion: schemaVersionOf(event) })),
    })),
    answer: { id: command.id, streams: versions },
  };
}

/**
 * The request's own id, except for a step in whose place an earlier one had to fire, or that waits for somebody who can be told: that
 * is another thing done, under an id derived from this one, and the step itself can still be asked for. A step may come to wait more
 * than once, each time at another version of its stream.
 */
function idOf({ request: { command, commandId }, version }: Plan, streams: readonly PlannedStream[]): string {
  if (command.type !== 'FireStep') return commandId;
  const told = streams.flatMap(({ events }) => events);
  if (told.some(({ type }) => type === 'StepsHeld')) return uuidV5(`waits after ${version}`, commandId);
  const asked = told.some((event) => 'step' in event.data && event.data.step === command.step);
  return asked ? commandId : uuidV5('in its place', commandId);
}

function nothingToDo({ request, version }: Plan): Executed {
  return { position: 0, streams: { [request.command.id]: version }, answer: null, repeated: false };
}

function versionsIn(answer: Json): Readonly<Record<string, number>> {
  if (answer === null || typeof answer !== 'object' || !('streams' in answer)) return {};
  const { streams } = answer;
  return Object.fromEntries(
    Object.entries(streams ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

/** Throws what is no refusal: an unknown outcome. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof CommandReused) return refuse('command-reused');
  if (error instanceof LogBusy) return refuse('log-busy', undefined, { retryAfterSeconds: error.retryAfterSeconds });
  if (error instanceof EnvelopeRefused || error instanceof NotCanonical) {
    return refuse('content-refused', undefined, { reason: error.message });
  }
  throw error;
}

/** Nothing at first, then longer and longer, and a little different from one command to the next so that they part. */
function pauseMs(attempt: number, commandId: string): number {
  if (attempt <= 1) return 0;
  const spread = Number.parseInt(commandId.slice(-2), 16) / 256;
  return Math.min(200, 2 ** attempt) * (0.5 + (Number.isNaN(spread) ? 0 : spread));
}

async function settle(work: () => Promise<Outcome>): Promise<Settled> {
  try {
    const outcome = await work();
    return isExecuted(outcome) ? { kind: 'done', result: outcome } : { kind: 'refused', refusal: outcome };
  } catch (error) {
    return { kind: 'failed', error };
  }
}

interface Place {
  readonly request: CommandRequest;
  readonly index: number;
}

/** Requests on different streams, in as many rounds as the busiest stream needs. */
function wavesOf(requests: readonly CommandRequest[]): readonly (readonly Place[])[] {
  const seen = new Map<string, number>();
  const waves: Place[][] = [];
  for (const [index, request] of requests.entries()) {
    const wave = seen.get(request.command.id) ?? 0;
    seen.set(request.command.id, wave + 1);
    (waves[wave] ??= []).push({ request, index });
  }
  return waves;
}
