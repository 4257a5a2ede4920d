import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { EndpointStore, peopleEntities, peopleMigrations, Sealer } from '../index.js';

const unit = '0b0e7a34-3f2b-5d8a-9a55-2a1de0f5c002';
const at = '2025-03-03T05:00:00.000Z';
const tomorrow = '2025-03-04T05:00:00.000Z';
const later = '2025-03-05T05:00:00.000Z';
const url = 'https://hooks.so-kh.example.vn/dondoc';

let database: TestDatabase;
let source: DataSource;
let endpoints: EndpointStore;
const sealer = new Sealer([Buffer.alloc(32, 7)]);

beforeEach(async () => {
  database = await createTestDatabase({ template: 'empty' });
  source = new DataSource({
    type: 'postgres',
    url: database.url,
    entities: peopleEntities,
    migrations: peopleMigrations,
  });
  await source.initialize();
  await source.runMigrations();
  endpoints = new EndpointStore(source, sealer);
});
afterEach(async () => {
  await source.destroy();
  await database.drop();
});

const added = (secret = 'whsec_one'): Promise<string | undefined> =>
  endpoints.add({ owner: unit, ownerIs: 'unit', url, secret, by: 'console', at });

describe('endpoints of webhooks', () => {
  it('are one an owner, also when two are added at once', async () => {
    const ids = await Promise.all([added(), added(), added()]);
    expect(ids.filter((id) => id !== undefined)).toHaveLength(1);
    expect(await endpoints.owners()).toEqual([{ owner: unit, ownerIs: 'unit' }]);
    expect(await endpoints.find(unit, at)).toEqual({ url, secrets: ['whsec_one'] });
  });

  it('sign with the new and the old secret while one is rotated, with the new alone after, and with the last two at most', async () => {
    const id = (await added()) ?? '';
    const rotated = await endpoints.rotate(id, { secret: 'whsec_two', by: 'console', at, oldUntil: tomorrow });
    expect(rotated).toMatchObject({ secretNumber: 2, oldSecretUntil: tomorrow });
    expect((await endpoints.find(unit, at))?.secrets).toEqual(['whsec_two', 'whsec_one']);
    expect((await endpoints.find(unit, tomorrow))?.secrets).toEqual(['whsec_two']);
    await endpoints.rotate(id, { secret: 'whsec_three', by: 'console', at, oldUntil: later });
    expect((await endpoints.find(unit, at))?.secrets).toEqual(['whsec_three', 'whsec_two']);
    expect(JSON.stringify(await endpoints.list(at))).not.toContain('whsec_');
  });

  it('keep their secrets sealed, each for its own endpoint, and go on with one of the time before', async () => {
    const id = (await added()) ?? '';
    const { rows } = await database.pool.query<{ secret: string }>('select secret from delivery.endpoint_secret');
    expect(rows.filter(({ secret }) => secret.includes('whsec_'))).toEqual([]);
    await expect(new EndpointStore(source).find(unit, at)).rejects.toThrow('SECRETS_KEY');
    await database.pool.query(`update delivery.endpoint_secret set secret = 'whsec_plain'`);
    expect((await endpoints.find(unit, at))?.secrets).toEqual(['whsec_plain']);
    await endpoints.rotate(id, { secret: 'whsec_two', by: 'console', at, oldUntil: tomorrow });
    expect((await endpoints.find(unit, at))?.secrets).toEqual(['whsec_two', 'whsec_plain']);
  });

  it('are gone with their secrets once they are removed, and can be added again', async () => {
    const id = (await added()) ?? '';
    expect(await endpoints.remove(id, 'console', at)).toBe(true);
    expect(await endpoints.remove(id, 'console', at)).toBe(false);
    expect(await endpoints.rotate(id, { secret: 'whsec_x', by: 'console', at, oldUntil: later })).toBe(undefined);
    expect(await endpoints.find(unit, at)).toBe(undefined);
    expect(await endpoints.owners()).toEqual([]);
    const { rows } = await database.pool.query('select * from delivery.endpoint_secret');
    expect(rows).toEqual([]);
    expect(await added('whsec_again')).not.toBe(id);
  });
});
