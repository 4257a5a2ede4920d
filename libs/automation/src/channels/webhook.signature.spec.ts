import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, type SignedHeaders, signWebhook, type ToSign } from './webhook.signature.js';

const id = '6d2f0f0e-53a1-5c0e-8a65-0c6d6f1f7a11';
const body = '{"type":"digest","items":[{"work":"Xây dựng kế hoạch"}]}';
const [old, fresh, strange] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];

type Signer = (message: ToSign, secrets: readonly string[]) => SignedHeaders;

/** Whether an independent receiver with this secret takes the message. */
function accepts(secret: string, text: string, headers: SignedHeaders): boolean {
  try {
    new Webhook(secret).verify(text, { ...headers });
    return true;
  } catch {
    // The verifier says no by throwing.
    return false;
  }
}

/** What any signer must keep; gives the first law that is broken, null when all hold. */
function brokenLaw(sign: Signer): string | null {
  const now = new Date().toISOString();
  const earlier = new Date(Date.now() - 600_000).toISOString();
  const message = { id, at: now, body };
  const signed = sign(message, [fresh]);
  if (!accepts(fresh, body, signed)) return 'a receiver with the secret takes the message';
  if (accepts(strange, body, signed)) return 'a receiver with another secret does not';
  if (accepts(fresh, `${body} `, signed)) return 'a changed body is refused';
  if (accepts(fresh, body, { ...signed, 'webhook-id': '6d2f0f0e-53a1-5c0e-8a65-0c6d6f1f7a12' }))
    return 'a changed id is refused';
  const old10 = sign({ ...message, at: earlier }, [fresh]);
  if (accepts(fresh, body, old10)) return 'a message of ten minutes ago is refused';
  if (accepts(fresh, body, { ...old10, 'webhook-timestamp': signed['webhook-timestamp'] }))
    return 'an old message under a fresh timestamp is refused';
  const both = sign(message, [fresh, old]);
  if (!accepts(fresh, body, both) || !accepts(old, body, both)) return 'while a secret rotates, both verify';
  return null;
}

describe('signatures of Standard Webhooks', () => {
  it('keep every law before the independent verifier', () => expect(brokenLaw(signWebhook)).toBeNull());

  it('are found out when the timestamp is not signed', () => {
    const withoutTimestamp: Signer = (message, secrets) => ({
      ...signWebhook(message, secrets),
      'webhook-signature': secrets
        .map((secret) => Buffer.from(secret.slice('whsec_'.length), 'base64'))
        .map((key) => `v1,${createHmac('sha256', key).update(`${message.id}..${message.body}`).digest('base64')}`)
        .join(' '),
    });
    expect(brokenLaw(withoutTimestamp)).not.toBeNull();
  });

  it('are found out when an old message is signed as if it were new', () => {
    const rejuvenating: Signer = (message, secrets) =>
      signWebhook({ ...message, at: new Date().toISOString() }, secrets);
    expect(brokenLaw(rejuvenating)).toBe('a message of ten minutes ago is refused');
  });

  it('are found out when only the newest secret signs', () => {
    expect(brokenLaw((message, secrets) => signWebhook(message, secrets.slice(0, 1)))).toBe(
      'while a secret rotates, both verify',
    );
  });

  it('need a secret of 24 to 64 bytes', () => {
    const message = { id, at: new Date().toISOString(), body };
    for (const bad of ['', 'whsec_', 'whsec_c2hvcnQ=', fresh.slice(6)])
      expect(() => signWebhook(message, [bad])).toThrow(TypeError);
    expect(() => signWebhook(message, [])).toThrow(TypeError);
  });
});
