/** Where a passkey's ceremony takes place: under which name, for which pages, in which browser. */
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import type { PasskeyCaller, RelyingParty } from '#platform';
import { isLoopback, type Sender } from '../access/loopback.js';
import { ApiProblem } from '../http/api.problem.js';
import type { ApiRequest } from '../http/api.request.js';
import type { SessionCookies } from './session.cookie.js';
import { callerOf, type Exchange } from './sign-in.screens.js';

const secretForm = /^[\w-]{43}$/;

/** The place of whoever asks for a challenge: a browser without a ceremony's secret gets one. */
export function beginCeremony({ request, response }: Exchange, cookies: SessionCookies): PasskeyCaller {
  const kept = ceremonyOf(request, cookies);
  const browser = kept ?? randomBytes(32).toString('base64url');
  if (kept === undefined) cookies.write(request, response, { kind: 'ceremony', value: browser });
  return { ...callerOf(request, cookies), browser, rp: relyingPartyOf(request, cookies.publicUrl) };
}

/** The place of whoever answers one. A browser that never asked has no secret, and no challenge was made for it. */
export function ceremonyCaller(request: ApiRequest, cookies: SessionCookies): PasskeyCaller {
  const browser = ceremonyOf(request, cookies) ?? '';
  return { ...callerOf(request, cookies), browser, rp: relyingPartyOf(request, cookies.publicUrl) };
}

function ceremonyOf(request: ApiRequest, cookies: SessionCookies): string | undefined {
  const kept = cookies.read(request, 'ceremony');
  return kept !== undefined && secretForm.test(kept) ? kept : undefined;
}

/**
 * A passkey belongs to a host's name, and only pages of one origin may ask for it: those of the address that people open, else those
 * of `localhost` on the port that we ourselves listen on, whatever a caller says in `Host`. Throws the problem `passkey-place`
 * where the address is an IP address, which no passkey can belong to.
 */
export function relyingPartyOf(request: Sender, publicUrl: string | undefined): RelyingParty {
  const onLocalhost = isLoopback(request) && /^localhost(:\d+)?$/i.test(request.headers.host ?? '');
  const own = onLocalhost ? `http://localhost:${String(request.socket.localPort)}` : undefined;
  const address = publicUrl ?? own;
  const { hostname, origin } = new URL(address ?? 'http://127.0.0.1');
  if (isIP(hostname) !== 0 || hostname.startsWith('[')) throw new ApiProblem('passkey-place');
  return { id: hostname, origin };
}
