/**
 * The queues under adversity, on both backends: their contents flushed or truncated in mid-delivery, Redis killed and its
 * append-only file cut, a worker frozen past its lock and revived, a worker killed with mails in hand; and the seeded bugs that the
 * same checks must catch.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { QueueBackendKind } from '#platform';
import { startRedis } from '../support/redis.js';
import type { Fault, FaultOptions, FaultReport } from './fault.js';
import { copiesIn, violationsOf } from './queue-checks.js';
import type { QueueBug } from './queue-mutants.js';
import { IN_HAND, QueueScene, type SceneSize } from './queue-scene.js';
import { makeTrouble, type Trouble } from './queue-troubles.js';

export const queueFault: Fault = {
  title: 'both queue backends: contents lost, Redis cut and restarted, a worker frozen and revived, one killed',
  run: runQueueFault,
};

interface Pace {
  readonly size: SceneSize;
  /** Of BullMQ's locks; the default is BullMQ's 30 seconds. */
  readonly lockMs?: number;
  /** Of the job table; the default is the program's. */
  readonly jobsMs?: number;
  readonly frozenMs: number;
  /** Nothing moves any more after this. */
  readonly patienceMs: number;
  /** The same, once all troubles are over; default: as before. */
  readonly stillMs?: number;
}

const quick: Pace = {
  size: { units: 160, tasks: 480, mailMs: 60 },
  lockMs: 1_500,
  jobsMs: 700,
  frozenMs: 2_600,
  patienceMs: 60_000,
};
const full: Pace = {
  size: { units: 5_000, tasks: 100_000, mailMs: 10 },
  frozenMs: 45_000,
  patienceMs: 90_000,
};
/** For seeded bugs. */
const hunting: Pace = { ...quick, size: { units: 48, tasks: 96, mailMs: 60 } };

interface Plan {
  readonly kind: QueueBackendKind;
  readonly pace: Pace;
  readonly workers: number;
  readonly troubles: readonly Trouble[];
  readonly bug?: QueueBug;
}

interface RunResult {
  readonly violations: readonly string[];
  readonly mails: number;
  readonly copies: number;
  readonly dropped: number;
  /** Milliseconds after the morning, or after the last trouble before the mail. */
  readonly late: { readonly p50: number; readonly p99: number };
}

interface Hunt {
  readonly kind: QueueBackendKind;
  readonly workers: number;
  /** What brings the bug to light. */
  readonly troubles: readonly Trouble[];
  /** How the violation begins that gives this bug away, and no other. */
  readonly sign: string;
  /** For a bug that shows itself by silence, or before the end: how long nothing may move at the end. */
  readonly stillMs?: number;
}

const hunts: Readonly<Record<QueueBug, Hunt>> = {
  'the queue alone remembers what is to be sent': {
    kind: 'postgres',
    workers: 1,
    troubles: ['loss'],
    sign: 'not sent',
    stillMs: 7_000,
  },
  "the job's id is the message's id": {
    kind: 'redis',
    workers: 2,
    troubles: ['kill'],
    sign: 'told under two ids',
  },
  'a notice id with a random part': { kind: 'postgres', workers: 1, troubles: [], sign: 'told under two ids' },
  'what was closed is sent all the same': {
    kind: 'redis',
    workers: 1,
    troubles: ['closing'],
    sign: 'after closing',
  },
  'a clock that is ten minutes ahead': {
    kind: 'postgres',
    workers: 1,
    troubles: ['lull'],
    sign: 'early',
    stillMs: 3_000,
  },
};
/** A bug that shows itself by chance is given so many runs. */
const attempts = 3;

async function runQueueFault(options: FaultOptions): Promise<FaultReport> {
  const pace = options.quick ? quick : full;
  const rows = options.quick ? 2 : 1;
  const runs = (
    await inRows(rows, [() => backendUnder('postgres', pace, options), () => backendUnder('redis', pace, options)])
  ).flat();
  const hunted = await inRows(
    rows,
    (Object.keys(hunts) as QueueBug[]).map((bug) => async () => {
      options.say(`queue: seeded bug, ${bug}`);
      return [bug, await hunt(bug, options)] as const;
    }),
  );
  return {
    fault: 'queue',
    seed: 57,
    did: [
      `${pace.size.tasks} steps due at once for ${pace.size.units} people, each mail ${pace.size.mailMs} ms`,
      ...runs.map(({ title, result }) => line(title, result)),
    ],
    violations: runs.flatMap(({ title, result }) => result.violations.map((violation) => `${title}: ${violation}`)),
    seededBugs: Object.fromEntries(hunted),
    figures: Object.fromEntries(
      runs.map(({ title, result: { mails, copies, dropped, late } }) => [title, { mails, copies, dropped, ...late }]),
    ),
  };
}

/** Small runs go in two rows side by side; large ones would measure one another. */
async function inRows<Result>(rows: number, works: readonly (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...works.entries()];
  const row = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results[next[0]] = await next[1]();
  };
  await Promise.all(Array.from({ length: rows }, row));
  return results;
}

interface Told {
  readonly title: string;
  readonly result: RunResult;
}

async function backendUnder(kind: QueueBackendKind, pace: Pace, options: FaultOptions): Promise<Told[]> {
  const told: Told[] = [];
  if (!options.quick) {
    options.say(`queue: ${kind}, steady`);
    const result = await run({ kind, pace, workers: 2, troubles: ['closing'] }, options);
    told.push({
      title: `${kind}, steady`,
      result: { ...result, violations: [...result.violations, ...slow(result, 5)] },
    });
  }
  const troubles: readonly Trouble[] =
    kind === 'redis' ? ['closing', 'loss', 'cut', 'kill', 'freeze'] : ['closing', 'loss', 'kill', 'freeze'];
  options.say(`queue: ${kind}, in trouble`);
  // One is killed, one frozen, and one is left to go on.
  const result = await run({ kind, pace, workers: 3, troubles }, options);
  // Small runs are over before anything can be called late.
  const late = options.quick ? [] : slow(result, 30);
  told.push({
    title: `${kind}, in trouble`,
    result: { ...result, violations: [...result.violations, ...late, ...troubleMissing(result)] },
  });
  return told;
}

function slow({ late }: RunResult, seconds: number): string[] {
  return late.p99 > seconds * 1_000 ? [`late p99 ${late.p99} ms, which may be ${seconds} s`] : [];
}

/** A run without trouble proves nothing. */
function troubleMissing({ copies, dropped }: RunResult): string[] {
  return [
    ...(copies === 0 ? ['no worker was killed with a mail in hand: the run proves nothing'] : []),
    ...(dropped === 0 ? ['nothing was closed in time: the run proves nothing'] : []),
  ];
}

function line(title: string, { mails, copies, dropped, late }: RunResult): string {
  const seconds = (milliseconds: number): string => (milliseconds / 1_000).toFixed(1);
  return `${title}: ${mails} mails, ${copies} of them copies under the same id, ${dropped} lines closed in time; late p50 ${seconds(late.p50)} s, p99 ${seconds(late.p99)} s`;
}

/** The violation that gives the bug away; null when none of its kind was found. */
async function hunt(bug: QueueBug, options: FaultOptions): Promise<string | null> {
  const { sign, stillMs, ...plan } = hunts[bug];
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { violations } = await run({ ...plan, bug, pace: { ...hunting, stillMs } }, options);
    const found = violations.find((violation) => violation.startsWith(sign));
    if (found !== undefined) return found;
    options.say(`queue: ${bug}, not yet: ${violations.join('; ')}`);
  }
  return null;
}

async function run({ kind, pace, workers, troubles, bug }: Plan, options: FaultOptions): Promise<RunResult> {
  const redis = kind === 'redis' ? await startRedis({ appendOnly: true }) : undefined;
  if (kind === 'redis' && redis === undefined) throw new Error('redis-server is not on the PATH');
  const url = await options.database();
  const { lockMs, jobsMs, size, patienceMs, stillMs = patienceMs } = pace;
  const scene = new QueueScene({
    url,
    queues: kind,
    redisUrl: redis?.url,
    lockMs,
    jobsMs,
    bug,
    programs: options.programs,
    size,
  });
  try {
    await scene.open(workers);
    // Too early by five minutes: nothing may come.
    if (troubles.includes('lull')) await scene.lull(patienceMs);
    scene.morning();
    const ends = [scene.dueAt];
    for (const [index, trouble] of troubles.entries()) {
      await scene.answeredFor(0.05 + 0.12 * index, patienceMs);
      await makeTrouble(trouble, { scene, frozenMs: pace.frozenMs, url, redis });
      ends.push(Date.now());
    }
    const ledger = await scene.settled(stillMs);
    // What a job did twice would still come.
    await delay((jobsMs ?? 15_000) * 2);
    const { wire, closed, dueAt } = scene;
    const explained = troubles.filter((trouble) => trouble === 'freeze' || trouble === 'kill').length * IN_HAND;
    const violations = violationsOf({ due: scene.due(), dueAt, closed, wire, ledger, copiesAllowed: explained });
    const told = new Set(wire.flatMap(({ ordinals }) => ordinals));
    return {
      violations,
      mails: wire.length,
      copies: copiesIn(wire),
      dropped: [...closed.keys()].filter((ordinal) => !told.has(ordinal)).length,
      late: lateness(
        wire.map(({ at }) => at),
        ends,
      ),
    };
  } finally {
    await scene.end();
    await redis?.stop();
  }
}

function lateness(arrivals: readonly number[], ends: readonly number[]): RunResult['late'] {
  const late = arrivals.map((at) => at - Math.max(...ends.filter((end, index) => index === 0 || end <= at)));
  const sorted = late.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
  return { p50: at(0.5), p99: at(0.99) };
}
