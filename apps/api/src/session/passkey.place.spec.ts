import type { Sender } from '../access/loopback.js';
import { relyingPartyOf } from './passkey.place.js';

/** A request of this machine, to the port 3057 on which we listen. */
const request = (host: string, headers: Sender['headers'] = {}): Sender => ({
  socket: { remoteAddress: '127.0.0.1', localPort: 3057 },
  headers: { host, ...headers },
});

describe('where passkeys belong', () => {
  it.each([
    ['localhost:3057', undefined, { id: 'localhost', origin: 'http://localhost:3057' }],
    ['localhost:9999', undefined, { id: 'localhost', origin: 'http://localhost:3057' }],
    ['10.0.0.7', 'https://dondoc.tinh.example/', { id: 'dondoc.tinh.example', origin: 'https://dondoc.tinh.example' }],
    [
      'localhost:3057',
      'https://dondoc.tinh.example',
      { id: 'dondoc.tinh.example', origin: 'https://dondoc.tinh.example' },
    ],
  ])('asked as %s, published as %s', (host, publicUrl, expected) =>
    expect(relyingPartyOf(request(host), publicUrl)).toEqual(expected),
  );

  it.each([
    ['127.0.0.1:3057', undefined],
    ['evil.example', undefined],
    ['localhost.evil.example', undefined],
    ['localhost:3057', 'http://10.0.0.7:3057'],
    ['localhost:3057', 'http://[::1]:3057'],
  ])('nowhere: asked as %s, published as %s', (host, publicUrl) =>
    expect(() => relyingPartyOf(request(host), publicUrl)).toThrow('passkey-place'),
  );

  it('nowhere for what a proxy passes on from a name that is not published', () =>
    expect(() => relyingPartyOf(request('localhost', { 'x-forwarded-for': '10.0.0.7' }), undefined)).toThrow(
      'passkey-place',
    ));
});
