/** What is sealed, what the release before left in clear, and what is left when somebody was erased: by looking at every table. */
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { foundIn, tableTexts, wordsIn } from '../../../../test/support/personal-search.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { testSealer } from '../../../../test/support/test-sealer.js';
import {
  AccessRecord,
  AccountStore,
  createDataSource,
  EndpointStore,
  PeopleDirectory,
  peopleEntities,
  PERSONAL_ROWS,
  PersonEraser,
  PersonVault,
  Sealer,
  sealClearRows,
  SessionStore,
  TokenStore,
} from '../index.js';

const at = '2025-03-03T02:00:00.000Z';
const person = '0b0e7a34-3f2b-4d8a-9a55-2a1de0f5c001';
const words = {
  name: 'Quách Thị Trầm Hương',
  email: 'tram.huong@so.example',
  post: 'Giám đốc Sở Ấn Tín',
  login: 'tramhuong.quach',
  agent: 'KyLucBrowser/7.7',
  address: '203.0.113.77',
};
const all = Object.values(words);

let database: TestDatabase;
let source: DataSource;
let people: PeopleDirectory;

beforeEach(async () => {
  database = await createTestDatabase();
  source = createDataSource({ url: database.url, applicationName: 'spec' }, { entities: peopleEntities });
  await source.initialize();
  people = new PeopleDirectory(source, testSealer);
});
afterEach(async () => {
  await source.destroy();
  await database.drop();
});

/** A row of every kind about the person. */
async function liveIn(): Promise<void> {
  const vault = new PersonVault(source, testSealer);
  const accounts = new AccountStore(source, testSealer);
  await people.save([{ id: person, name: words.name, email: words.email, post: words.post }]);
  await accounts.add({ person, login: words.login, kind: 'person', at });
  const session = { person, role: 'officer', unit: null, secondFactor: false, method: 'password' as const };
  const lasts = { idle: 60, whole: 60 };
  await new SessionStore(source, vault).begin({ ...session, agent: words.agent, lasts, at });
  await new TokenStore(source).mint({ person, role: 'officer', unit: null, at, expiresAt: '2030-01-01T00:00:00.000Z' });
  await new AccessRecord(source, testSealer).add({ kind: 'signed-in', person, address: words.address, at });
  const url = `https://hooks.example.vn/${words.login}`;
  await new EndpointStore(source, testSealer).add({
    owner: person,
    ownerIs: 'person',
    url,
    secret: 'x',
    by: 'console',
    at,
  });
  const hash = 'a'.repeat(64);
  await source.query(
    `insert into access.ticket (hash, person, purpose, tries_left, created_at, expires_at) values ($1, $2, 'password', 1, $3, $3)`,
    [hash, person, at],
  );
  await source.query('insert into access.recovery_code (person, hash) values ($1, $2)', [person, hash]);
  await source.query(
    `insert into access.passkey (id, person, credential, public_key, counter, transports, name, created_at)
     values ($1, $2, $3, '', 0, '{}', 'máy của tôi', $4)`,
    [randomUUID(), person, 'c'.repeat(20), at],
  );
  await source.query(
    `insert into access.identity (issuer, subject, person, linked_by, linked_at) values ('https://id.example', $1, $2, 'console', $3)`,
    [words.login, person, at],
  );
  await source.query(
    `insert into access.view_as (id, session, viewer, person, role, reason, begun_at, ends_at) values ($1, $1, $1, $2, 'officer', $3, $4, $4)`,
    [randomUUID(), person, `giúp ${words.name}`, at],
  );
}

async function keptKeys() {
  const vault = new PersonVault(source, testSealer);
  const key = await vault.keyOf(person);
  if (key === undefined) throw new Error('no key');
  return { key, marks: [await vault.mark('login', words.login), await vault.mark('email', words.email)] };
}

/** In clear, or for whoever kept the keys; and rows that only say that the person was there. */
async function leftBehind(kept: Awaited<ReturnType<typeof keptKeys>>): Promise<string[]> {
  const texts = await tableTexts(database.pool);
  const rows = Object.entries(await new PersonEraser(source, testSealer).count(person));
  return [
    ...[...texts].flatMap(([place, text]) => wordsIn(text, all).map((word) => `${place}: ${word}`)),
    ...foundIn(texts, kept),
    ...rows.filter(([, count]) => count > 0).map(([kind]) => `rows of ${kind}`),
  ];
}

describe('an erased person', () => {
  it('is left nowhere, to nobody, also when it is done twice', async () => {
    await liveIn();
    const kept = await keptKeys();
    const counts = await new PersonEraser(source, testSealer).erase(person, at);
    expect(Object.entries(counts).filter(([, count]) => count !== 1)).toEqual([]);
    expect(await leftBehind(kept)).toEqual([]);
    const again = await new PersonEraser(source, testSealer).erase(person, '2026-01-01T00:00:00.000Z');
    expect(Object.values(again).every((count) => count === 0)).toBe(true);
    expect((await people.find(person))?.erasedAt).toEqual(new Date(at));
  });

  // Links, recovery codes, passkeys and identities go with the account, whoever forgets them.
  it.each(['sessions', 'tokens', 'account', 'addresses', 'views', 'endpoints'])(
    'is found by the search when the erasure forgets the %s (seeded bug)',
    async (forgotten) => {
      await liveIn();
      const kept = await keptKeys();
      const places = PERSONAL_ROWS.filter(({ kind }) => kind !== forgotten);
      await new PersonEraser(source, testSealer, places).erase(person, at);
      expect(await leftBehind(kept)).not.toEqual([]);
    },
  );

  it('gets no key again, though a copy of the rows came back', async () => {
    await liveIn();
    const { rows } = await database.pool.query('select * from people.person where id = $1', [person]);
    await new PersonEraser(source, testSealer).erase(person, at);
    const old = rows[0] as Record<string, unknown>;
    await database.pool.query(
      'update people.person set erased_at = null, name_sealed = $2, email_sealed = $3 where id = $1',
      [person, old['name_sealed'], old['email_sealed']],
    );
    expect(await new PeopleDirectory(source, testSealer).find(person)).toMatchObject({ name: null, email: null });
    await people.save([{ id: person, name: words.name }]);
    expect(await new PeopleDirectory(source, testSealer).find(person)).toMatchObject({ name: null });
    const accounts = new AccountStore(source, testSealer);
    expect(await accounts.add({ person, login: words.login, kind: 'person', at })).toBe(false);
  });

  it('has no table that the erasure does not know', async () => {
    const { rows } = await database.pool.query<{ name: string }>(/* sql */ `
      select distinct format('%I.%I', c.table_schema, c.table_name) as name
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema in ('people', 'people_key', 'access', 'delivery') and t.table_type = 'BASE TABLE'
      order by 1`);
    const known = new Set(PERSONAL_ROWS.flatMap(({ tables }) => tables));
    expect(rows.map(({ name }) => name).filter((name) => !known.has(name))).toEqual(nameless);
  });
});

/** Tables of these schemas with nothing about a person but an id, or a hash that names nobody. */
const nameless = [
  // Hashes under the program's key, for a day.
  'access.attempt',
  'access.oidc_use',
  'access.passkey_challenge',
  // Who read what, by ids.
  'access.reading',
  'people_key.mark_key',
];

describe('what the release before left in clear', () => {
  const clear = async (): Promise<void> => {
    for (let n = 0; n < 7; n += 1) {
      const id = `0b0e7a34-3f2b-4d8a-9a55-2a1de0f5d00${n}`;
      const values = [id, `${words.name} ${n}`, `${n}${words.email}`, words.post];
      await source.query('insert into people.person (id, name, email, post) values ($1, $2, $3, $4)', values);
      const login = [id, `${words.login}${n}`, at];
      await source.query(
        `insert into access.account (person, login, kind, created_at) values ($1, $2, 'person', $3)`,
        login,
      );
      await source.query(
        `insert into access.session (id, hash, person, role, method, second_factor, agent, created_at, used_at, idle, ends_at)
         values ($1, $2, $1, 'officer', 'password', false, $3, $4, $4, '1 hour', $4)`,
        [id, String(n).repeat(64), words.agent, at],
      );
      await source.query(
        `insert into access.record (minute, kind, person, bucket, address, first_at, last_at)
         values ($1, 'signed-in', $2, $3, $4, $1, $1), ($1, 'sign-in-refused', '', $3, $4, $1, $1)`,
        [at, id, n, words.address],
      );
    }
    await new EndpointStore(source).add({
      owner: person,
      ownerIs: 'unit',
      url: 'https://hooks.example.vn/x',
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
      by: 'console',
      at,
    });
  };
  const id = '0b0e7a34-3f2b-4d8a-9a55-2a1de0f5d003';

  it('is sealed at the start, block by block, once, and says what it said', async () => {
    await clear();
    const first = await sealClearRows(source, testSealer, 3);
    expect(first).toEqual({ people: 7, logins: 7, agents: 7, addresses: 14, webhooks: 1, keys: 0 });
    const none = { people: 0, logins: 0, agents: 0, addresses: 0, webhooks: 0, keys: 0 };
    expect(await sealClearRows(source, testSealer, 3)).toEqual(none);
    const texts = await tableTexts(database.pool);
    const secret = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    expect([...texts].filter(([, text]) => wordsIn(text, [...all, secret]).length > 0)).toEqual([]);
    expect(await people.find(id)).toMatchObject({
      name: `${words.name} 3`,
      email: `3${words.email}`,
      post: words.post,
    });
    const accounts = new AccountStore(source, testSealer);
    expect(await accounts.findByLogin(`${words.login}3`)).toMatchObject({ person: id, login: `${words.login}3` });
    expect(await new AccessRecord(source, testSealer).list(id)).toMatchObject([{ address: words.address, count: 1 }]);
    const signing = await new EndpointStore(source, testSealer).find(person, at);
    expect(signing?.secrets).toEqual([`whsec_${secret}`]);
  });

  it('counts for more than what was sealed before it, as a process of that release wrote it after', async () => {
    await people.save([{ id, name: 'Tên cũ', email: 'cu@so.example', post: 'Cũ' }]);
    await source.query(
      `update people.person set name = 'Tên mới', email = 'moi@so.example', post = null where id = $1`,
      [id],
    );
    const said = { name: 'Tên mới', email: 'moi@so.example', post: null };
    expect(await people.find(id)).toMatchObject(said);
    expect(await people.markDead({ id, email: 'Moi@so.example', at, reason: 'x' })).toBe(true);
    await sealClearRows(source, testSealer);
    expect(await people.find(id)).toMatchObject(said);
    await people.save([{ id, ...said, email: 'moi@so.example' }]);
    expect((await people.deadAddresses()).map((dead) => dead.id)).toEqual([id]);
  });
});

describe('the key of the program', () => {
  const [old, fresh] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

  it('is replaced by putting the new one in front once, and the old one can go', async () => {
    const before = new PeopleDirectory(source, new Sealer([old]));
    await before.save([{ id: person, name: words.name, email: words.email }]);
    await new AccountStore(source, new Sealer([old])).add({ person, login: words.login, kind: 'person', at });
    expect(await sealClearRows(source, new Sealer([fresh, old]))).toMatchObject({ keys: 1 });
    expect(await new PeopleDirectory(source, new Sealer([fresh])).find(person)).toMatchObject({ name: words.name });
    const found = await new AccountStore(source, new Sealer([fresh])).findByLogin(words.login);
    expect(found).toMatchObject({ login: words.login });
  });

  it('that is not the right one stops the start', async () => {
    await new PeopleDirectory(source, new Sealer([old])).save([{ id: person, name: words.name, email: words.email }]);
    await expect(sealClearRows(source, new Sealer([fresh]))).rejects.toMatchObject({ code: 'secrets-key-unknown' });
  });
});
