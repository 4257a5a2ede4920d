/**
 * Erases a person who has lived in the register, and looks for what was known about them in everything that is left: every row of every
 * table, the database's files, what the program logged, the queue, every answer of the API. Then it proves that nothing else has changed.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openQueueBackend, systemErrorCode } from '#platform';
import { projections, rebuildProjection } from '#read-models';
import type { ErasedPerson, Problem } from '#contracts';
import { foundIn, redisText, tableTexts, wordsIn } from '../support/personal-search.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { suiteNeeding } from '../support/suite-needing.js';
import { type ErasureScene, keptKeys, openErasureScene, person, words } from './erasure.scene.js';

jest.setTimeout(180_000);

const all = Object.values(words);
const erase = `/api/v1/people/${person}/erase`;

/** What the API answers to an administrator and to the office that follows the work up, route by route. */
async function answers({ admin, office, things }: ErasureScene): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const document = (await admin.get<{ paths: Record<string, Record<string, unknown>> }>('/docs/openapi.json')).body;
  const routes = Object.entries(document.paths).filter(
    ([path, methods]) => 'get' in methods && !path.includes('/events'),
  );
  for (const [route] of routes) {
    for (const id of route.includes('{') ? Object.values(things) : ['']) {
      const path = route.replace(/\{id\}/, id);
      if (path.includes('{')) continue;
      for (const [who, client] of Object.entries({ admin, office })) {
        texts.set(`${who} ${path}`, JSON.stringify((await client.get(path)).body));
      }
    }
  }
  return texts;
}

/** The files of the database, as the server left them after a checkpoint. */
async function filesOf({ harness: { pool } }: ErasureScene): Promise<Map<string, string>> {
  await pool.query('checkpoint');
  const { rows } = await pool.query<{ folder: string; oid: string }>(
    `select current_setting('data_directory') as folder, oid::text as oid from pg_database where datname = current_database()`,
  );
  const folder = join(rows[0]?.folder ?? '', 'base', rows[0]?.oid ?? '');
  const texts = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    const text = textOf(join(folder, name));
    if (text !== undefined) texts.set(`file ${name}`, text);
  }
  return texts;
}

/** Undefined: the server removed it meanwhile, as it does with a session's temporary tables, and nothing of it is left. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file).toString('utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const found = (texts: ReadonlyMap<string, string>): string[] =>
  [...texts].flatMap(([place, text]) => wordsIn(text, all).map((word) => `${place}: ${word}`));

async function envelopes({ harness: { pool } }: ErasureScene) {
  const { rows } = await pool.query<{ position: number; envelope: Buffer; leaf_hash: Buffer }>(
    'select position, envelope, leaf_hash from log.event order by position',
  );
  return rows;
}

function theErasure(queueText: () => Promise<string>, scene: () => ErasureScene): void {
  it('leaves the words of the person nowhere, and every number and hash as it was', async () => {
    const now = scene();
    const { admin, harness } = now;
    await now.live();
    const kept = await keptKeys(harness);
    const before = { tables: await tableTexts(harness.pool), log: await envelopes(now), answers: await answers(now) };
    // The search can find: in answers what is shown, with the keys what is sealed. The tables hold no word in clear but in the webhook's address.
    expect(new Set(found(before.answers).map((line) => line.slice(line.indexOf(': ') + 2)))).toContain(words.name);
    expect(found(before.tables)).toEqual([`delivery.endpoint: ${words.login}`]);
    expect(new Set(foundIn(before.tables, kept))).toEqual(
      new Set([
        `people.person: ${words.name}`,
        `people.person: ${words.email}`,
        `people.person: ${words.post}`,
        `access.account: ${words.login}`,
        `access.session: ${words.agent}`,
        `access.record: ${words.address}`,
        'access.record: console',
        ...kept.marks.map((mark, at) => `${['access.account', 'people.person', 'access.record'][at]}: ${mark}`),
      ]),
    );

    const held = await admin.post<Problem>(erase, { reason: 'left' });
    expect(held).toMatchObject({ status: 409, body: { code: 'person-holds-role' } });
    const gone = await admin.post<ErasedPerson>(erase, { reason: 'left', endRoles: 'nghỉ hưu' });
    expect(gone).toMatchObject({ status: 200, body: { person, recorded: true, rolesEnded: 2 } });
    expect(gone.body.rows).toMatchObject({ details: 1, account: 1, sessions: 1, tokens: 2, endpoints: 1 });
    await harness.pool.query('vacuum');

    const after = { tables: await tableTexts(harness.pool), log: await envelopes(now), answers: await answers(now) };
    const places = new Map([
      ...after.tables,
      ...after.answers,
      ...(await filesOf(now)),
      ['log of the program', now.logged()],
      ['queue', await queueText()],
    ]);
    expect(found(places)).toEqual([]);
    // A try at a login that nobody has concerns nobody: it says that it was made, from somewhere.
    expect(foundIn(after.tables, kept)).toEqual([`access.record: ${kept.marks[2]}`]);
    expect(now.logged()).toContain('answered');

    // Nothing that was recorded has changed, and what came is an id and codes.
    expect(after.log.slice(0, before.log.length)).toEqual(before.log);
    expect(after.log.map(({ position }) => position)).toEqual(after.log.map((_, index) => index + 1));
    for (const { envelope, leaf_hash: leaf } of after.log) {
      expect(
        createHash('sha256')
          .update(Buffer.concat([Buffer.of(0), envelope]))
          .digest()
          .equals(leaf),
      ).toBe(true);
    }
    const last = JSON.parse(String(after.log.at(-1)?.envelope)) as { type: string; data: object };
    expect(last).toMatchObject({ type: 'PersonErased', data: { person, reason: 'left' } });
    for (const projection of projections) {
      const { differences } = await rebuildProjection(projection, { pool: harness.pool, store: harness.store });
      expect([projection.name, Object.values(differences ?? {}).filter((count) => count !== 0)]).toEqual([
        projection.name,
        [],
      ]);
    }
    for (const [asked, text] of before.answers) {
      if (!/\/(directives|tasks|units)/.test(asked)) continue;
      expect([asked, numbersIn(after.answers.get(asked) ?? '')]).toEqual([asked, numbersIn(text)]);
    }

    const again = await admin.post<ErasedPerson>(erase, { reason: 'asked' });
    expect(again).toMatchObject({ status: 200, body: { recorded: false, rolesEnded: 0 } });
    expect((await envelopes(now)).length).toBe(after.log.length);
  });
}

/** The counts of a board, which count work. */
function numbersIn(text: string): unknown {
  const { counts, total, cells } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return { counts, total, cells };
}

describe('erasing a person, with jobs in PostgreSQL', () => {
  let scene: ErasureScene;
  beforeAll(
    async () => (scene = await openErasureScene((databaseUrl) => openQueueBackend('postgres', { databaseUrl }))),
  );
  afterAll(() => scene.stop());

  // The queue's tables are among the database's.
  theErasure(
    () => Promise.resolve(''),
    () => scene,
  );
});

suiteNeeding('redis-server', 'erasing a person, with jobs in Redis', () => {
  let redis: TestRedis | undefined;
  let scene: ErasureScene;
  beforeAll(async () => {
    redis = await startRedis();
    scene = await openErasureScene(() => openQueueBackend('redis', { redisUrl: redis?.url }));
  });
  afterAll(async () => {
    await scene.stop();
    await redis?.stop();
  });

  theErasure(
    () => redisText(redis?.url ?? ''),
    () => scene,
  );
});
