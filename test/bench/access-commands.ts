/** `access`, first part: whole durable commands with and without the guard's judgement, by one person, by many, by token and by cookie. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AccessServerAsk, AccessServerReady, StatementsSent } from './access-server.js';
import { BenchChild } from './bench-child.js';
import { HttpConnection } from './http-connection.js';
import { httpTurn } from './http-turn.js';
import { unit } from './command-register.js';
import { type BenchOptions, type BenchReport, contest, type Contestant } from './measure.js';

export interface CommandSizes {
  readonly assignments: number;
  /** Distinct persons, the fewest first. */
  readonly persons: readonly number[];
  readonly rounds: number;
  readonly milliseconds: number;
  readonly inFlight: number;
}

/** Of the time that a command takes when nobody judges. */
const GOAL = 1.1;
const COUNTED = 1_000;

export async function measureCommands(url: string, sizes: CommandSizes, options: BenchOptions): Promise<BenchReport> {
  const ask: AccessServerAsk = { url, lay: { assignments: sizes.assignments, heads: Math.max(...sizes.persons) } };
  const child = await BenchChild.start<AccessServerReady>(join(options.programs, 'access-server.js'), [
    JSON.stringify(ask),
  ]);
  const connections = Array.from({ length: sizes.inFlight }, () => new HttpConnection(child.ready.port));
  try {
    return await measured({ child, connections }, sizes, options);
  } finally {
    for (const connection of connections) connection.close();
    await child.close();
  }
}

interface Scene {
  readonly child: BenchChild<AccessServerReady>;
  readonly connections: readonly HttpConnection[];
}

/** Whom the requests of a contestant come from, in turn; nobody: the guard does not look. */
interface Way {
  readonly name: string;
  readonly headers: readonly string[];
}

async function measured(scene: Scene, sizes: CommandSizes, options: BenchOptions): Promise<BenchReport> {
  const { ready } = scene.child;
  const ways = waysOf(ready, sizes.persons);
  const contestantsOf = (what: string, prefix: string): Contestant[] =>
    ways.map(({ name, headers }, index) => {
      const next = requests(ready, { prefix, headers });
      return {
        name: `${what}, ${name}`,
        side: index === 0 ? 'peers' : 'ours',
        measure: async () => 1_000 / (await httpTurn(scene.connections, sizes.milliseconds, next)),
      };
    });
  const contestants = [...contestantsOf('command', '/api/v1'), ...contestantsOf('nothing', '/bench')];
  options.say('warming up');
  for (const each of contestants) await each.measure();
  const [peer, ...judged] = ways.map(({ name }) => name);
  const ratios = judged.map((name) => [name, [`command, ${name}`, `command, ${peer}`]] as const);
  const report = await contest({
    bench: 'access',
    unit: 'milliseconds an answer',
    rounds: sizes.rounds,
    contestants,
    ratios: Object.fromEntries(ratios),
    goals: Object.fromEntries(judged.map((name) => [name, GOAL])),
    lessIsBetter: true,
    notes: [],
    say: options.say,
  });
  return { ...report, notes: [...notesOf(report, judged), ...(await statementsOf(scene, ways))] };
}

function waysOf({ tokens, cookies }: AccessServerReady, persons: readonly number[]): readonly Way[] {
  const bearer = (token: string): string => `Authorization: Bearer ${token}\r\n`;
  const cookie = (value: string): string => `Cookie: ${value}\r\nX-Requested-By: dondoc\r\n`;
  const by = (kind: string, count: number, all: readonly string[]): Way => ({
    name: `${kind} of ${count}`,
    headers: all.slice(0, count),
  });
  return [
    {
      name: 'not judged',
      headers: tokens.slice(0, 1).map((token) => `${bearer(token)}X-Unjudged: unitHead ${unit}\r\n`),
    },
    ...persons.flatMap((count) => [
      by('tokens', count, tokens.map(bearer)),
      by('sessions', count, cookies.map(cookie)),
    ]),
  ];
}

/** What admission costs, beside a route that does nothing else. */
function notesOf({ ours, peers }: BenchReport, judged: readonly string[]): string[] {
  const idle = peers['nothing, not judged']?.median ?? Number.NaN;
  const costs = judged.map((name) => {
    const more = (ours[`nothing, ${name}`]?.median ?? Number.NaN) - idle;
    return `${name} ${Math.round(more * 1_000)} µs`;
  });
  return [`admission of a request, of the whole machine's time: ${costs.join(', ')}`];
}

/** How many statements a request of each kind sends, many in flight and alone; admission's own, since the route does nothing. */
async function statementsOf({ child, connections }: Scene, ways: readonly Way[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name, headers } of ways.slice(1)) {
    const next = requests(child.ready, { prefix: '/bench', headers });
    const many = await sent(child, connections, next);
    const alone = await sent(child, connections.slice(0, 1), next);
    found.push(`${name} ${many.toFixed(2)} (${alone.toFixed(2)})`);
  }
  return [`statements a request, ${connections.length} in flight (and alone): ${found.join(', ')}`];
}

async function sent(
  child: BenchChild<AccessServerReady>,
  connections: readonly HttpConnection[],
  next: () => string,
): Promise<number> {
  const before = await child.ask<StatementsSent>('statements');
  await Promise.all(
    connections.map(async (connection) => {
      for (let left = COUNTED / connections.length; left > 0; left -= 1) await connection.send(next());
    }),
  );
  const after = await child.ask<StatementsSent>('statements');
  return (after.statements - before.statements) / COUNTED;
}

/** Every request is a command of its own, on the assignments in turn and from the callers in turn. */
function requests(
  { assignments, port }: AccessServerReady,
  { prefix, headers }: { readonly prefix: string; readonly headers: readonly string[] },
): () => string {
  const body = JSON.stringify({ words: 'Đã xong năm trên tám hạng mục', nextStep: 'Trình phê duyệt', percent: 62 });
  // The connection writes bytes as they are: the text goes out as UTF-8.
  const bytes = Buffer.byteLength(body);
  let turn = 0;
  return () => {
    const id = assignments[turn % assignments.length] ?? '';
    const header = headers[turn % headers.length] ?? '';
    turn += 1;
    return (
      `POST ${prefix}/assignments/${id}/report-progress HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${header}` +
      `Idempotency-Key: ${randomUUID()}\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n${body}`
    );
  };
}
