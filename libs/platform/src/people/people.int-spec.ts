import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { testSealer } from '../../../../test/support/test-sealer.js';
import { PeopleDirectory, peopleEntities, PersonEraser, TokenStore } from './index.js';

const lan = '0b0e7a34-3f2b-5d8a-9a55-2a1de0f5c001';
const unit = '0b0e7a34-3f2b-5d8a-9a55-2a1de0f5c002';
const noon = '2025-03-03T05:00:00.000Z';
const nextYear = '2026-03-03T05:00:00.000Z';

let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  source = new DataSource({
    type: 'postgres',
    url: database.url,
    entities: peopleEntities,
  });
  await source.initialize();
});

afterAll(async () => {
  await source.destroy();
  await database.drop();
});

describe('the people directory', () => {
  it('keeps a name until it is erased, and an erased person stays erased', async () => {
    const people = new PeopleDirectory(source, testSealer);
    await people.save([{ id: lan, name: 'Nguyễn Thị Lan', email: 'lan@so.example', post: 'Giám đốc' }]);
    await people.save([{ id: lan, name: 'Nguyễn Thị Lan', email: 'lan.moi@so.example', post: 'Giám đốc' }]);
    expect(await people.find(lan)).toMatchObject({ name: 'Nguyễn Thị Lan', email: 'lan.moi@so.example', locale: 'vi' });
    await new PersonEraser(source, testSealer).erase(lan, noon);
    await people.save([{ id: lan, name: 'Nguyễn Thị Lan', email: 'lan@so.example' }]);
    expect(await people.find(lan)).toMatchObject({ name: null, email: null, post: null });
    expect(await people.findAll([lan, unit])).toHaveProperty('size', 1);
  });
});

describe('an address that does not work', () => {
  const bình = '0b0e7a34-3f2b-5d8a-9a55-2a1de0f5c003';
  const person = { id: bình, name: 'Trần Văn Bình', email: 'binh@so.example' };
  const dead = { id: bình, email: 'Binh@so.example', at: noon, reason: 'bounced 5.1.1' };

  it('is known until it is corrected, and only while it is the person’s', async () => {
    const people = new PeopleDirectory(source, testSealer);
    await people.save([person]);
    expect(await people.markDead({ ...dead, email: 'older@so.example' })).toBe(false);
    expect(await people.markDead(dead)).toBe(true);
    expect(await people.markDead(dead)).toBe(false);
    await people.save([{ ...person, post: 'Chuyên viên' }]);
    expect(await people.find(bình)).toMatchObject({ emailDeadAt: new Date(noon), emailDeadReason: 'bounced 5.1.1' });
    expect((await people.deadAddresses()).map(({ id }) => id)).toEqual([bình]);
    await people.save([{ ...person, email: 'binh.moi@so.example' }]);
    expect(await people.find(bình)).toMatchObject({ emailDeadAt: null, emailDeadReason: null });
    expect(await people.deadAddresses()).toEqual([]);
  });

  it('is forgotten with the person', async () => {
    const people = new PeopleDirectory(source, testSealer);
    await people.save([person]);
    await people.markDead(dead);
    await new PersonEraser(source, testSealer).erase(bình, noon);
    expect(await people.find(bình)).toMatchObject({ email: null, emailDeadAt: null, emailDeadReason: null });
  });
});

describe('the token store', () => {
  const request = { person: lan, role: 'unitHead', unit, at: noon, expiresAt: nextYear };

  it('verifies what it minted, stores no secret, and knows no other token', async () => {
    const tokens = new TokenStore(source);
    const minted = await tokens.mint(request);
    expect(await tokens.verify(minted.token, noon)).toEqual({ token: minted.id, person: lan, role: 'unitHead', unit });
    expect(await tokens.verify(`${minted.token.slice(0, -1)}${minted.token.endsWith('A') ? 'B' : 'A'}`, noon)).toBe(
      undefined,
    );
    expect(await tokens.verify("ddk_' or true --", noon)).toBe(undefined);
    const { rows } = await database.pool.query<{ row: string }>('select token::text as row from access.token');
    expect(rows.filter(({ row }) => row.includes(minted.token.slice(4)))).toEqual([]);
  });

  it('refuses an expired token', async () => {
    const tokens = new TokenStore(source);
    const { token } = await tokens.mint(request);
    expect(await tokens.verify(token, '2026-03-03T04:59:59.999Z')).toBeDefined();
    expect(await tokens.verify(token, nextYear)).toBe(undefined);
  });

  it('refuses a revoked token at the next request, in every process', async () => {
    const [here, elsewhere] = [new TokenStore(source), new TokenStore(source)];
    const { id, token } = await here.mint(request);
    expect(await elsewhere.verify(token, noon)).toBeDefined();
    expect(await here.revoke(id, noon)).toBe(true);
    expect(await here.revoke(id, noon)).toBe(false);
    expect(await elsewhere.verify(token, noon)).toBe(undefined);
    expect(await here.verify(token, noon)).toBe(undefined);
  });

  it('tells tokens apart that are asked for together', async () => {
    const tokens = new TokenStore(source);
    const minted = await Promise.all(['officer', 'unitHead', 'admin'].map((role) => tokens.mint({ ...request, role })));
    await tokens.revoke(minted[1]?.id ?? '', noon);
    const found = await Promise.all([...minted, ...minted].map(({ token }) => tokens.verify(token, noon)));
    expect(found.map((grant) => grant?.role)).toEqual(['officer', undefined, 'admin', 'officer', undefined, 'admin']);
  });
});
