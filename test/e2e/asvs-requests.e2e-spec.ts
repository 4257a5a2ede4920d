/**
 * Requests that are not what they seem, and what the log keeps of them: said twice, encoded twice, written in another language. The numbers
 * of OWASP ASVS that rest on these tests stand in docs/asvs.
 */
import { Controller, Get } from '@nestjs/common';
import type { Problem } from '#contracts';
import { Access, signedIn } from '../../apps/api/src/access/access.decorator.js';
import { Answers } from '../../apps/api/src/openapi/answers.decorator.js';
import { ApiClient } from './api.client.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { sendBytes, statusesIn } from './raw.wire.js';
import { coordinator, finance, financeHead, office, registerProvince } from './register.examples.js';

/** A fault that nobody foresaw, with words that must reach nobody. */
@Controller('api/v1/fault')
class FaultyController {
  @Get()
  @Access(signedIn)
  @Answers('UnitRef', { vi: 'Lỗi cố ý', en: 'A deliberate fault' })
  read(): object {
    throw new Error('select hunter2 from secrets at postgres://dondoc:hunter2@db/x');
  }
}

const logged: { readonly level: string; readonly fields: Record<string, unknown>; readonly message: string }[] = [];
const note = (level: string) => (fields: object, message: string) =>
  logged.push({ level, fields: fields as Record<string, unknown>, message });
const log = { info: note('info'), warn: note('warn'), error: note('error') };

let harness: ApiHarness;
let clerk: ApiClient;
let token: string;
const stranger = (): ApiClient => new ApiClient(harness.url, undefined);

beforeAll(async () => {
  harness = await startApi({ log, controllers: [FaultyController], limits: { waitForPositionMs: 20_000 } });
  await registerProvince(harness);
  token = await harness.token({ person: coordinator, role: 'coordinator', unit: office });
  clerk = new ApiClient(harness.url, token);
});

afterAll(() => harness.stop());

describe('what is said twice', () => {
  it('in a query is refused, not chosen from', async () => {
    const twice = await clerk.get<Problem>('/api/v1/tasks?limit=1&limit=100');
    expect(twice).toMatchObject({ status: 400, body: { errors: [{ pointer: '?limit' }] } });
    expect(await clerk.get('/api/v1/tasks?q[]=a&q[$ne]=b')).toMatchObject({ status: 400 });
  });

  it('in a header is refused, not chosen from', async () => {
    const head = `Host: localhost\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n`;
    const command = (headers: string): Promise<string> =>
      sendBytes(
        harness.url,
        `POST /api/v1/directives HTTP/1.1\r\n${head}${headers}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
      );
    const key = 'Idempotency-Key: 0b0e7a34-3f2b-4d8a-9a55-2a1de0f5c001\r\n';
    expect(statusesIn(await command(key + key.replace('0b0e', '0b0f')))).toEqual(['400']);
    const two = `GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n`;
    expect(statusesIn(await sendBytes(harness.url, two))[0]).not.toBe('200');
  });

  it('is taken from its own place alone: a body does not fill the query, nor the query the body', async () => {
    const filled = await clerk.post<Problem>('/api/v1/directives?kind=plan&number=1', {});
    expect([400, 422]).toContain(filled.status);
    const head = new ApiClient(
      harness.url,
      await harness.token({ person: financeHead, role: 'unitHead', unit: finance }),
    );
    expect(await head.get('/api/v1/session?role=admin&person=x', { role: 'admin' })).not.toMatchObject({
      body: { role: 'admin' },
    });
  });
});

describe('what is decoded', () => {
  it('is decoded once: an address that is encoded twice names nothing', async () => {
    const directive = {
      kind: 'plan',
      number: '8/KH',
      issuedOn: '2025-02-20',
      issuer: 'UBND tỉnh',
      abstract: 'Kế hoạch',
    };
    const { body } = await clerk.post('/api/v1/directives', { ...directive, secrecy: 'open', ownerUnit: office });
    const once = [...body.id].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
    const seen = { 'x-position': String(body.position) };
    expect(await clerk.get(`/api/v1/directives/${once}`, seen)).toMatchObject({ status: 200 });
    expect(await clerk.get(`/api/v1/directives/${once.replaceAll('%', '%25')}`)).toMatchObject({ status: 400 });
    expect(await clerk.get('/api/v1/directives/%00')).toMatchObject({ status: 400 });
    expect(await clerk.get('/api/v1/directives/%c0%ae')).toMatchObject({ status: 400 });
  });
});

describe('text that another language would run', () => {
  it.each([
    "' or '1'='1",
    "'; drop schema log cascade; --",
    '$$; select pg_sleep(5) --',
    '%\\_%',
    '${7*7}{{7*7}}<%= 7*7 %>',
    '<img src=x onerror=alert(1)>',
    '.*(a+)+$',
  ])('is searched for as it stands, and finds nothing: %s', async (text) => {
    const found = await clerk.get<{ items: unknown[] }>(`/api/v1/tasks?q=${encodeURIComponent(text)}`);
    expect(found).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('comes back as the JSON text that it was, byte by byte', async () => {
    const abstract = `</script><script>alert("x")</script> '; -- \\u2028 ${String.fromCodePoint(0x2028)} {{x}} %s`;
    const directive = { kind: 'plan', number: '9/KH', issuedOn: '2025-02-20', issuer: 'UBND tỉnh', abstract };
    const made = await clerk.post('/api/v1/directives', { ...directive, secrecy: 'open', ownerUnit: office });
    expect(made.status).toBe(201);
    const seen = await clerk.get(`/api/v1/directives/${made.body.id}`, { 'x-position': String(made.body.position) });
    expect(seen.body).toMatchObject({ abstract });
  });
});

describe('reading', () => {
  it('writes nothing: no event, and nothing of accounts; what was refused may be recorded', async () => {
    const rows = async (): Promise<unknown> =>
      harness.source.query(
        `select (select count(*)::int from access.account) as accounts, (select count(*)::int from access.session) as sessions,
                (select count(*)::int from access.ticket) as tickets, (select count(*)::int from access.token) as tokens`,
      );
    const before = [await harness.store.lastPosition(), await rows()];
    const paths = Object.entries(harness.api.document.paths).filter(
      ([path, methods]) => 'get' in methods && !/events|fault/.test(path),
    );
    const ids = '0b0e7a34-3f2b-4d8a-9a55-2a1de0f5c001';
    const read = paths.map(([path]) => path.replaceAll(/\{[^}]+\}/g, ids));
    for (const path of read) await clerk.get(path);
    expect(read.length).toBeGreaterThan(25);
    expect([await harness.store.lastPosition(), await rows()]).toEqual(before);
  });
});

describe('a fault of ours', () => {
  it('is told in general words with the number under which the log has it whole', async () => {
    logged.length = 0;
    const answer = await clerk.get<Problem>('/api/v1/fault');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/hunter2|select|Error|at .*\.ts/);
    const entry = logged.find(({ level }) => level === 'error');
    expect(entry?.fields['correlation']).toBe(answer.body.correlation);
    expect(String(entry?.fields['err'])).toContain('hunter2');
  });
});

describe('the log of requests', () => {
  it('says of each who, what, how it ended and by which problem, and nothing that was typed', async () => {
    logged.length = 0;
    await clerk.get('/api/v1/tasks?q=Nguy%E1%BB%85n');
    await stranger().get('/api/v1/tasks?q=hunter2');
    await clerk.post('/api/v1/grants', { person: 'hunter2' });
    await clerk.post('/api/v1/directives', { kind: 'hunter2' });
    const lines = logged.filter(({ message }) => message === 'answered').map(({ fields }) => fields);
    expect(lines).toEqual([
      expect.objectContaining({
        method: 'GET',
        route: '/api/v1/tasks',
        status: 200,
        by: coordinator,
        problem: undefined,
      }),
      expect.objectContaining({ route: '/api/v1/tasks', status: 401, by: undefined, problem: 'unauthenticated' }),
      expect.objectContaining({ method: 'POST', status: 403, by: coordinator, problem: 'forbidden' }),
      expect.objectContaining({ method: 'POST', status: 422, by: coordinator, problem: 'field-invalid' }),
    ]);
    expect(lines.every(({ correlation }) => typeof correlation === 'string')).toBe(true);
    expect(JSON.stringify(logged)).not.toMatch(/hunter2|Nguy|ddk_/);
  });
});
