/** Every wire to people over real ones: PostgreSQL, an HTTP receiver, an SMTP server; secrets and addresses stay where they belong. */
import { newWebhookSecret, WebhookChannel } from '#automation';
import type { WebhookDigest } from '#contracts';
import { VIETNAM_CALENDAR } from '#domain';
import { createDataSource, createPool, EndpointStore, PeopleDirectory, peopleEntities } from '#platform';
import type { DataSource } from 'typeorm';
import { Webhook } from 'standardwebhooks';
import { takeBounce } from '../../apps/worker/src/bounces/bounce.intake.js';
import { EndpointDesk } from '../../apps/worker/src/endpoints/endpoint.desk.js';
import { settableClock } from '../../apps/worker/src/stepping.clock.js';
import type { DondocWorker } from '../../apps/worker/src/worker.js';
import { recorded } from '../support/automation-readings.js';
import { nameOf, world, worldAddresses } from '../support/automation-world.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { testSealer } from '../support/test-sealer.js';
import { type RunningWorker, runningWorker } from '../support/running-worker.js';
import { openReceiver, type WebhookReceiver } from '../support/webhook-receiver.js';

const start = '2025-04-08T02:00:00.000Z';
const nextMorning = '2025-04-09T00:31:00.000Z';
const due = '2025-05-06';

let database: TestDatabase;
let source: DataSource;
let running: RunningWorker;
let receiver: WebhookReceiver;
let worker: DondocWorker;

beforeEach(async () => {
  database = await createTestDatabase();
  source = createDataSource({ url: database.url, applicationName: 'test' }, { entities: peopleEntities });
  await source.initialize();
  receiver = await openReceiver();
  running = await runningWorker({ url: database.url, start });
  const webhooks = new WebhookChannel({ testTargets: new Set([receiver.target]) });
  worker = await running.another({ webhooks });
  await running.hands.found({ calendar: VIETNAM_CALENDAR });
});
afterEach(async () => {
  await running.close();
  await receiver.close();
  await source.destroy();
  await database.drop();
});

const advance = (instant: string): Promise<unknown> => worker.advanceTo(settableClock(running.clock), instant);
const added = (secret: string): Promise<string | undefined> =>
  new EndpointStore(source).add({
    owner: world.science,
    ownerIs: 'unit',
    url: receiver.url,
    secret,
    by: 'console',
    at: running.clock.now(),
  });

/** What an independent receiver does, standing at the instant of the message. */
function verified(secret: string, index = 0): WebhookDigest {
  const { body, headers } = receiver.received[index] ?? { body: '', headers: {} };
  jest.useFakeTimers({ now: Date.parse(running.clock.now()), doNotFake: ['nextTick', 'setImmediate', 'setTimeout'] });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>) as WebhookDigest;
  } finally {
    jest.useRealTimers();
  }
}

describe('a unit’s endpoint', () => {
  it('is posted the unit’s digest, signed, without a name; the secret is nowhere else', async () => {
    const secret = newWebhookSecret();
    await added(secret);
    for (const ordinal of ['1', '2']) await running.hands.issue({ ordinal, due });
    await advance(nextMorning);
    expect(receiver.received).toHaveLength(1);
    const digest = verified(secret);
    expect(digest.data).toMatchObject({ recipient: { kind: 'unit', id: world.science }, day: '2025-04-09' });
    expect(digest.data.items).toHaveLength(2);
    expect(receiver.received[0]?.headers['webhook-id']).toBe(digest.data.notice);
    expect(running.mailbox.mails()).toHaveLength(1);
    const log = JSON.stringify(await running.store.readAll(0, 10_000));
    const everywhere = [log, running.warnings.join('\n'), JSON.stringify(receiver.received)];
    for (const place of everywhere) expect(place.includes(secret.slice(6)) || place.includes(receiver.url)).toBe(false);
    for (const person of Object.values(world.people)) expect(receiver.received[0]?.body).not.toContain(nameOf(person));
  });

  it('takes the old secret and the new one while it is rotated, and the new one alone after', async () => {
    const [old, fresh] = [newWebhookSecret(), newWebhookSecret()];
    const id = (await added(old)) ?? '';
    await new EndpointStore(source).rotate(id, {
      secret: fresh,
      by: 'console',
      at: running.clock.now(),
      oldUntil: '2025-04-20T00:00:00.000Z',
    });
    await running.hands.issue({ ordinal: '1', due });
    await advance(nextMorning);
    for (const secret of [old, fresh]) expect(verified(secret).type).toBe('digest');
    await advance('2025-04-23T00:31:00.000Z');
    const last = receiver.received.length - 1;
    expect(verified(fresh, last).type).toBe('digest');
    expect(() => verified(old, last)).toThrow('No matching signature found');
  });

  it('inside our own network is posted nothing, though somebody wrote it into the table', async () => {
    await added(newWebhookSecret());
    await running.hands.issue({ ordinal: '1', due });
    // The program’s own channel, as production has it.
    await running.advanceTo('2025-04-09T00:31:00.000Z');
    expect(receiver.received).toEqual([]);
    expect(await recorded(running, 'NoticeFailed')).toMatchObject([{ permanent: true, error: 'url-insecure' }]);
    expect(await recorded(running, 'NoticeDeadLettered')).toHaveLength(1);
  });
});

describe('the desk of endpoints', () => {
  it('shows a secret once, and refuses what leads inside, strangers and a second one', async () => {
    const desk = new EndpointDesk({ source, store: running.store, clock: running.clock, sealer: testSealer });
    const asked = { owner: world.science, ownerIs: 'unit' as const, url: 'https://hooks.example.vn/dondoc' };
    const made = await desk.add(asked, 'console');
    expect(made).toMatchObject({ secret: expect.stringMatching(/^whsec_/) });
    expect(await desk.add(asked, 'console')).toBe('owner-has-one');
    expect(await desk.add({ ...asked, url: 'https://169.254.169.254/' }, 'console')).toBe('address-private');
    expect(await desk.add({ ...asked, owner: world.directive }, 'console')).toBe('owner-unknown');
    expect(await desk.add({ ...asked, owner: world.science, ownerIs: 'person' }, 'console')).toBe('owner-unknown');
    const listed = JSON.stringify(await desk.list());
    expect(listed).toContain('hooks.example.vn');
    expect(listed).not.toContain('whsec_');
  });
});

describe('a mail that comes back', () => {
  it('stops what goes to that address until it is corrected, and names nobody in the log', async () => {
    await running.hands.issue({ ordinal: '1', due });
    await advance(nextMorning);
    const [mail] = running.mailbox.mails();
    const email = worldAddresses.get(world.people.scienceHead)?.email ?? '';
    expect(mail?.to).toBe(email);
    const report = [
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.vn',
      '',
      `Final-Recipient: rfc822; ${email}`,
      'Action: failed',
      'Status: 5.1.1',
      '',
      '--b',
      'Content-Type: message/rfc822',
      '',
      mail?.raw ?? '',
      '--b--',
    ].join('\r\n');
    const people = new PeopleDirectory(source, testSealer);
    const pool = createPool({ url: database.url, applicationName: 'test-bounce', poolSize: 2 });
    const parts = { store: running.store, pool, clock: running.clock, people };
    expect(await takeBounce(parts, report)).toMatchObject({ outcome: 'recorded' });
    expect(await takeBounce(parts, report)).toMatchObject({ outcome: 'repeated' });
    await pool.end();
    await advance('2025-04-23T00:31:00.000Z');
    const toHead = (): number => running.mailbox.mails().filter(({ to }) => to === email).length;
    expect(toHead()).toBe(1);
    expect(await recorded(running, 'NoticeBounced')).toEqual([{ status: '5.1.1' }]);
    await people.save([{ id: world.people.scienceHead, name: 'Nguyễn Thị Ánh', email: 'anh.moi@tinh.example.vn' }]);
    await advance('2025-04-28T00:31:00.000Z');
    expect(running.mailbox.mails().at(-1)?.to).toBe('anh.moi@tinh.example.vn');
    const log = JSON.stringify(await running.store.readAll(0, 10_000));
    expect(log.includes(email) || log.includes('anh.moi') || log.includes('Nguyễn Thị Ánh')).toBe(false);
  });
});
