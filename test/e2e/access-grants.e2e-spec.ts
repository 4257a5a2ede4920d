import type { CommandAnswer, GrantPage, Problem } from '#contracts';
import { uuidV5 } from '#platform';
import { type ApiHarness, startApi } from './api.harness.js';
import { ApiClient } from './api.client.js';
import { eventually } from '../support/eventually.js';
import { EventStreamReader } from './event-stream.reader.js';
import { finance, financeHead, financeOfficer, office, registerProvince, science } from './register.examples.js';

let harness: ApiHarness;
let admin: ApiClient;
const adminPerson = uuidV5('một quản trị');
const newcomer = uuidV5('người mới');

beforeAll(async () => {
  harness = await startApi();
  await registerProvince(harness);
  admin = new ApiClient(harness.url, await harness.token({ person: adminPerson, role: 'admin', unit: null }));
});
afterAll(() => harness.stop());

/** A token alone, without the role that it claims. */
async function claiming(person: string, role: string, unit: string | null): Promise<string> {
  const at = harness.clock.now();
  return (await harness.tokens.mint({ person, role, unit, at, expiresAt: '2030-01-01T00:00:00.000Z' })).token;
}

const give = (person: string, role: string, unit: string | null, span: object = {}) =>
  admin.post('/api/v1/grants', { person, role, ...(unit === null ? {} : { unit }), ...span });

describe('a token', () => {
  it('is good from the request after its role was given to the one after it was ended', async () => {
    const client = new ApiClient(harness.url, await claiming(newcomer, 'coordinator', office));
    const before = await client.get<Problem>('/api/v1/session');
    expect(before).toMatchObject({ status: 401, body: { code: 'grant-ended' } });
    const given = await give(newcomer, 'coordinator', office);
    expect(given.status).toBe(201);
    expect((await client.get('/api/v1/session')).status).toBe(200);
    const ended = await admin.post(`/api/v1/grants/${given.body.id}/end`, { reason: 'Chuyển công tác' });
    expect(ended.status).toBe(200);
    expect((await client.get('/api/v1/session')).status).toBe(401);
  });

  it('is good within the span of its role alone', async () => {
    const person = uuidV5('người biệt phái');
    const client = new ApiClient(harness.url, await claiming(person, 'officer', science));
    const now = Date.parse(harness.clock.now());
    const at = (hours: number): string => new Date(now + hours * 3_600_000).toISOString();
    await give(person, 'officer', science, { from: at(1), until: at(3) });
    expect((await client.get('/api/v1/session')).status).toBe(401);
    harness.clock.set(at(2));
    expect((await client.get('/api/v1/session')).status).toBe(200);
    harness.clock.set(at(3));
    expect((await client.get('/api/v1/session')).status).toBe(401);
  });

  it('of a role in one unit is none in another, and none of another role', async () => {
    const person = uuidV5('lãnh đạo một sở');
    await give(person, 'unitHead', finance);
    const as = async (role: string, unit: string | null) =>
      (await new ApiClient(harness.url, await claiming(person, role, unit)).get('/api/v1/session')).status;
    expect(await as('unitHead', finance)).toBe(200);
    expect([await as('unitHead', science), await as('officer', finance), await as('leader', null)]).toEqual([
      401, 401, 401,
    ]);
  });
});

describe('an open stream', () => {
  it('ends before it tells what was recorded after its reader’s role was ended', async () => {
    const person = uuidV5('người nghe');
    const given = await give(person, 'leader', office);
    const reader = await EventStreamReader.open(`${harness.url}/api/v1/events`, {
      authorization: `Bearer ${await claiming(person, 'leader', office)}`,
    });
    const told = await give(uuidV5('người khác'), 'officer', finance);
    await eventually(() => reader.events.some(({ id }) => id === String(told.body.position)));
    const ended = await admin.post(`/api/v1/grants/${given.body.id}/end`, { reason: 'Hết nhiệm vụ' });
    await eventually(() => reader.ended);
    expect(reader.events.map(({ id }) => Number(id)).filter((id) => id >= ended.body.position)).toEqual([]);
  });
});

describe('giving', () => {
  it('is the administrator’s, and never to oneself', async () => {
    const head = new ApiClient(harness.url, await claiming(financeHead, 'unitHead', finance));
    const asked = { person: newcomer, role: 'officer', unit: finance };
    expect((await head.post('/api/v1/grants', asked)).status).toBe(403);
    const own = await admin.post('/api/v1/grants', { person: adminPerson, role: 'officer', unit: finance });
    expect(own).toMatchObject({ status: 422, body: { code: 'grant-to-oneself' } });
    const backwards = { from: '2026-02-01T00:00:00Z', until: '2026-01-01T00:00:00Z' };
    const refused = await give(newcomer, 'officer', finance, backwards);
    expect(refused).toMatchObject({ status: 422, body: { code: 'grant-ends-before-it-begins' } });
  });

  it('twice is giving once', async () => {
    const person = uuidV5('được trao hai lần');
    const first = await give(person, 'officer', finance);
    const again = await give(person, 'officer', finance);
    expect([first.status, again.status]).toEqual([201, 201]);
    const listed = await admin.get<GrantPage>(`/api/v1/grants?person=${person}&state=all`, {
      'x-position': String(again.body.position),
    });
    expect(listed.body.items).toMatchObject([{ id: first.body.id, role: 'officer', until: null }]);
  });
});

describe('a head', () => {
  it('has an officer act, who is the head until the day, or until it is taken back', async () => {
    const head = new ApiClient(harness.url, await claiming(financeHead, 'unitHead', finance));
    const acting = new ApiClient(harness.url, await claiming(financeOfficer, 'unitHead', finance));
    const until = new Date(Date.parse(harness.clock.now()) + 86_400_000).toISOString();
    const asked = { person: financeOfficer, until, capacity: 'acting' };
    expect((await acting.get('/api/v1/session')).status).toBe(401);
    const delegated = await head.post<CommandAnswer>('/api/v1/grants/delegate', asked);
    expect(delegated.status).toBe(201);
    const session = await acting.get<{ role: string }>('/api/v1/session');
    expect(session).toMatchObject({ status: 200, body: { role: 'unitHead' } });
    const mine = await acting.get<GrantPage>('/api/v1/grants/mine');
    expect(mine.body.items.map(({ role, delegation }) => [role, delegation?.capacity ?? null])).toEqual([
      ['officer', null],
      ['unitHead', 'acting'],
    ]);
    const onward = await acting.post('/api/v1/grants/delegate', { ...asked, person: financeHead });
    expect(onward).toMatchObject({ status: 403, body: { code: 'delegation-not-yours' } });
    await head.post(`/api/v1/grants/${delegated.body.id}/end`, { reason: 'Đã về cơ quan' });
    expect((await acting.get('/api/v1/session')).status).toBe(401);
  });
});
