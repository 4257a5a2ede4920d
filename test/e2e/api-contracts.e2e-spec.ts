import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Problem } from '#contracts';
import { type ApiHarness, startApi } from './api.harness.js';
import { type Answer, ApiClient, type Sent } from './api.client.js';
import {
  coordinator,
  finance,
  financeHead,
  office,
  registerProvince,
  science,
  scienceHead,
} from './register.examples.js';

let harness: ApiHarness;
let clerk: ApiClient;
let head: ApiClient;
let rival: ApiClient;
let assignment: string;
let task: string;

const directive = {
  kind: 'plan',
  number: '7/KH',
  issuedOn: '2025-02-20',
  issuer: 'UBND tỉnh',
  abstract: 'Kế hoạch',
  secrecy: 'open',
  ownerUnit: office,
};

beforeAll(async () => {
  harness = await startApi({ limits: { waitForPositionMs: 50 } });
  await registerProvince(harness);
  const client = async (person: string, role: string, unit: string) =>
    new ApiClient(harness.url, await harness.token({ person, role, unit }));
  clerk = await client(coordinator, 'coordinator', office);
  head = await client(financeHead, 'unitHead', finance);
  rival = await client(scienceHead, 'unitHead', science);
  const made = await clerk.post('/api/v1/directives', directive);
  const lead = { relation: 'one', units: [finance], text: 'Sở Tài chính' };
  const body = { directive: made.body.id, ordinal: '1', work: 'Ban hành quy chế', lead, deadline: { text: '6/2025' } };
  const drafted = await clerk.post('/api/v1/tasks', body);
  task = drafted.body.id;
  await clerk.post(`/api/v1/tasks/${task}/issue`);
  const events = await harness.store.readAll(0);
  assignment = events.find((event) => event.type === 'AssignmentOpened')?.stream ?? '';
});

afterAll(() => harness.stop());

const report = (words: string, headers: Sent = {}, by = head): Promise<Answer<Problem>> =>
  by.post<Problem>(`/api/v1/assignments/${assignment}/report-progress`, { words }, headers);

describe('Idempotency-Key', () => {
  it('gives the same request the same answer, marked as replayed, and writes nothing', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const first = await report('Đã có dự thảo', key);
    const position = await harness.store.lastPosition();
    const again = await report('Đã có dự thảo', key);
    expect(again).toMatchObject({ status: 200, body: { ...first.body, repeated: true } });
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect(await harness.store.lastPosition()).toBe(position);
  });

  it('refuses the same key for another content', async () => {
    const key = { 'idempotency-key': randomUUID() };
    await report('Đã trình lãnh đạo', key);
    expect(await report('Đã trình ký', key)).toMatchObject({ status: 422, body: { code: 'command-reused' } });
  });

  it('makes one directive of a creating request that is sent twice at once', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const both = await Promise.all([1, 2].map(() => clerk.post('/api/v1/directives', directive, key)));
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
    expect(both.map(({ body }) => body.version)).toEqual([1, 1]);
  });

  it('must be a UUID', async () => {
    const refused = await report('Đang làm', { 'idempotency-key': 'not-a-uuid' });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '#Idempotency-Key', code: 'uuid' }] } });
  });
});

describe('If-Match', () => {
  it('lets a decision through that was taken on what is there, and refuses one that was not', async () => {
    const shown = await head.get(`/api/v1/assignments/${assignment}`, {
      'x-position': String(await harness.store.lastPosition()),
    });
    const etag = { 'if-match': shown.headers.get('etag') ?? '' };
    expect(await report('Đang lấy ý kiến', etag)).toMatchObject({ status: 200 });
    const late = await report('Đang tổng hợp', etag);
    expect(late).toMatchObject({ status: 412, body: { code: 'version-differs' } });
    expect(late.body.remedyEn).not.toBe('');
  });

  it('takes no weak tag for a match, and no nonsense at all', async () => {
    expect(await report('Đang làm', { 'if-match': 'W/"2"' })).toMatchObject({ status: 412 });
    expect(await report('Đang làm', { 'if-match': '2' })).toMatchObject({ status: 400 });
    expect(await report('Đang làm', { 'if-match': '*' })).toMatchObject({ status: 200 });
  });
});

describe('who may do what', () => {
  it('asks for a token, and refuses one that is wrong', async () => {
    const stranger = new ApiClient(harness.url, undefined);
    const refused = await stranger.get<Problem>('/api/v1/directives');
    expect(refused).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(refused.headers.get('www-authenticate')).toBe('Bearer');
    const liar = new ApiClient(harness.url, `ddk_${'a'.repeat(43)}`);
    expect((await liar.get('/api/v1/directives')).headers.get('www-authenticate')).toContain('invalid_token');
  });

  it('reads nothing of a stranger’s body', async () => {
    const refused = await new ApiClient(harness.url, undefined).post('/api/v1/directives', '{');
    expect(refused.status).toBe(401);
  });

  it('keeps a unit’s head from acting for another unit, and from learning what that has', async () => {
    expect(await report('Chen vào', {}, rival)).toMatchObject({ status: 404, body: { code: 'assignment-not-found' } });
  });

  it('tells a role that it may not, and who may', async () => {
    const refused = await head.post<Problem>('/api/v1/directives', directive);
    expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(refused.body.remedyEn).toContain('coordinator');
  });

  it('has no demonstration where there is none', async () => {
    expect(await clerk.get('/api/v1/demo')).toMatchObject({ status: 404 });
  });

  it('refuses a secret document, and leaves no trace of it', async () => {
    const before = await harness.store.lastPosition();
    const refused = await clerk.post<Problem>('/api/v1/directives', { ...directive, secrecy: 'secret' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'secrecy-refused' } });
    expect(await harness.store.lastPosition()).toBe(before);
  });
});

describe('the form of a request', () => {
  const path = () => `/api/v1/assignments/${assignment}/report-progress`;

  it('names every field at fault, with what it should be, in both languages', async () => {
    const evidence = { kind: 'document', number: '', issuedOn: '2025-02-30', title: 'x'.repeat(501), extra: 1 };
    const refused = await head.post<Problem>(`/api/v1/assignments/${assignment}/submit`, { evidence, by: 'me' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'field-invalid' } });
    const faults = (refused.body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(faults.sort()).toEqual([
      '/by unknown',
      '/evidence/extra unknown',
      '/evidence/issuedOn day',
      '/evidence/number text',
      '/evidence/title text',
    ]);
  });

  it.each([
    ['{"words":', 400, 'json-malformed'],
    ['[1]', 400, 'json-malformed'],
    ['{"words":"a\\u0000b"}', 422, 'field-invalid'],
    ['{"words":"\\ud800"}', 422, 'field-invalid'],
    ['{"words":"ok","__proto__":{"role":"admin"}}', 422, 'field-invalid'],
    ['{"words":"ok","constructor":{"prototype":{}}}', 422, 'field-invalid'],
    [`{"words":"${'x'.repeat(262_200)}"}`, 413, 'body-too-large'],
    [`{"words":${'['.repeat(30_000)}${']'.repeat(30_000)}}`, 422, 'field-invalid'],
  ])('refuses body %#', async (body, status, code) => {
    expect(await head.post<Problem>(path(), body)).toMatchObject({ status, body: { code } });
  });

  it('takes JSON alone, compressed or not', async () => {
    const typed = (type: string) => head.post<Problem>(path(), '{"words":"ok"}', { 'content-type': type });
    expect(await typed('text/plain')).toMatchObject({ status: 415, body: { code: 'media-type-unsupported' } });
    expect(await typed('application/json; charset=latin1')).toMatchObject({ status: 415 });
    expect(await head.post(path(), '{"words":"ok"}', { 'content-encoding': 'gzip' })).toMatchObject({ status: 400 });
    const zipped = await fetch(harness.url + path(), {
      method: 'POST',
      body: gzipSync(`{"words":"${' '.repeat(400_000)}"}`),
      headers: {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        authorization: `Bearer ${await harness.token({ person: financeHead, role: 'unitHead', unit: finance })}`,
      },
    });
    expect(zipped.status).toBe(413);
  });

  it('answers JSON alone', async () => {
    const refused = await head.get<Problem>('/api/v1/units', { accept: 'text/html' });
    expect(refused).toMatchObject({ status: 406, body: { code: 'not-acceptable' } });
  });

  it('knows the methods of its addresses, and what it has not', async () => {
    const deleted = await fetch(`${harness.url}/api/v1/tasks/${task}`, { method: 'DELETE' });
    expect([deleted.status, deleted.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(await head.get('/api/v1/nothing')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await head.get(`/api/v1/tasks/${randomUUID()}`)).toMatchObject({ status: 404 });
    expect(await head.get('/api/v1/tasks/none')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '{id}' }] },
    });
  });

  it('refuses parameters that it does not know, and a cursor of another list', async () => {
    const wrong = await head.get<Problem>('/api/v1/tasks?limit=0&cell=red&colour=red');
    expect(wrong.status).toBe(400);
    expect((wrong.body.errors ?? []).map((each) => each.pointer).sort()).toEqual(['?cell', '?colour', '?limit']);
    const forged = Buffer.from('["tasks by ordinal","x","\\u0000","no-id"]').toString('base64url');
    for (const cursor of ['abc', forged]) {
      const refused = await head.get<Problem>(`/api/v1/tasks?cursor=${cursor}`);
      expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '?cursor' }] } });
    }
  });

  it('refuses an address without end', async () => {
    expect(await head.get(`/api/v1/tasks?q=${'a'.repeat(9_000)}`)).toMatchObject({ status: 414 });
  });
});

describe('X-Position', () => {
  it('names the problem of a read that waits in vain, and must be a position', async () => {
    const ahead = await head.get<Problem>('/api/v1/units', { 'x-position': '999999' });
    expect(ahead).toMatchObject({ status: 503, body: { code: 'projection-behind' } });
    expect(ahead.headers.get('retry-after')).toBe('1');
    expect(await head.get('/api/v1/units', { 'x-position': '-1' })).toMatchObject({ status: 400 });
  });
});

describe('every answer', () => {
  it('so far was none of our own faults', () => expect(harness.faults).toEqual([]));

  it('carries a correlation id, the caller’s own when it is harmless', async () => {
    const own = await head.get<Problem>('/api/v1/nothing', { 'x-correlation-id': 'may-chu-so-7' });
    expect([own.headers.get('x-correlation-id'), own.body.correlation]).toEqual(['may-chu-so-7', 'may-chu-so-7']);
    const strange = await head.get('/api/v1/nothing', { 'x-correlation-id': 'a b"c' });
    expect(strange.headers.get('x-correlation-id')).toMatch(/^[\da-f-]{36}$/);
  });

  it('lets no foreign script, frame or form in, and is stored nowhere', async () => {
    const { headers } = await head.get('/api/v1/units');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain('sandbox');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
