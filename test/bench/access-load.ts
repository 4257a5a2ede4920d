/**
 * `access`, third part: the slowest answers under a steady load of half of what the API can do, with everything on and with nothing: off,
 * nobody is judged, no thing is looked at, and the screens read as the owner of the tables.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Client } from 'pg';
import { projections } from '#read-models';
import type { AccessServerAsk, AccessServerReady, Holder } from './access-server.js';
import { BenchChild } from './bench-child.js';
import { HttpConnection } from './http-connection.js';
import { httpTurn } from './http-turn.js';
import { type BenchOptions, type BenchReport, contest, type Contestant, p99 } from './measure.js';
import { openLoop } from './open-loop.js';
import { withClient } from './open-assignments.js';
import { coordinatorIn, headIn, ROOT, unitIn } from './province-register.js';

export interface LoadSizes {
  readonly rounds: number;
  readonly milliseconds: number;
}

const CONNECTIONS = 64;
const IN_FLIGHT = 16;
/** Milliseconds at least in which it is found out what the API can do. */
const WARM = 1_500;
/** Milliseconds that may be added to the slowest. */
const MOST_ADDED = 5;

/** Of ten requests three are commands. */
const KINDS = 10;
const COMMANDS = 3;

type Method = 'GET' | 'POST';
interface Call {
  readonly method: Method;
  readonly text: string;
}

export async function measureLoad(url: string, sizes: LoadSizes, options: BenchOptions): Promise<BenchReport> {
  const told = await withClient(url, workOfHeads);
  const ask: AccessServerAsk = { url, holders: [...told.map(({ holder }) => holder), coordinatorIn(0)] };
  const child = await BenchChild.start<AccessServerReady>(join(options.programs, 'access-server.js'), [
    JSON.stringify(ask),
  ]);
  const sides = [child.ready.port, child.ready.unwalledPort].map((port) =>
    Array.from({ length: CONNECTIONS }, () => new HttpConnection(port)),
  );
  const [on = [], off = []] = sides;
  try {
    const calls = callsOf(child.ready, told);
    return await measured({ on, off }, calls, sizes, options);
  } finally {
    for (const connection of sides.flat()) connection.close();
    await child.close();
  }
}

interface Sides {
  readonly on: readonly HttpConnection[];
  readonly off: readonly HttpConnection[];
}

/** In turn; `isJudged` says whether anybody looks at who asks. */
type Calls = (isJudged: boolean) => () => Call;

async function measured(
  { on, off }: Sides,
  calls: Calls,
  sizes: LoadSizes,
  options: BenchOptions,
): Promise<BenchReport> {
  options.say('warming up under load');
  const { milliseconds } = sizes;
  const peak = (connections: readonly HttpConnection[], isJudged: boolean): Promise<number> => {
    const next = calls(isJudged);
    return httpTurn(connections.slice(0, IN_FLIGHT), Math.max(milliseconds, WARM), () => next().text);
  };
  await peak(off, false);
  await peak(on, true);
  const most = Math.min(await peak(on, true), await peak(off, false));
  const load = { perSecond: most / 2, milliseconds };
  const turn = async (connections: readonly HttpConnection[], next: () => Call): Promise<Record<Method, number>> => {
    const answered = await openLoop(connections, load, next, async (connection, { text }) => {
      const status = await connection.send(text);
      if (status !== 200) throw new Error(`${text.slice(0, text.indexOf('\r\n'))} was answered ${status}`);
    });
    const of = (method: Method): number =>
      p99(answered.filter(({ request }) => request.method === method).map(({ took }) => took));
    return { GET: of('GET'), POST: of('POST') };
  };
  const judged = calls(true);
  const unjudged = calls(false);
  return contest({
    bench: 'access',
    unit: 'milliseconds, p99',
    rounds: sizes.rounds,
    contestants: [
      ...bothOf('everything on', 'ours', () => turn(on, judged)),
      ...bothOf('everything off', 'peers', () => turn(off, unjudged)),
    ],
    ratios: {},
    additions: {
      [`p99 added to GET, of ${MOST_ADDED} ms`]: ['GET, everything on', 'GET, everything off', MOST_ADDED],
      [`p99 added to POST, of ${MOST_ADDED} ms`]: ['POST, everything on', 'POST, everything off', MOST_ADDED],
    },
    goals: { [`p99 added to GET, of ${MOST_ADDED} ms`]: 1, [`p99 added to POST, of ${MOST_ADDED} ms`]: 1 },
    lessIsBetter: true,
    notes: [
      `p99: ${Math.round(load.perSecond)} requests a second, half of what this machine does, seven reads to three commands, each from when it fell due`,
    ],
    say: options.say,
  });
}

/** One turn gives the figures of both methods: whoever comes second takes what the first has left. */
function bothOf(name: string, side: Contestant['side'], turn: () => Promise<Record<Method, number>>): Contestant[] {
  const left: Partial<Record<Method, number>> = {};
  return (['GET', 'POST'] as const).map((method) => ({
    name: `${method}, ${name}`,
    side,
    measure: async () => {
      if (left[method] === undefined) Object.assign(left, await turn());
      const figure = left[method] ?? Number.NaN;
      left[method] = undefined;
      return figure;
    },
  }));
}

/** A head, with an assignment in hand that stands in the log. */
interface Work {
  readonly holder: Holder;
  readonly assignment: string;
  readonly task: string;
}

const nothing: Work = { holder: { person: '', role: 'unitHead', unit: ROOT }, assignment: '', task: '' };

async function workOfHeads(client: Client): Promise<readonly Work[]> {
  const register = projections.find(({ name }) => name === 'register')?.schema ?? '';
  const { rows } = await client.query<{ id: string; task: string; unit: string }>(
    `select assignment.id, assignment.task, assignment.unit from ${register}.assignment
     join log.event on event.stream = assignment.id and event.version = 1
     where assignment.status in ('received', 'in-progress') order by assignment.id`,
  );
  const heads = new Map(Array.from({ length: 1_000 }, (_, unit) => [unitIn(0, unit), headIn(0, unit)]));
  return rows.flatMap(({ id, task, unit }) => {
    const person = heads.get(unit);
    return person === undefined ? [] : [{ holder: { person, role: 'unitHead', unit }, assignment: id, task } as const];
  });
}

/** Seven reads of heads and of a province's coordinator to three commands of heads. */
function callsOf(ready: AccessServerReady, told: readonly Work[]): Calls {
  const coordinator = coordinatorIn(0);
  return (isJudged) => {
    const as = (at: number, { role, unit }: Omit<Holder, 'person'>): string => {
      const credential =
        at % 2 === 0
          ? `Authorization: Bearer ${ready.tokens[at] ?? ''}\r\n`
          : `Cookie: ${ready.cookies[at] ?? ''}\r\nX-Requested-By: dondoc\r\n`;
      return isJudged ? credential : `${credential}X-Unjudged: ${role} ${unit ?? ''}\r\n`;
    };
    let turn = 0;
    return () => {
      const at = turn % told.length;
      const kind = turn % KINDS;
      turn += 1;
      const { assignment, task, holder } = told[at] ?? nothing;
      if (kind < COMMANDS) return post(`/assignments/${assignment}/report-progress`, as(at, holder));
      const paths = [
        `/tasks/${task}`,
        '/tasks?cell=open-overdue',
        `/units/${holder.unit ?? ROOT}/scoreboard`,
        '/units',
        '/inbox',
        `/tasks/${task}`,
      ];
      const path = paths[kind - COMMANDS];
      return path === undefined ? get(`/tasks/${task}`, as(told.length, coordinator)) : get(path, as(at, holder));
    };
  };
}

function get(path: string, headers: string): Call {
  return { method: 'GET', text: `GET /api/v1${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}\r\n` };
}

function post(path: string, headers: string): Call {
  const body = JSON.stringify({ words: 'Đã xong năm trên tám hạng mục', nextStep: 'Trình phê duyệt', percent: 62 });
  const length = Buffer.byteLength(body);
  const rest = `Idempotency-Key: ${randomUUID()}\r\nContent-Type: application/json\r\nContent-Length: ${length}`;
  return {
    method: 'POST',
    text: `POST /api/v1${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${headers}${rest}\r\n\r\n${body}`,
  };
}
