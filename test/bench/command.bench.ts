/** Whole HTTP commands, durable, beside the same application's POST that checks the same body and does nothing. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { BenchChild } from './bench-child.js';
import { type BenchServer, startBenchServer } from './bench-server.js';
import type { CommandServerReady } from './command-server.js';
import { HttpConnection } from './http-connection.js';
import { httpTurn } from './http-turn.js';
import { type Bench, type BenchOptions, type BenchReport, contest, type Contestant } from './measure.js';

const inFlight = 128;
const assignments = 1_024;

export const commandBench: Bench = {
  title: 'whole durable HTTP commands, beside a POST that does nothing',
  async run(options: BenchOptions): Promise<BenchReport> {
    options.say('starting PostgreSQL and the API');
    const server = await startBenchServer();
    try {
      return await withApi(server, options);
    } finally {
      await server.stop();
    }
  },
};

async function withApi(server: BenchServer, options: BenchOptions): Promise<BenchReport> {
  const url = await server.database('command');
  const program = join(options.programs, 'command-server.js');
  const child = await BenchChild.start<CommandServerReady>(program, [url, String(assignments)]);
  try {
    return await measured(child.ready, options);
  } finally {
    await child.close();
  }
}

async function measured(ready: CommandServerReady, { quick, say }: BenchOptions): Promise<BenchReport> {
  const milliseconds = quick ? 2_000 : 6_000;
  const connections = Array.from({ length: inFlight }, () => new HttpConnection(ready.port));
  const contestant = (name: string, side: Contestant['side'], prefix: string): Contestant => {
    const next = requests(ready, prefix);
    return { name, side, measure: () => httpTurn(connections, milliseconds, next) };
  };
  const contestants = [contestant('command', 'ours', '/api/v1'), contestant('nothing', 'peers', '/bench')];
  say('warming up');
  for (const each of contestants) await each.measure();
  const report = await contest({
    bench: 'command',
    unit: 'answers/s',
    rounds: 5,
    contestants,
    ratios: { 'command / nothing': ['command', 'nothing'] },
    goals: { 'command / nothing': 0.5 },
    notes: [
      `${inFlight} connections, each with one request in flight; report-progress on ${assignments} assignments in turn`,
      'durable: fsync and synchronous_commit on; the API, PostgreSQL and the caller share this machine',
      'both routes: token, role, Idempotency-Key, body of 200 bytes checked, answer of the same shape; no projections in this process',
    ],
    say,
  });
  for (const connection of connections) connection.close();
  return report;
}

/** Every request is a command of its own, on the assignments in turn. */
function requests({ token, assignments: ids, port }: CommandServerReady, prefix: string): () => string {
  const body = JSON.stringify({
    words: 'Đã xong năm trên tám hạng mục, hạng mục thứ sáu nghiệm thu tuần sau.',
    nextStep: 'Trình Ủy ban phê duyệt',
    percent: 62,
  });
  // The connection writes bytes as they are: the text goes out as UTF-8.
  const bytes = Buffer.byteLength(body);
  let turn = 0;
  return () => {
    const id = ids[turn++ % ids.length] ?? '';
    return (
      `POST ${prefix}/assignments/${id}/report-progress HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n` +
      `Authorization: Bearer ${token}\r\nIdempotency-Key: ${randomUUID()}\r\n` +
      `Content-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n${body}`
    );
  };
}
