/** The worker over a real PostgreSQL and a real SMTP conversation: the clock is moved, and the message is expected. */
import { CommandExecutor } from '#application';
import { VIETNAM_CALENDAR } from '#domain';
import { recorded } from '../support/automation-readings.js';
import { nameOf, world, worldAddresses } from '../support/automation-world.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { type RunningWorker, runningWorker } from '../support/running-worker.js';

const start = '2025-04-07T02:00:00.000Z';
const addressOf = (person: string): string => worldAddresses.get(person)?.email ?? '';
const { people } = world;

let database: TestDatabase;
let running: RunningWorker;
beforeEach(async () => {
  database = await createTestDatabase();
  running = await runningWorker({ url: database.url, start });
  await running.hands.found({ calendar: VIETNAM_CALENDAR });
});
afterEach(async () => {
  await running.close();
  await database.drop();
});

const told = (): string[] =>
  running.mailbox
    .mails()
    .map(({ date, to }) => `${date} ${to}`)
    .sort();

it('moves through a whole ladder, each mail on its morning', async () => {
  await running.hands.issue({ ordinal: '1', due: '2025-05-06' });
  const tally = await running.advanceTo('2025-05-31T00:00:00.000Z');
  const [ánh, dũng, én, giang] = [people.scienceHead, people.coordinator, people.fieldLeader, people.leader].map(
    addressOf,
  );
  expect(told()).toEqual([
    `2025-04-08T00:30:00.000Z ${ánh}`,
    // Nobody has said a word for a week.
    `2025-04-15T00:30:00.000Z ${ánh}`,
    `2025-04-23T00:30:00.000Z ${ánh}`,
    `2025-04-28T00:30:00.000Z ${ánh}`,
    `2025-05-05T00:30:00.000Z ${ánh}`,
    `2025-05-06T00:30:00.000Z ${ánh}`,
    `2025-05-07T00:30:00.000Z ${ánh}`,
    `2025-05-07T00:30:00.000Z ${dũng}`,
    `2025-05-13T00:30:00.000Z ${ánh}`,
    `2025-05-13T00:30:00.000Z ${dũng}`,
    `2025-05-13T00:30:00.000Z ${én}`,
    `2025-05-20T00:30:00.000Z ${dũng}`,
    `2025-05-20T00:30:00.000Z ${giang}`,
  ]);
  expect(tally).toEqual({ stepsFired: 9, digestsSent: 13, becameOverdue: 1 });
  expect(running.warnings).toEqual([]);
  expect(running.mailbox.mails()[0]?.text).toContain(`Kính gửi ${nameOf(people.scienceHead)}`);
});

/** Decides and records like any other, until a delivery is to be recorded: then its process is gone. */
class DyingExecutor extends CommandExecutor {
  override async executeMany(
    requests: Parameters<CommandExecutor['executeMany']>[0],
  ): ReturnType<CommandExecutor['executeMany']> {
    if (requests.some(({ command }) => command.type === 'RecordSent')) throw new Error('killed');
    return super.executeMany(requests);
  }
}

it('a worker killed between sending and recording: the next one sends again, under the same id', async () => {
  await running.hands.issue({ ordinal: '1', due: '2025-05-06' });
  const dying = await running.another({ application: new DyingExecutor(running.store) });
  await dying.start();
  running.clock.set('2025-04-08T00:30:00.000Z');
  // It tries again soon: there may be more than one by now.
  await eventually(() => running.mailbox.mails().length >= 1, { within: 30_000 });
  await eventually(() => running.warnings.some((line) => line.includes('killed')), { within: 30_000 });
  await dying.stop();
  expect(await recorded(running, 'NoticeSent')).toEqual([]);
  await running.worker.start();
  await eventually(async () => (await recorded(running, 'NoticeSent')).length === 1, { within: 30_000 });
  const [first, second] = running.mailbox.mails();
  expect(running.mailbox.mails().length).toBeGreaterThanOrEqual(2);
  expect(second?.messageId).toBe(first?.messageId);
  expect(second?.text).toBe(first?.text);
  expect(await recorded(running, 'StepFired')).toHaveLength(1);
});

it('after an outage over the deadline, two workers catch up once, the unit before its leaders', async () => {
  await running.hands.issue({ ordinal: '1', due: '2025-05-06' });
  await running.advanceTo('2025-04-08T10:00:00.000Z');
  running.clock.set('2025-05-22T03:00:00.000Z');
  const other = await running.another();
  await Promise.all([running.worker.start(), other.start()]);
  await eventually(async () => (await recorded(running, 'NoticeSent')).length === 3, { within: 30_000 });
  const fired = await recorded(running, 'StepFired');
  expect(fired.map(({ step, late }) => `${step}${late ? ' late' : ''}`)).toEqual(['R0', 'R4b late', 'E1 late']);
  expect(told().slice(1)).toEqual([
    `2025-05-22T03:00:00.000Z ${addressOf(people.scienceHead)}`,
    `2025-05-22T03:00:00.000Z ${addressOf(people.coordinator)}`,
  ]);
});
