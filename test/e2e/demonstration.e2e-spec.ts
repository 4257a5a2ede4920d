/** The demonstration as a visitor meets it: laid out, counted, moved on a week, stopped and started again. */
import type { Demo, DemoClock, DemoDoor, DemoMailbox, DirectiveScoreboard } from '#contracts';
import { freePort, MovableClock, readConfig } from '#platform';
import { type RunningRegister, startAll } from '../../apps/cli/src/composition/start-all.js';
import type { RegisterStatus } from '../../apps/api/src/openapi/support.schemas.js';
import { eventually } from '../support/eventually.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { ApiClient } from './api.client.js';

const LONG = 180_000;
/** A Wednesday morning. */
const NOW = '2026-11-18T03:00:00.000Z';

const machine = new MovableClock(NOW);
let running: RunningRegister;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
  const port = String(await freePort());
  environment = { DONDOC_HOME: scratchFolder('demonstration'), PORT: port, LOG_LEVEL: 'silent' };
  running = await start();
}, LONG);

afterAll(() => running.close(), LONG);

const start = (): Promise<RunningRegister> => startAll({ config: readConfig(environment), empty: false, machine });

const visitor = (): ApiClient => new ApiClient(running.address, undefined);

async function demo(): Promise<Demo> {
  return (await visitor().get<Demo>('/api/v1/demo')).body;
}

async function enter(door: DemoDoor['code']): Promise<ApiClient> {
  const { body } = await visitor().post<{ token: string }>(`/api/v1/demo/doors/${door}`);
  return new ApiClient(running.address, body.token);
}

async function board(): Promise<DirectiveScoreboard> {
  const { directive } = await demo();
  const leader = await enter('leader');
  return (await leader.get<DirectiveScoreboard>(`/api/v1/directives/${directive}/scoreboard`)).body;
}

async function mailbox(): Promise<DemoMailbox> {
  return (await visitor().get<DemoMailbox>('/api/v1/demo/mailbox?limit=100')).body;
}

/** Resolves when all that is due by now is told: what the start left under way is done. */
async function nothingUnderWay(): Promise<void> {
  const door = await enter('coordinator');
  await eventually(
    async () => {
      const { body } = await door.get<RegisterStatus>('/api/v1/status');
      const shown = body.projections.every(({ lag }) => lag === 0);
      const fired = body.nextTimerAt === null || body.nextTimerAt > body.now;
      return shown && fired && body.untold === 0 && body.undelivered === 0;
    },
    { within: 60_000, what: 'that nothing is under way' },
  );
}

it('counts 47 tasks, which nobody else did: 15 + 18 + 8 + 5 + 1', async () => {
  const { total, groups, remainder, published } = await board();
  expect(total).toBe(47);
  expect(groups).toEqual({
    done: 15,
    'on-schedule': 18,
    'behind-or-at-risk': 8,
    'not-implementable': 5,
    remainder: 1,
  });
  expect(remainder).toEqual([{ reason: 'lead-undetermined', count: 1 }]);
  expect(published.map((count) => count.uncounted)).toEqual([1]);
});

it.each(['leader', 'coordinator', 'unitHead', 'officer'] as const)('lets a visitor in as %s', async (door) => {
  const { doors, now } = await demo();
  expect(now).toBe(NOW);
  const { status, body } = await (await enter(door)).get<{ role: string }>('/api/v1/session');
  expect(status).toBe(200);
  expect(body.role).toBe(doors.find(({ code }) => code === door)?.role);
});

it(
  'moves on a week: steps fire, mails arrive, tasks turn late; and a new start finds it there',
  async () => {
    await nothingUnderWay();
    const already = (await mailbox()).total;
    const before = await board();
    const { body: moved } = await visitor().post<DemoClock>('/api/v1/demo/clock', { days: 7 });
    expect(moved.now).toBe('2026-11-25T03:00:00.000Z');
    expect(moved.moved.stepsFired).toBeGreaterThan(0);
    expect(moved.moved.becameOverdue).toBeGreaterThan(0);
    const mails = await mailbox();
    expect(moved.moved.digestsSent).toBe(mails.total - already);
    expect(moved.moved.digestsSent).toBeGreaterThan(0);
    expect(mails.items[0]?.receivedAt.slice(0, 10)).toBe('2026-11-25');
    const after = await board();
    expect(after.cells['open-overdue']).toBeGreaterThan(before.cells['open-overdue']);
    expect(after.total).toBe(47);

    await running.close();
    running = await start();
    expect((await demo()).now).toBe(moved.now);
    expect(await board()).toEqual({ ...after, asOf: expect.any(String), position: expect.any(Number) });
    expect((await mailbox()).total).toBe(mails.total);
  },
  LONG,
);
