import type { IncomingHttpHeaders } from 'node:http';

/** What a request shows of who sends it. */
export interface Sender {
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string; readonly localPort?: number };
}

const loopbackPeer = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/;
const loopbackHost = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * True for a caller on this machine who also addresses it as such. The `Host` header is checked because a web site may point
 * its own name at 127.0.0.1 (DNS rebinding); a forwarded request comes from a proxy, so its real peer is unknown.
 */
export function isLoopback(request: Sender): boolean {
  if (request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined) return false;
  return loopbackPeer.test(request.socket.remoteAddress ?? '') && loopbackHost.test(request.headers.host ?? '');
}

/** True when a browser says that another site's page sends the request. */
export function isForeignPage(request: Pick<Sender, 'headers'>): boolean {
  if (request.headers['sec-fetch-site'] === 'cross-site') return true;
  const { origin } = request.headers;
  return origin !== undefined && !hostOf(origin).includes(request.headers.host ?? '');
}

function hostOf(origin: string): readonly string[] {
  return URL.canParse(origin) ? [new URL(origin).host] : [];
}
