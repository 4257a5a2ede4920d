/**
 * No webhook reaches this machine or a private network, whatever its address says. A server that must not be reached listens on
 * 127.0.0.2; one that may, on 127.0.0.1. The laws are held against the program and against three ways of getting it wrong.
 */
import { request } from 'node:http';
import { openReceiver, type WebhookReceiver } from '../../../../test/support/webhook-receiver.js';
import { WebhookChannel } from './webhook.channel.js';
import { newWebhookSecret } from './webhook.signature.js';
import { refusedUrl, resolveTarget } from './webhook.target.js';

let outside: WebhookReceiver;
let inside: WebhookReceiver;
beforeEach(async () => {
  outside = await openReceiver();
  inside = await openReceiver({ address: '127.0.0.2', port: outside.port });
});
afterEach(async () => {
  await outside.close();
  await inside.close();
});

type Resolve = (hostname: string) => Promise<readonly string[]>;
type Poster = (url: string, resolve: Resolve) => Promise<void>;

const rules = (resolve: Resolve) => ({ resolve, testTargets: new Set([outside.target]) });
const real: Poster = async (url, resolve) => {
  const secrets = [newWebhookSecret()];
  const message = { notice: 'n', url, secrets, body: '{}', at: new Date().toISOString() };
  await new WebhookChannel(rules(resolve)).send(message);
};

function plainPost(url: URL, address: string): Promise<void> {
  return new Promise((done) => {
    const sending = request({ host: address, port: url.port, method: 'POST', path: url.pathname, agent: false });
    sending.on('response', (response) => response.resume().on('end', done));
    sending.on('error', () => done());
    sending.end('{}');
  });
}

/** A name that leads to each of the lists in turn. */
function answering(...turns: readonly (readonly string[])[]): Resolve {
  let asked = 0;
  return async () => turns[Math.min(asked++, turns.length - 1)] ?? [];
}

/** The first law that a way of posting breaks; null when it keeps them all. */
async function brokenLaw(post: Poster): Promise<string | null> {
  const { port } = outside;
  const reached = (): number => outside.received.length;
  const named = `http://hooks.example.vn:${port}/`;
  await post(named, answering(['127.0.0.1']));
  if (reached() !== 1) return 'what may be reached is reached';
  await post(named, answering(['127.0.0.2']));
  if (inside.received.length > 0) return 'a harmless name that leads inside is refused';
  await post(named, answering(['127.0.0.1'], ['127.0.0.2']));
  if (inside.received.length > 0) return 'a name that leads elsewhere a moment later changes nothing';
  await post(named, answering(['127.0.0.1', '127.0.0.2']));
  if (inside.received.length > 0 || reached() !== 2) return 'a name of which one address is private is refused';
  await post(`http://127.0.0.2:${port}/`, answering(['127.0.0.1']));
  if (inside.received.length > 0) return 'a private address in the place of a name is refused';
  return null;
}

describe('where a webhook goes', () => {
  it('is a public address, pinned from judgement to connection', async () => {
    expect(await brokenLaw(real)).toBeNull();
  });

  it('is found out when the name alone is looked at', async () => {
    const byName: Poster = async (text, resolve) => {
      const url = new URL(text);
      if (/^(127\.|10\.|192\.168\.|localhost$)/.test(url.hostname)) return;
      const [address = ''] = await resolve(url.hostname);
      await plainPost(url, address);
    };
    expect(await brokenLaw(byName)).toBe('a harmless name that leads inside is refused');
  });

  it('is found out when the name is resolved again for the connection', async () => {
    const twice: Poster = async (text, resolve) => {
      const target = await resolveTarget(text, rules(resolve));
      if (typeof target === 'string') return;
      const [address = ''] = await resolve(target.url.hostname);
      await plainPost(target.url, address);
    };
    expect(await brokenLaw(twice)).toBe('a name that leads elsewhere a moment later changes nothing');
  });

  it('is found out when only the first address of a name is judged', async () => {
    const first: Poster = (text, resolve) => real(text, async (name) => (await resolve(name)).slice(0, 1));
    expect(await brokenLaw(first)).toBe('a name of which one address is private is refused');
  });
});

describe('an address as it is registered', () => {
  it.each([
    ['https://hooks.so-kh.example.vn/dondoc', null],
    ['https://hooks.example.vn:8443/a?b=c', null],
    ['https://8.8.8.8/', null],
    ['http://hooks.example.vn/', 'url-insecure'],
    ['ftp://hooks.example.vn/', 'url-insecure'],
    ['file:///etc/passwd', 'url-insecure'],
    ['gopher://127.0.0.1:6379/_FLUSHALL', 'url-insecure'],
    ['hooks.example.vn', 'url-invalid'],
    ['', 'url-invalid'],
    [`https://hooks.example.vn/${'a'.repeat(1_000)}`, 'url-invalid'],
    ['https://user:word@hooks.example.vn/', 'url-with-credentials'],
    ['https://127.0.0.1/', 'address-private'],
    ['https://2130706433/', 'address-private'],
    ['https://0x7f.1/', 'address-private'],
    ['https://017700000001/', 'address-private'],
    ['https://0/', 'address-private'],
    ['https://[::1]/', 'address-private'],
    ['https://[::ffff:169.254.169.254]/', 'address-private'],
    ['https://169.254.169.254/latest/meta-data/', 'address-private'],
    ['https://１２７.0.0.1/', 'address-private'],
  ])('%s: %s', (url, refused) => expect(refusedUrl(url)).toBe(refused));

  it('that leads nowhere now may lead somewhere later', async () => {
    const unknown = async (): Promise<readonly string[]> => Promise.reject(new Error('ENOTFOUND'));
    expect(await resolveTarget('https://hooks.example.vn/', { resolve: unknown })).toBe('name-unknown');
    expect(await resolveTarget('https://hooks.example.vn/', { resolve: answering([]) })).toBe('name-unknown');
  });
});
