import { Controller, Get } from '@nestjs/common';
import { CommandExecutor } from '#application';
import { type AskedCommand, type UnitKind } from '#domain';
import { TokenStore, uuidV5 } from '#platform';
import { Access, open } from '../../apps/api/src/access/access.decorator.js';
import { eventually } from '../support/eventually.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { ApiClient } from './api.client.js';
import { EventStreamReader } from './event-stream.reader.js';
import { coordinator, finance, financeHead, office, registerProvince } from './register.examples.js';

/** A request that stays under way until the test lets it go. */
class Held {
  readonly arrived: Promise<void>;
  private readonly gone: Promise<void>;
  arrive: () => void = () => undefined;
  letGo: () => void = () => undefined;

  constructor() {
    this.arrived = new Promise((resolve) => (this.arrive = resolve));
    this.gone = new Promise((resolve) => (this.letGo = resolve));
  }

  async answer(): Promise<string> {
    this.arrive();
    await this.gone;
    return 'taken on before the end';
  }
}

let held: Held;

@Controller('held')
class HeldController {
  @Get()
  @Access(open('a test holds it'))
  read(): Promise<string> {
    return held.answer();
  }
}

let harness: ApiHarness;
let token: string;
let readers: EventStreamReader[];

beforeEach(async () => {
  readers = [];
  held = new Held();
  harness = await startApi({ limits: { heartbeatMs: 30, streamsPerToken: 3 }, controllers: [HeldController] });
  await registerProvince(harness);
  token = await harness.token({ person: coordinator, role: 'coordinator', unit: office });
});

afterEach(async () => {
  for (const reader of readers) reader.cut();
  await harness.stop();
});

async function listen(path = '', headers: Readonly<Record<string, string>> = {}): Promise<EventStreamReader> {
  const reader = await EventStreamReader.open(`${harness.url}/api/v1/events${path}`, {
    authorization: `Bearer ${token}`,
    ...headers,
  });
  readers.push(reader);
  return reader;
}

let registered = 0;

/** Appends so many events, each a command of its own. */
async function append(count: number): Promise<void> {
  const executor = new CommandExecutor(harness.store);
  const by = { person: coordinator, role: 'admin', unit: null } as const;
  const at = harness.clock.now();
  const kind: UnitKind = 'commune';
  const commands = Array.from({ length: count }, (): AskedCommand => {
    const name = `Xã số ${(registered += 1)}`;
    const facts = { code: name, name, nameEn: null, kind, parent: office, field: null };
    return { type: 'RegisterUnit', id: uuidV5(name), at, by, ...facts };
  });
  await executor.executeMany(commands.map((command) => ({ commandId: uuidV5(`register ${command.id}`), command })));
}

const ids = (reader: EventStreamReader): number[] => reader.events.map(({ id }) => Number(id));
const from = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('the stream of events', () => {
  it('tells what is appended: position, type and stream, and nothing of its content', async () => {
    const begin = await harness.store.lastPosition();
    const reader = await listen();
    await append(1);
    await eventually(() => reader.events.length === 1);
    expect(reader.response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(reader.events[0]).toMatchObject({ id: String(begin + 1), event: 'appended' });
    expect(JSON.parse(reader.events[0]?.data ?? '')).toEqual({
      position: begin + 1,
      type: 'UnitRegistered',
      stream: uuidV5(`Xã số ${registered}`),
    });
  });

  it('names the task that an event concerns, also through its assignment', async () => {
    const clerk = new ApiClient(harness.url, token);
    const head = new ApiClient(
      harness.url,
      await harness.token({ person: financeHead, role: 'unitHead', unit: finance }),
    );
    const directive = await clerk.post('/api/v1/directives', {
      kind: 'plan',
      number: '1',
      issuedOn: '2025-01-02',
      issuer: 'UBND',
      abstract: 'x',
      secrecy: 'open',
      ownerUnit: office,
    });
    const lead = { relation: 'one', units: [finance], text: 'Sở' };
    const deadline = { text: '12/2025' };
    const task = await clerk.post('/api/v1/tasks', {
      directive: directive.body.id,
      ordinal: '1',
      work: 'x',
      lead,
      deadline,
    });
    await clerk.post(`/api/v1/tasks/${task.body.id}/issue`);
    const reader = await listen();
    const opened = (await harness.store.readAll(0)).find((event) => event.type === 'AssignmentOpened');
    await head.post(`/api/v1/assignments/${opened?.stream ?? ''}/receive`);
    await eventually(() => reader.events.length === 1);
    expect(JSON.parse(reader.events[0]?.data ?? '')).toMatchObject({ type: 'AssignmentReceived', task: task.body.id });
  });

  it('goes on after a cut exactly where it stopped: nothing twice, nothing left out', async () => {
    const begin = await harness.store.lastPosition();
    const first = await listen();
    await append(40);
    await eventually(() => first.events.length >= 25);
    first.cut();
    const seen = ids(first);
    await append(700);
    const second = await listen('?after=0', { 'last-event-id': String(seen.at(-1)) });
    await append(10);
    const end = begin + 750;
    await eventually(() => ids(second).at(-1) === end, { what: `event ${end}` });
    expect([...seen, ...ids(second)]).toEqual(from(begin + 1, end));
  });

  it('begins after a position that the address names', async () => {
    const reader = await listen('?after=3');
    const end = await harness.store.lastPosition();
    await eventually(() => ids(reader).at(-1) === end);
    expect(ids(reader)).toEqual(from(4, end));
  });

  it('refuses a position that the log has not reached, and one that is none', async () => {
    expect((await listen('?after=99999')).status).toBe(400);
    expect((await listen('', { 'last-event-id': 'x' })).status).toBe(400);
    expect((await listen('?after=-1')).status).toBe(400);
  });

  it('keeps a quiet connection alive, and allows a token only so many', async () => {
    const three = [await listen(), await listen(), await listen()];
    await eventually(() => three.every((reader) => reader.comments > 0));
    const fourth = await listen();
    expect([fourth.status, fourth.response.headers['retry-after']]).toEqual([429, '10']);
    three[0]?.cut();
    await eventually(async () => (await listen()).status === 200);
  });

  it('ends when its token is revoked', async () => {
    const tokens = new TokenStore(harness.source);
    const holder = { person: coordinator, role: 'coordinator', unit: null, at: harness.clock.now() };
    await harness.token(holder);
    const minted = await tokens.mint({ ...holder, expiresAt: '2030-01-01T00:00:00.000Z' });
    const reader = await listen('', { authorization: `Bearer ${minted.token}` });
    expect(reader.status).toBe(200);
    await tokens.revoke(minted.id, harness.clock.now());
    await eventually(() => reader.ended);
  });

  it('ends when the program stops, which answers what it had taken on and takes nothing new', async () => {
    const reader = await listen();
    const last = fetch(`${harness.url}/held`);
    await held.arrived;
    const closing = harness.api.close();
    await eventually(() => reader.ended);
    await expect(fetch(`${harness.url}/health/live`)).rejects.toThrow();
    held.letGo();
    expect(await (await last).text()).toBe('taken on before the end');
    await closing;
  });
});
