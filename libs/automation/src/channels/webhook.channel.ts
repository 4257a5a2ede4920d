/**
 * A digest posted as JSON to an endpoint that an administrator registered, signed by the scheme of Standard Webhooks. The connection
 * goes to the public address that was judged, by TLS; a redirection is a failure like any other; of the answer nothing but its
 * status is read. As with mail, a broken line leaves the outcome unknown and the same id is posted again: at least once.
 */
import { request as insecureRequest } from 'node:http';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { SendOutcome } from './channel.js';
import { signWebhook, type SignedHeaders } from './webhook.signature.js';
import { type RefusedTarget, resolveTarget, type TargetRules, type WebhookTarget } from './webhook.target.js';

export interface WebhookMessage {
  /** Notice id: the same for every try. */
  readonly notice: string;
  readonly url: string;
  /** Newest first; each of them signs. */
  readonly secrets: readonly string[];
  /** JSON text. */
  readonly body: string;
  /** ISO 8601 instant of the sending, from the clock. */
  readonly at: string;
}

export interface WebhookSettings extends TargetRules {
  /** Longest time from the first packet to the status line, in milliseconds; default 15,000. */
  readonly timeoutMs?: number;
}

/** What goes over the line is bounded: 300 items of a digest take about 200 KB. */
export const LARGEST_WEBHOOK = 512 * 1024;

/** Faults of the address that only its owner can mend: the same message would be refused again. */
const LASTING: ReadonlySet<RefusedTarget> = new Set([
  'url-invalid',
  'url-insecure',
  'url-with-credentials',
  'address-private',
]);

export class WebhookChannel {
  /** Throws when targets for tests are set where NODE_ENV is `production`. */
  constructor(private readonly settings: WebhookSettings = {}) {
    if ((settings.testTargets?.size ?? 0) > 0 && process.env['NODE_ENV'] === 'production')
      throw new Error('webhooks to private addresses are for tests alone');
  }

  /** Never throws for what the other side does; `error` names neither address nor secret. */
  async send(message: WebhookMessage): Promise<SendOutcome> {
    if (Buffer.byteLength(message.body) > LARGEST_WEBHOOK) return { sent: false, permanent: true, error: 'too large' };
    const target = await resolveTarget(message.url, this.settings);
    if (typeof target === 'string') return { sent: false, permanent: LASTING.has(target), error: target };
    const signed = signWebhook({ id: message.notice, at: message.at, body: message.body }, message.secrets);
    try {
      return outcomeOf(await post(target, signed, message.body, this.settings.timeoutMs ?? 15_000), message.notice);
    } catch (error) {
      return { sent: false, permanent: false, error: codeOf(error) };
    }
  }
}

/** Resolves with the status of the answer; its body is never read. Rejects when there is none in time. */
function post(target: WebhookTarget, signed: SignedHeaders, body: string, timeoutMs: number): Promise<number> {
  const { url, address, family } = target;
  const pinned: LookupFunction = (_name, options, callback) => {
    if (options.all === true) callback(null, [{ address, family }]);
    else callback(null, address, family);
  };
  const send = url.protocol === 'https:' ? request : insecureRequest;
  return new Promise((resolve, reject) => {
    const sending = send(
      url,
      {
        method: 'POST',
        // A connection of its own each time: one that is kept open could be reused past the judgement of its address.
        agent: false,
        lookup: pinned,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'dondoc-webhook/1',
          ...signed,
        },
      },
      (response) => {
        resolve(response.statusCode ?? 0);
        response.destroy();
      },
    );
    sending.on('error', reject);
    sending.end(body);
  });
}

/** 2xx is accepted. 410 says that nobody will ever listen there again. Everything else, redirections too, may pass. */
function outcomeOf(status: number, notice: string): SendOutcome {
  if (status >= 200 && status < 300) return { sent: true, messageId: notice };
  return { sent: false, permanent: status === 410, error: `status ${status}` };
}

/** Node's code for the fault. Its words stay out: they quote names and addresses. */
function codeOf(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer in time';
  return typeof code === 'string' ? code : 'unknown fault';
}
