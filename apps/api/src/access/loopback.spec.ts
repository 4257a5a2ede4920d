import { isForeignPage, isLoopback, type Sender } from './loopback.js';

const request = (remoteAddress: string, headers: Record<string, string>): Sender => ({
  socket: { remoteAddress },
  headers,
});

describe('a caller on this machine', () => {
  it.each([
    ['127.0.0.1', 'localhost:3057', true],
    ['::1', '[::1]:3057', true],
    ['::ffff:127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', 'evil.example', false],
    ['127.0.0.1', 'localhost.evil.example', false],
    ['127.0.0.1', '127.0.0.1.evil.example:80', false],
    ['10.0.0.7', 'localhost', false],
    ['', 'localhost', false],
  ])('%s asking for %s: %s', (peer, host, expected) => expect(isLoopback(request(peer, { host }))).toBe(expected));

  it('is not known behind a proxy', () => {
    expect(isLoopback(request('127.0.0.1', { host: 'localhost', 'x-forwarded-for': '127.0.0.1' }))).toBe(false);
    expect(isLoopback(request('127.0.0.1', { host: 'localhost', forwarded: 'for=127.0.0.1' }))).toBe(false);
  });
});

describe('a page of another site', () => {
  const host = 'localhost:3057';
  it.each([
    [{ host }, false],
    [{ host, origin: 'http://localhost:3057' }, false],
    [{ host, origin: 'http://localhost:3058' }, true],
    [{ host, origin: 'null' }, true],
    [{ host, 'sec-fetch-site': 'cross-site' }, true],
    [{ host, 'sec-fetch-site': 'same-origin', origin: 'http://localhost:3057' }, false],
  ])('%j: %s', (headers, expected) => expect(isForeignPage(request('127.0.0.1', headers))).toBe(expected));
});
