/**
 * `dashboard`: what people look at, asked of the API over a small register and over a large one, each in a process of its own; and the
 * memory of the API over the large one.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type BenchServer, startBenchServer } from './bench-server.js';
import type { DashboardMemory, DashboardReady } from './dashboard-api.js';
import { type DashboardQuery, dashboardQueries, type Subjects, subjectsOf } from './dashboard-queries.js';
import { HttpConnection } from './http-connection.js';
import { type Bench, type BenchOptions, type BenchReport, contest, type Contestant, figure, p99 } from './measure.js';
import { layOpenAssignments, withClient } from './open-assignments.js';
import { NATION, type ProvinceShape, SMALL_NATION } from './province-register.js';

export const dashboardBench: Bench = {
  title: 'p99 of every screen over a hundred times as many assignments; memory of the API',
  run: measureDashboard,
};

interface Sizes {
  readonly shape: ProvinceShape;
  readonly few: number;
  readonly many: number;
  readonly rounds: number;
  /** Requests of a query in a turn. */
  readonly requests: number;
}

const full: Sizes = { shape: NATION, few: 10_000, many: 1_000_000, rounds: 5, requests: 200 };
const quick: Sizes = { shape: SMALL_NATION, few: 1_000, many: 30_000, rounds: 3, requests: 30 };
const API_MB = 250;
const P99_MS = 20;

async function measureDashboard(options: BenchOptions): Promise<BenchReport> {
  const sizes = options.quick ? quick : full;
  const { shape, few, many } = sizes;
  const server = await startBenchServer();
  try {
    await layOpenAssignments(server, { shape, sizes: { few, many } }, options.say);
    return await measureDashboardOn(server, sizes, options);
  } finally {
    await server.stop();
  }
}

/** Over databases `few` and `many` that are laid out already. */
async function measureDashboardOn(
  server: Pick<BenchServer, 'database'>,
  sizes: Sizes,
  options: BenchOptions,
): Promise<BenchReport> {
  const [few, many] = await Promise.all([
    openApi(await server.database('few'), options.programs),
    openApi(await server.database('many'), options.programs),
  ]);
  try {
    const report = await contest(contestOf(few, many, sizes, options));
    return withMemory(inTime(report), await many.megabytes(), sizes.many);
  } finally {
    await Promise.all([few.close(), many.close()]);
  }
}

interface OpenApi {
  readonly ready: DashboardReady;
  readonly subjects: Subjects;
  readonly connection: HttpConnection;
  megabytes(): Promise<number>;
  close(): Promise<void>;
}

async function openApi(url: string, programs: string): Promise<OpenApi> {
  const subjects = await withClient(url, subjectsOf);
  const child = fork(join(programs, 'dashboard-api.js'), [url]);
  const ready = await answerOf<DashboardReady>(child);
  const connection = new HttpConnection(ready.port);
  return {
    ready,
    subjects,
    connection,
    megabytes: async () => {
      const answer = answerOf<DashboardMemory>(child);
      child.send('memory');
      return (await answer).megabytes;
    },
    close: async () => {
      connection.close();
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the API of the bench ended (exit ${String(code)})`);
  });
  // It ends after its last answer, too: only an end without one is a fault.
  ended.catch(() => undefined);
  const [answer]: Answer[] = await Promise.race([once(child, 'message'), ended]);
  if (answer === undefined) throw new Error('the API of the bench gave no answer');
  return answer;
}

function contestOf(few: OpenApi, many: OpenApi, sizes: Sizes, options: BenchOptions): Parameters<typeof contest>[0] {
  const names = dashboardQueries(few.subjects, sizes.shape).map(({ name }) => name);
  const large = (name: string): string => `${name}, ${sizes.many}`;
  const small = (name: string): string => `${name}, ${sizes.few}`;
  return {
    bench: 'dashboard',
    unit: 'milliseconds, p99 of a turn',
    rounds: sizes.rounds,
    contestants: [...contestants(many, large, sizes), ...contestants(few, small, sizes)],
    ratios: Object.fromEntries(names.map((name) => [name, [large(name), small(name)]])),
    goals: Object.fromEntries(names.map((name) => [name, 2])),
    lessIsBetter: true,
    notes: [`${sizes.requests} requests a turn, one after the other, each about something else`],
    say: options.say,
  };
}

function contestants(api: OpenApi, called: (name: string) => string, { shape, requests }: Sizes): Contestant[] {
  return dashboardQueries(api.subjects, shape).map((query) => ({
    name: called(query.name),
    side: 'ours',
    measure: () => turnOf(api, query, requests),
  }));
}

async function turnOf(api: OpenApi, query: DashboardQuery, requests: number): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < requests; turn += 1) {
    const request =
      `GET /api/v1${query.path(turn)} HTTP/1.1\r\nHost: 127.0.0.1:${api.ready.port}\r\n` +
      `Authorization: Bearer ${api.ready.tokens[query.as]}\r\n\r\n`;
    const began = performance.now();
    const status = await api.connection.send(request);
    times.push(performance.now() - began);
    if (status !== 200) throw new Error(`${query.name} (${query.path(turn)}) was answered ${status}`);
  }
  return p99(times);
}

/** Beside the ratio, the time itself has a limit where the register is large. */
function inTime(report: BenchReport): BenchReport {
  const entries = Object.entries(report.ours).slice(0, Object.keys(report.ratios).length);
  return withLimits(
    report,
    entries.map(([name, { median, min, max, spread }]) => {
      const value = { median: median / P99_MS, min: min / P99_MS, max: max / P99_MS, spread };
      return [`${name}: to ${P99_MS} ms`, value];
    }),
  );
}

function withMemory(report: BenchReport, megabytes: number, many: number): BenchReport {
  const note = `the API's largest resident size with ${many} open assignments: ${Math.round(megabytes)} MB (limit ${API_MB})`;
  const limited = withLimits(report, [['api memory to its limit', figure([megabytes / API_MB])]]);
  return { ...limited, notes: [...report.notes, note] };
}

/** Figures whose limit is 1. */
function withLimits(
  report: BenchReport,
  limited: readonly (readonly [string, ReturnType<typeof figure>])[],
): BenchReport {
  const met = limited.map(([name, { median }]) => [name, median <= 1]);
  return {
    ...report,
    ratios: { ...report.ratios, ...Object.fromEntries(limited) },
    goals: { ...report.goals, ...Object.fromEntries(limited.map(([name]) => [name, 1])) },
    met: { ...report.met, ...Object.fromEntries(met) },
  };
}
