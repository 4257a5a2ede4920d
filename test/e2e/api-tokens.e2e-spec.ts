/** Tokens over HTTP: made for a few purposes within a session, never more than their role, never about accounts. */
import { randomUUID } from 'node:crypto';
import { type ListedToken, type NewToken, tokenScopes, type Tokens } from '#contracts';
import { scopeOf } from '../../apps/api/src/access/token.scope.js';
import type { Operation } from '../../apps/api/src/openapi/api.document.js';
import { uuidV5 } from '#platform';
import { ApiClient } from './api.client.js';
import type { CookieBrowser } from './cookie.browser.js';
import { type DoorScene, openDoor, password } from './door.scene.js';
import { coordinator, finance, financeHead, office } from './register.examples.js';

let door: DoorScene;
const program = uuidV5('máy quét');

beforeAll(async () => {
  door = await openDoor();
  await door.choosePassword(coordinator);
  await door.choosePassword(financeHead);
});
beforeEach(() => door.calm());
afterAll(() => door.harness.stop());

const directive = {
  kind: 'plan',
  number: '7/KH',
  issuedOn: '2025-02-20',
  issuer: 'UBND tỉnh',
  abstract: 'Kế hoạch',
  secrecy: 'open',
  ownerUnit: office,
};
const minted = async (at: CookieBrowser, scopes: readonly string[], more: object = {}): Promise<NewToken> => {
  const { status, body } = await at.post<NewToken>('/api/v1/tokens', { label: 'Báo cáo', scopes, days: 30, ...more });
  expect(status).toBe(201);
  return body;
};
const clientOf = ({ token }: NewToken): ApiClient => new ApiClient(door.harness.url, token);
const listed = async (at: CookieBrowser, query = ''): Promise<readonly ListedToken[]> =>
  (await at.get<Tokens>(`/api/v1/tokens${query}`)).body.items;

describe('a token', () => {
  it('is made in the present role, shown once, and listed with its label and the day of its last use', async () => {
    const at = await door.inside('van.phong');
    const made = await minted(at, ['read']);
    expect(made.token).toMatch(/^ddk_/);
    expect(made.expiresAt).toBe(new Date(Date.parse(door.harness.clock.now()) + 30 * 86_400_000).toISOString());
    const ofMine = async () => (await listed(at)).find(({ id }) => id === made.id);
    expect(await ofMine()).toMatchObject({ label: 'Báo cáo', role: 'coordinator', scopes: ['read'], usedOn: null });
    expect(await clientOf(made).get('/api/v1/session')).toMatchObject({ body: { role: 'coordinator', session: null } });
    expect(await ofMine()).toMatchObject({ usedOn: '2025-03-03' });
    expect(JSON.stringify(await listed(at))).not.toContain(made.token);
    const rows = await door.harness.source.query<{ row: string }[]>('select t::text as row from access.token t');
    expect(rows.filter(({ row }) => row.includes('Báo cáo') || row.includes(made.token))).toEqual([]);
  });

  it('lives a year at most, and has a purpose', async () => {
    const at = await door.inside('van.phong');
    const good = { label: 'x', scopes: ['read'], days: 366 };
    for (const wrong of [{ days: 367 }, { days: 0 }, { scopes: [] }, { scopes: ['write:grants'] }, { scopes: ['*'] }])
      expect(await at.post('/api/v1/tokens', { ...good, ...wrong })).toMatchObject({ status: 422 });
    expect(await at.post('/api/v1/tokens', good)).toMatchObject({ status: 201 });
  });

  it('does what its scopes say, and nothing else', async () => {
    const at = await door.inside('van.phong');
    const [reader, writer] = [clientOf(await minted(at, ['read'])), clientOf(await minted(at, ['write:directives']))];
    expect(await reader.get('/api/v1/directives')).toMatchObject({ status: 200 });
    for (const path of ['/api/v1/directives', '/API/V1/Directives', '/api/v1/directives/'])
      expect([path, await reader.post(path, directive)]).toMatchObject([
        path,
        { status: 403, body: { code: 'scope-missing' } },
      ]);
    expect(await writer.post('/api/v1/directives', directive)).toMatchObject({ status: 201 });
    const refused = await writer.get('/api/v1/directives');
    expect(refused).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
    expect(refused.headers.get('www-authenticate')).toBe('Bearer error="insufficient_scope", scope="read"');
    expect(await writer.post('/api/v1/tasks', {})).toMatchObject({ status: 403, body: { code: 'scope-missing' } });
  });

  it('can do no more than its holder’s role at that moment', async () => {
    const at = await door.inside('lan.nguyen');
    const client = clientOf(await minted(at, tokenScopes));
    expect(await client.post('/api/v1/directives', directive)).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    await at.post('/api/v1/session/role', { role: 'officer', unit: finance });
    const officer = clientOf(await minted(at, tokenScopes));
    expect(await officer.get('/api/v1/session')).toMatchObject({ body: { role: 'officer' } });
  });

  it('never does what is about accounts, whatever its scopes', async () => {
    const at = await door.inside('van.phong');
    const client = clientOf(await minted(at, tokenScopes));
    for (const [path, body] of [
      ['/api/v1/tokens', { label: 'x', scopes: ['read'], days: 1 }],
      ['/api/v1/account/password', { current: password, next: password }],
      ['/api/v1/account/second-factor', { password }],
      ['/api/v1/account/passkeys/offer', { password }],
      ['/api/v1/session/role', { role: 'coordinator', unit: office }],
      ['/api/v1/grants', {}],
      ['/api/v1/grants/delegate', {}],
      [`/api/v1/people/${financeHead}/erase`, {}],
    ] as const)
      expect([path, (await client.post(path, body)).body]).toMatchObject([path, { code: 'scope-missing' }]);
    expect(await client.get('/api/v1/tokens')).toMatchObject({ status: 409, body: { code: 'session-needed' } });
    const unscoped = await door.harness.token({ person: coordinator, role: 'coordinator', unit: office });
    const old = new ApiClient(door.harness.url, unscoped);
    expect(await old.post('/api/v1/tokens', { label: 'x', scopes: ['read'], days: 1 })).toMatchObject({ status: 409 });
    expect(await old.post('/api/v1/directives', directive)).toMatchObject({ status: 201 });
  });

  it('is ended by its holder and by an administrator, and is nobody else’s to find', async () => {
    const at = await door.inside('van.phong');
    const made = await minted(at, ['read']);
    const stranger = await door.inside('lan.nguyen');
    const remove = (by: CookieBrowser, id: string) => by.delete(`/api/v1/tokens/${id}`).then(({ status }) => status);
    expect([await remove(stranger, made.id), await remove(stranger, randomUUID())]).toEqual([404, 404]);
    expect(await stranger.get(`/api/v1/tokens?person=${coordinator}`)).toMatchObject({ status: 403 });
    expect(await clientOf(made).get('/api/v1/session')).toMatchObject({ status: 200 });
    expect([await remove(at, made.id), await remove(at, made.id)]).toEqual([200, 404]);
    expect(await clientOf(made).get('/api/v1/session')).toMatchObject({ status: 401 });
    expect((await door.accounts.record.list(coordinator)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['token-minted', 'token-revoked']),
    );
  });

  it('of a program is listed to and ended by whoever answers for it', async () => {
    await door.harness.people.save([{ id: program, name: 'Máy quét' }]);
    await door.accounts.desk.add({ person: program, login: 'may.quet', kind: 'program' });
    expect(await door.accounts.tokens.nameOwner(program, financeHead)).toBe(true);
    expect(await door.accounts.tokens.nameOwner(coordinator, financeHead)).toBe(false);
    await door.harness.token({ person: program, role: 'officer', unit: finance });
    const [owner, stranger] = [await door.inside('lan.nguyen'), await door.inside('van.phong')];
    const ofProgram = async (at: CookieBrowser) => (await listed(at)).filter(({ person }) => person.id === program);
    const [its] = await ofProgram(owner);
    expect(its).toMatchObject({ person: { name: 'Máy quét' }, scopes: null, label: null });
    expect(await ofProgram(stranger)).toEqual([]);
    expect(await stranger.delete(`/api/v1/tokens/${its?.id ?? ''}`)).toMatchObject({ status: 404 });
    expect(await owner.delete(`/api/v1/tokens/${its?.id ?? ''}`)).toMatchObject({ status: 200 });
    expect(await ofProgram(owner)).toEqual([]);
  });
});

describe('the scopes', () => {
  it('name every command, but for those about accounts, roles and tokens', () => {
    const beyond = Object.entries(door.harness.api.document.paths).flatMap(([path, operations]) =>
      Object.keys(operations as Record<string, Operation>)
        .filter((method) => scopeOf(method.toUpperCase(), path) === undefined)
        .map(() => path.split('/')[3] ?? path),
    );
    expect([...new Set(beyond)].toSorted()).toEqual([
      'account',
      'demo',
      'grants',
      'people',
      'session',
      'sessions',
      'tokens',
    ]);
  });
});
