import { Webhook } from 'standardwebhooks';
import { openReceiver, type WebhookReceiver } from '../../../../test/support/webhook-receiver.js';
import { LARGEST_WEBHOOK, WebhookChannel, type WebhookMessage } from './webhook.channel.js';
import { newWebhookSecret } from './webhook.signature.js';

const secret = newWebhookSecret();
const notice = '6d2f0f0e-53a1-5c0e-8a65-0c6d6f1f7a11';
const body = '{"type":"digest","items":[{"work":"Xây dựng kế hoạch"}]}';

let receiver: WebhookReceiver;
beforeEach(async () => (receiver = await openReceiver()));
afterEach(() => receiver.close());

const message = (changes: Partial<WebhookMessage> = {}): WebhookMessage => ({
  notice,
  url: receiver.url,
  secrets: [secret],
  body,
  at: new Date().toISOString(),
  ...changes,
});
const channel = (settings: ConstructorParameters<typeof WebhookChannel>[0] = {}): WebhookChannel =>
  new WebhookChannel({ testTargets: new Set([receiver.target]), ...settings });

describe('a webhook', () => {
  it('arrives under the notice’s id, and an independent verifier takes it', async () => {
    expect(await channel().send(message())).toEqual({ sent: true, messageId: notice });
    const [arrived] = receiver.received;
    expect(arrived?.body).toBe(body);
    expect(arrived?.headers).toMatchObject({ 'webhook-id': notice, 'content-type': 'application/json; charset=utf-8' });
    const headers = arrived?.headers as Record<string, string>;
    expect(new Webhook(secret).verify(arrived?.body ?? '', headers)).toMatchObject({ type: 'digest' });
    expect(JSON.stringify(arrived)).not.toContain(secret.slice(6));
  });

  it.each([
    [200, { sent: true, messageId: notice }],
    [302, { sent: false, permanent: false, error: 'status 302' }],
    [400, { sent: false, permanent: false, error: 'status 400' }],
    [410, { sent: false, permanent: true, error: 'status 410' }],
    [503, { sent: false, permanent: false, error: 'status 503' }],
  ])('answered with %i counts as told', async (status, outcome) => {
    receiver.answer = (response) => void response.writeHead(status).end('words that nobody keeps');
    expect(await channel().send(message())).toEqual(outcome);
  });

  it('follows no redirection, wherever it leads', async () => {
    const inside = await openReceiver();
    receiver.answer = (response) => void response.writeHead(307, { location: inside.url }).end();
    const allowed = channel({ testTargets: new Set([receiver.target, inside.target]) });
    expect(await allowed.send(message())).toMatchObject({ sent: false, error: 'status 307' });
    expect(inside.received).toEqual([]);
    await inside.close();
  });

  it('does not wait for an answer that never comes, nor read one that never ends', async () => {
    receiver.answer = () => undefined;
    expect(await channel({ timeoutMs: 100 }).send(message())).toEqual({
      sent: false,
      permanent: false,
      error: 'no answer in time',
    });
    receiver.answer = (response) => {
      response.writeHead(200);
      const pour = (): void => {
        while (response.write(Buffer.alloc(64 * 1024)));
        response.once('drain', pour);
      };
      pour();
    };
    expect(await channel().send(message())).toMatchObject({ sent: true });
  });

  it('takes a receiver that is not there as a fault to be tried again, and names no address', async () => {
    await receiver.close();
    expect(await channel().send(message())).toEqual({ sent: false, permanent: false, error: 'ECONNREFUSED' });
  });

  it('is not sent when it is larger than any digest', async () => {
    const huge = message({ body: 'a'.repeat(LARGEST_WEBHOOK + 1) });
    expect(await channel().send(huge)).toEqual({ sent: false, permanent: true, error: 'too large' });
    expect(receiver.received).toEqual([]);
  });

  it('needs TLS with a certificate that is trusted', async () => {
    // A server that answers in plain text is no TLS server at all.
    const url = receiver.url.replace('http:', 'https:');
    expect(await channel().send(message({ url }))).toMatchObject({ sent: false, permanent: false });
    expect(receiver.received).toEqual([]);
  });

  it('refuses to be made with targets for tests in production', () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    expect(() => channel()).toThrow('for tests alone');
    expect(() => new WebhookChannel()).not.toThrow();
    process.env['NODE_ENV'] = before;
  });
});
