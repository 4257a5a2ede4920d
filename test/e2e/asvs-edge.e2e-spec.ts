/**
 * What the edge of the API owes to every browser and proxy: headers, types, methods, and the bounds of messages. The numbers of OWASP ASVS
 * that rest on these tests stand in docs/asvs.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratchFolder } from '../support/scratch-folder.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { sendBytes, statusesIn } from './raw.wire.js';
import { coordinator, office, registerProvince } from './register.examples.js';

const publicUrl = 'https://dondoc.tinh.example';
let harness: ApiHarness;
let token: string;

beforeAll(async () => {
  const webRoot = join(scratchFolder('asvs-edge'), 'pages');
  mkdirSync(join(webRoot, 'assets'), { recursive: true });
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>Đôn đốc</title>');
  writeFileSync(join(webRoot, 'assets', 'index-abc123.js'), 'console.log(1)');
  writeFileSync(join(webRoot, 'assets', 'index-abc123.css'), 'body{}');
  writeFileSync(join(webRoot, '.env'), 'SECRETS_KEY=hunter2');
  writeFileSync(join(webRoot, 'assets', '.npmrc'), 'hunter2');
  harness = await startApi({ webRoot, signIn: { publicUrl } });
  await registerProvince(harness);
  token = await harness.token({ person: coordinator, role: 'coordinator', unit: office });
});

afterAll(() => harness.stop());

interface Asked {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One of every kind of answer: data, page, script, problem, refusal, document, measures. */
const everyKind: readonly (readonly [string, Asked])[] = [
  ['/api/v1/units', {}],
  ['/api/v1/nothing', {}],
  ['/api/v1/directives', { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } }],
  ['/', { headers: { accept: 'text/html' } }],
  ['/tasks/7', { headers: { accept: 'text/html' } }],
  ['/assets/index-abc123.js', {}],
  ['/assets/index-abc123.css', {}],
  ['/assets/none.js', {}],
  ['/docs', {}],
  ['/docs/openapi.json', {}],
  ['/health/live', {}],
  ['/health/ready', {}],
  ['/metrics', {}],
  [`/api/v1/units?x=${'a'.repeat(8_100)}`, {}],
];
const ask = (path: string, { headers, ...init }: Asked = {}) =>
  fetch(harness.url + path, {
    redirect: 'manual',
    ...init,
    headers: { authorization: `Bearer ${token}`, ...headers },
  });

describe('every answer', () => {
  it.each(everyKind)('keeps browsers to TLS, to its own type and out of frames: %s', async (path, init) => {
    const { headers } = await ask(path, init);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "default-src 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|https?:|data:)/);
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect([headers.get('server'), headers.get('x-powered-by'), headers.get('etag')].join()).not.toMatch(
      /express|nest/i,
    );
  });

  it.each(everyKind)('says what it is, and in which letters: %s', async (path, init) => {
    const answer = await ask(path, init);
    const type = answer.headers.get('content-type') ?? '';
    if (/^text\/|json|javascript/.test(type)) expect(type).toMatch(/; ?charset=utf-8/i);
    expect(type).toMatch(/^(application\/(problem\+)?json|text\/(html|plain|css|javascript))/);
    if (type.includes('json')) expect(() => JSON.parse('null')).not.toThrow();
    const text = await answer.text();
    if (type.includes('json')) expect(typeof JSON.parse(text)).toBe('object');
    if (type.startsWith('text/html')) expect(text).toMatch(/<!doctype html>/i);
  });

  it.each(everyKind)('lets no page of another site read it: %s', async (path, init) => {
    const foreign = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const [plain, asked] = [
      await ask(path, { ...init, headers: { ...init.headers, origin: foreign.origin } }),
      await fetch(harness.url + path, { method: 'OPTIONS', headers: foreign }),
    ];
    for (const { headers } of [plain, asked])
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(asked.status).toBeGreaterThanOrEqual(400);
  });

  it('of the register is stored by nobody and runs nothing, also when it refuses', async () => {
    for (const path of ['/api/v1/units', '/api/v1/nothing', '/api/v1/tasks/none', '/metrics', '/health/ready']) {
      const { headers } = await ask(path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain('sandbox');
      expect(headers.get('content-security-policy')).not.toContain('script-src');
    }
  });

  it('sends nobody elsewhere', async () => {
    for (const path of [
      '//evil.example/%2e%2e',
      '/\\evil.example',
      '/assets//evil.example/..',
      '/assets',
      '/docs',
      '/api',
    ]) {
      const { status, headers } = await ask(path, { headers: { accept: 'text/html' } });
      expect([path, status >= 300 && status < 400, headers.get('location')]).toEqual([path, false, null]);
    }
  });
});

describe('the pages', () => {
  it('hold no file that begins with a point, no listing, and nothing beside them', async () => {
    for (const path of ['/.env', '/assets/.npmrc', '/.git/config', '/assets/', '/assets', '/..%2f..%2fpackage.json']) {
      const text = await (await ask(path)).text();
      expect(text).not.toMatch(/hunter2|repositoryformatversion|"dependencies"|index-abc123/);
    }
  });
});

describe('a method that nobody needs', () => {
  it.each(['TRACE', 'PUT', 'PATCH', 'OPTIONS', 'PROPFIND'])('%s is refused and repeats nothing', async (method) => {
    const answer = await sendBytes(
      harness.url,
      `${method} /api/v1/units HTTP/1.1\r\nHost: localhost\r\nX-Secret: hunter2\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`,
    );
    expect(['400', '404', '405']).toContain(statusesIn(answer)[0]);
    expect(answer).not.toContain('hunter2');
  });
});

describe('a request with two lengths', () => {
  const smuggled = 'GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\n\r\n';
  it.each([
    [
      'a length beside chunks',
      `Content-Length: ${smuggled.length + 5}\r\nTransfer-Encoding: chunked`,
      `0\r\n\r\n${smuggled}`,
    ],
    ['two lengths', `Content-Length: 0\r\nContent-Length: ${smuggled.length}`, smuggled],
    ['chunks under another name', `Content-Length: ${smuggled.length}\r\nTransfer-Encoding: xchunked`, smuggled],
    ['a name with a space behind it', `Content-Length : ${smuggled.length}`, smuggled],
    ['a length that is none', 'Content-Length: +5', 'hello'],
  ])('is refused whole, and nothing in it is taken for another one: %s', async (_, headers, body) => {
    const answer = await sendBytes(
      harness.url,
      `POST /api/v1/directives HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${headers}\r\n\r\n${body}`,
    );
    expect(statusesIn(answer)).toEqual(['400']);
    expect(answer).toContain("frame-ancestors 'none'");
    expect(answer).toContain('X-Content-Type-Options: nosniff');
    expect(answer).toContain('Cache-Control: no-store');
  });

  it('leaves no part of a body that was not read for the next request', async () => {
    const body = `{"a":1}${smuggled}`;
    const answer = await sendBytes(
      harness.url,
      `POST /api/v1/directives HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length + 9_000}\r\n\r\n${body}`,
    );
    expect(statusesIn(answer)).toEqual(['401']);
    expect(answer).toContain('Connection: close');
  });
});
