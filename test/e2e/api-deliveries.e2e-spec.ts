import { randomUUID } from 'node:crypto';
import type { EndpointList, EndpointSecret } from '#contracts';
import { uuidV5 } from '#platform';
import { type ApiHarness, startApi } from './api.harness.js';
import { ApiClient } from './api.client.js';
import { coordinator, finance, office, registerProvince } from './register.examples.js';

let harness: ApiHarness;
let admin: ApiClient;
let clerk: ApiClient;

beforeAll(async () => {
  harness = await startApi();
  await registerProvince(harness);
  const client = async (person: string, role: string, unit: string | null): Promise<ApiClient> =>
    new ApiClient(harness.url, await harness.token({ person, role, unit }));
  admin = await client(uuidV5('người quản trị'), 'admin', null);
  clerk = await client(coordinator, 'coordinator', office);
});
afterAll(() => harness.stop());

const asked = { owner: finance, ownerIs: 'unit', url: 'https://hooks.example.vn/dondoc' };

describe('endpoints over HTTP', () => {
  it('show a secret once, are the administrator’s alone, and refuse what leads inside', async () => {
    expect((await clerk.post('/api/v1/endpoints', asked)).status).toBe(403);
    expect((await clerk.get('/api/v1/endpoints')).status).toBe(403);
    const inside = await admin.post('/api/v1/endpoints', { ...asked, url: 'https://127.0.0.1/' });
    expect(inside).toMatchObject({ status: 422, body: { code: 'endpoint-refused' } });
    const made = await admin.post<EndpointSecret>('/api/v1/endpoints', asked);
    expect(made.status).toBe(201);
    expect(made.body.secret).toMatch(/^whsec_/);
    expect(await admin.post('/api/v1/endpoints', asked)).toMatchObject({
      status: 409,
      body: { code: 'endpoint-exists' },
    });
    const { id } = made.body;
    const rotated = await admin.post<EndpointSecret>(`/api/v1/endpoints/${id}/rotate`, { days: 7 });
    expect(rotated.body.secret).not.toBe(made.body.secret);
    const listed = await admin.get<EndpointList>('/api/v1/endpoints');
    expect(listed.body.items).toMatchObject([{ id, owner: finance, oldSecretUntil: '2025-03-10T02:00:00.000Z' }]);
    expect(JSON.stringify(listed.body)).not.toContain('whsec_');
    expect((await admin.post(`/api/v1/endpoints/${id}/remove`)).body).toEqual({ removed: id });
    expect((await admin.post(`/api/v1/endpoints/${id}/remove`)).status).toBe(404);
    expect(JSON.stringify(await harness.store.readAll(0))).not.toMatch(/whsec_|hooks\.example/);
  });
});

describe('bounces and lost notices over HTTP', () => {
  it('take a mail as it came, and say what it was', async () => {
    const taken = await admin.post('/api/v1/bounces', { message: 'From: a@b.vn\r\n\r\nHello' });
    expect(taken).toMatchObject({ body: { outcome: 'no-delivery-report', notice: null } });
    expect((await clerk.post('/api/v1/bounces', { message: 'x' })).status).toBe(403);
    expect((await admin.post('/api/v1/bounces', { message: '' })).status).toBe(422);
  });

  it('know no notice that nobody composed', async () => {
    expect(await clerk.post(`/api/v1/notices/${randomUUID()}/replay`)).toMatchObject({
      status: 404,
      body: { code: 'notice-not-found' },
    });
  });
});
