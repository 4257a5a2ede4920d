/** The worker over a real PostgreSQL and a real SMTP conversation: the clock is moved, and the message is expected. */
import { VIETNAM_CALENDAR } from '#domain';
import { nameOf, world, worldAddresses } from '../support/automation-world.js';
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
  expect(tally).toEqual({ stepsFired: 8, digestsSent: 12, becameOverdue: 1 });
  expect(running.warnings).toEqual([]);
  expect(running.mailbox.mails()[0]?.text).toContain(`Kính gửi ${nameOf(people.scienceHead)}`);
});
