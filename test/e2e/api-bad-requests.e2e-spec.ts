import { Controller, Get, Param } from '@nestjs/common';
import { Agent, request } from 'node:http';
import type { Problem } from '#contracts';
import { answerSchemas, type Operation } from '../../apps/api/src/openapi/api.document.js';
import type { Schema } from '../../apps/api/src/openapi/schema.js';
import { Access, signedIn } from '../../apps/api/src/access/access.decorator.js';
import { Answers } from '../../apps/api/src/openapi/answers.decorator.js';
import { ApiClient } from './api.client.js';
import { type ApiHarness, startApi } from './api.harness.js';
import {
  type HostileRequest,
  HostileRequests,
  type Materials,
  randomFrom,
  type Route,
} from './bad-request.arbitrary.js';
import { coordinator, finance, financeHead, leader, office, registerProvince } from './register.examples.js';
import { misfits } from './schema.check.js';

const seed = 20_250_301;
const count = 4_000;
const inFlight = 12;

/** The seeded bug: it trusts its parameter, and forgets half of its contract. The same attack must find both. */
@Controller('mutant')
class TrustingController {
  @Get(':id')
  @Access(signedIn)
  @Answers('UnitRef', { vi: 'Lỗi cố ý', en: 'A deliberate fault' })
  read(@Param('id') id: string): object {
    return { id: BigInt(`0x${id.replaceAll('-', '')}`).toString(16), code: '' };
  }
}

let harness: ApiHarness;
let agent: Agent;

beforeAll(async () => {
  const limits = { waitForPositionMs: 5, streamsPerToken: 1_000 };
  harness = await startApi({ limits, controllers: [TrustingController] });
  await registerProvince(harness);
  agent = new Agent({ keepAlive: true, maxSockets: inFlight });
});

afterAll(async () => {
  agent.destroy();
  await harness.stop();
});

interface Answered {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Node's own client, since fetch would mend half of what is sent here. */
function send({ route, path, headers, body }: HostileRequest): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = request(harness.url + path, { method: route.method.toUpperCase(), headers, agent }, (response) => {
      const { statusCode: status = 0, headers: answered } = response;
      const type = answered['content-type'] ?? '';
      if (type.startsWith('text/event-stream')) {
        response.destroy();
        resolve({ status, type, text: '' });
        return;
      }
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status, type, text: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** What is wrong with the answer; empty when it is as the document says. */
function faults({ route }: HostileRequest, answer: Answered): string[] {
  const { status, type, text } = answer;
  if (status === 500 || status === 0) return [`status ${status}`];
  const declared = route.operation.responses[String(status)] as Declared | undefined;
  if (declared === undefined) return [`status ${status} is not declared`];
  const media = type.split(';')[0] ?? '';
  const schema = declared.content?.[media]?.schema;
  if (schema === undefined) return [`${status} as ${media || 'nothing'} is not declared`];
  return media.endsWith('json') ? unfit(JSON.parse(text), status, schema) : [];
}

interface Declared {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

function unfit(body: unknown, status: number, schema: Schema): string[] {
  const found = misfits(body, schema, answerSchemas).map((fault) => `${status} ${fault}`);
  const { code, status: said } = body as Problem;
  return code !== undefined && said !== undefined && said !== status ? [...found, `it says ${said}`] : found;
}

interface Attack {
  /** One line a fault, with the request that met it. */
  readonly found: readonly string[];
  readonly statuses: ReadonlySet<number>;
}

async function attack(wanted: (path: string) => boolean, count: number): Promise<Attack> {
  const { document } = harness.api;
  const routes = Object.entries(document.paths).flatMap(([path, operations]): Route[] =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
  );
  const materials = {
    schemas: document.components?.schemas as Record<string, Schema>,
    tokens: await Promise.all(holders.map((holder) => harness.token(holder))),
    ...(await existing()),
  };
  const hostile = new HostileRequests(
    randomFrom(seed),
    routes.filter(({ path }) => wanted(path)),
    materials,
  );
  const found = new Map<string, string>();
  const statuses = new Set<number>();
  let sent = 0;
  const one = async (): Promise<void> => {
    while (sent++ < count) {
      const next = hostile.next();
      const answer = await send(next);
      statuses.add(answer.status);
      for (const fault of faults(next, answer))
        found.set(`${next.route.method} ${next.route.path}: ${fault}`, shown(next));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  return { found: [...found].map(([fault, request]) => `${fault}\n  ${request}`), statuses };
}

const holders = [
  { person: coordinator, role: 'coordinator', unit: office },
  { person: leader, role: 'leader', unit: null },
  { person: financeHead, role: 'unitHead', unit: finance },
];

/** Units, a directive, its task and the assignment, and whatever else has a stream: ids of the wrong kind are hostile, too. */
async function existing(): Promise<Pick<Materials, 'ids' | 'accepted'>> {
  const clerk = new ApiClient(
    harness.url,
    await harness.token({ person: coordinator, role: 'coordinator', unit: office }),
  );
  const plan = {
    kind: 'plan',
    number: '1/KH',
    issuedOn: '2025-01-02',
    issuer: 'UBND',
    abstract: 'Kế hoạch',
    secrecy: 'open',
    ownerUnit: office,
  };
  const directive = await clerk.post('/api/v1/directives', plan);
  const lead = { relation: 'one', units: [finance], text: 'Sở' };
  const draft = { directive: directive.body.id, ordinal: '1', work: 'Việc', lead, deadline: { text: '12/2025' } };
  const task = await clerk.post('/api/v1/tasks', draft);
  await clerk.post(`/api/v1/tasks/${task.body.id}/issue`);
  const accepted = { '/api/v1/directives': plan, '/api/v1/tasks': draft };
  const streams = (await harness.store.readAll(0)).map((event) => event.stream);
  return { ids: [office, office, office, ...new Set(streams)], accepted };
}

function shown({ path, headers, body }: HostileRequest): string {
  return `${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 300)} ${body?.slice(0, 300) ?? ''}`;
}

describe('the API under bad requests', () => {
  it(`answers ${count} of them (seed ${seed}) as its document says, and never with a 500`, async () => {
    const { found, statuses } = await attack((path) => !path.startsWith('/mutant'), count);
    expect(found.slice(0, 10)).toEqual([]);
    expect(harness.faults).toEqual([]);
    // Requests that all fail at the door would prove little.
    const telling = [200, 201, 400, 401, 403, 404, 406, 409, 412, 413, 415, 422];
    expect(telling.filter((status) => !statuses.has(status))).toEqual([]);
  }, 240_000);

  it('would have found a route that trusts its input', async () => {
    const { found } = await attack((path) => path.startsWith('/mutant'), 200);
    expect(found.join('\n')).toContain('status 500');
    expect(found.join('\n')).toContain('name is missing');
  });
});
