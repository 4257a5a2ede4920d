/**
 * A real identity provider (oidc-provider) behind a proxy of ours that stands for everything that can go wrong with one: it hands every
 * answer to `rewrite` before the answer leaves. Whoever signs in there gives a name, and may say that they showed a second factor.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request as ask, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import type Provider from 'oidc-provider';
import type { Configuration } from 'oidc-provider';

export interface Passing {
  readonly path: string;
  /** What was sent to the provider. */
  readonly sent: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

/** Undefined: the connection is cut. */
export type Rewrite = (passing: Passing) => Passing | undefined | Promise<Passing | undefined>;

export interface RealProvider {
  /** As it calls itself: the proxy's address. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** With which it signs. */
  readonly key: JWK;
  /** What the proxy makes of answers; by default nothing. */
  rewrite: Rewrite;
  close(): Promise<void>;
}

export const unchanged: Rewrite = (passing) => passing;
export const STRONG_ACR = 'urn:example:two-factors';

const clientId = 'dondoc';
const clientSecret = 'a-secret-of-the-test-that-is-long-enough';

export async function openRealProvider(redirectUri: string): Promise<RealProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: 'of-the-provider', alg: 'RS256', use: 'sig' };
  const proxy = createServer();
  const issuer = await listening(proxy);
  // It speaks to the console as it is loaded: whoever wants it quiet has asked for that by now.
  const { Provider: RealProvider } = await import('oidc-provider');
  const provider = new RealProvider(issuer, configuration(key, redirectUri));
  provider.proxy = true;
  const behind = createServer(servedBy(provider));
  const upstream = await listening(behind);
  const opened: RealProvider = {
    issuer,
    clientId,
    clientSecret,
    key,
    rewrite: unchanged,
    async close() {
      await Promise.all([closed(proxy), closed(behind)]);
    },
  };
  proxy.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void pass(request, response, { upstream, rewrite: (passing) => opened.rewrite(passing) });
  });
  return opened;
}

function configuration(key: JWK, redirectUri: string): Configuration {
  const postLogout = new URL('/', redirectUri).href;
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [redirectUri],
        post_logout_redirect_uris: [postLogout],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
      // Another program of the same provider.
      { client_id: 'another', client_secret: `${clientSecret}2`, redirect_uris: ['http://127.0.0.1:9/another'] },
    ],
    jwks: { keys: [key as { kty: 'RSA' }] },
    cookies: { keys: ['of the test'] },
    acrValues: [STRONG_ACR],
    claims: { openid: ['sub', 'acr', 'amr'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => false },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    // Everybody agrees to be named.
    async loadExistingGrant({ oidc }) {
      const { client, session, provider } = oidc;
      const known = session?.grantIdFor(client?.clientId ?? '');
      if (known !== undefined) return provider.Grant.find(known);
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  };
}

function servedBy(provider: Provider): (request: IncomingMessage, response: ServerResponse) => void {
  const answer = provider.callback();
  return (request, response) => {
    if (request.url?.startsWith('/interaction/') === true) void interact(provider, request, response);
    else void answer(request, response);
  };
}

/** The provider's own page of signing in. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      '<!doctype html><form method="post"><input name="login" autofocus><input type="checkbox" name="strong"><button>Go</button></form>',
    );
    return;
  }
  const given = new URLSearchParams(await text(request));
  const strong = given.get('strong') !== null;
  const denied = given.get('deny') !== null;
  const login = {
    accountId: given.get('login') ?? '',
    ...(strong ? { acr: STRONG_ACR, amr: ['pwd', 'hwk'] } : { amr: ['pwd'] }),
  };
  const result = denied ? { error: 'access_denied', error_description: 'no' } : { login };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

async function pass(
  request: IncomingMessage,
  response: ServerResponse,
  { upstream, rewrite }: { readonly upstream: string; readonly rewrite: Rewrite },
): Promise<void> {
  const sent = await buffer(request);
  const { pathname } = new URL(request.url ?? '/', upstream);
  const onward = ask(upstream + (request.url ?? '/'), { method: request.method, headers: request.headers });
  onward.end(sent);
  const [answered] = (await once(onward, 'response')) as [IncomingMessage];
  const headers = answered.headers as Record<string, string | readonly string[]>;
  const body = await text(answered);
  const passing = { path: pathname, sent: sent.toString(), status: answered.statusCode ?? 500, headers, body };
  const rewritten = await rewrite(passing);
  if (rewritten === undefined) {
    response.destroy();
    return;
  }
  const { 'content-length': _, 'transfer-encoding': __, ...kept } = rewritten.headers;
  for (const [name, value] of Object.entries(kept)) response.setHeader(name, value);
  response.statusCode = rewritten.status;
  response.end(rewritten.body);
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
