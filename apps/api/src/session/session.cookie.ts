/**
 * The session's cookie. Over TLS its name begins with `__Host-`: browsers then keep it to this host, this scheme and the whole path, so
 * that no neighbour under the same domain can plant one (RFC 6265bis). On this machine without TLS, where browsers differ about
 * that prefix, it has another name and no `Secure`; and each name counts on its own wire alone. Anywhere else there is no
 * sign-in without TLS.
 */
import type { Request, Response } from 'express';
import { isLoopback } from '../access/loopback.js';
import { ApiProblem } from '../http/api.problem.js';

type Wire = 'tls' | 'loopback' | 'open';

const names = {
  session: { tls: '__Host-dondoc', loopback: 'dondoc-session' },
  device: { tls: '__Host-dondoc-device', loopback: 'dondoc-device' },
  ceremony: { tls: '__Host-dondoc-ceremony', loopback: 'dondoc-ceremony' },
  attempt: { tls: '__Host-dondoc-attempt', loopback: 'dondoc-attempt' },
} as const;

export type CookieKind = keyof typeof names;

/** Without an age a cookie goes with the browser; the server ends it earlier. */
const seconds: Readonly<Partial<Record<CookieKind, number>>> = { device: 365 * 86_400, attempt: 600 };
/** Longer headers are refused before they come here; a cookie of ours is far shorter. */
const longestValue = 800;

/** How the request reached us. `publicUrl`: a proxy in front of us speaks TLS when the address that people open does. */
function wireOf(request: Request, publicUrl: string | undefined): Wire {
  if (request.secure) return 'tls';
  if (isLoopback(request)) return 'loopback';
  return publicUrl?.startsWith('https:') === true ? 'tls' : 'open';
}

export class SessionCookies {
  /** `publicUrl`: the address that people open. */
  constructor(readonly publicUrl: string | undefined) {}

  /** The cookie's value; undefined without one. Of two with the same name the first counts, as browsers send the closest first. */
  read(request: Request, kind: CookieKind): string | undefined {
    const wire = wireOf(request, this.publicUrl);
    if (wire === 'open') return undefined;
    const prefix = `${names[kind][wire]}=`;
    const found = (request.headers.cookie ?? '').split(';').find((part) => part.trim().startsWith(prefix));
    const value = found?.trim().slice(prefix.length);
    return value !== undefined && value.length <= longestValue ? value : undefined;
  }

  /** Throws the problem `transport-open` where a password, a token or the cookie would travel in clear. */
  refuseOpenWire(request: Request): void {
    if (wireOf(request, this.publicUrl) === 'open') throw new ApiProblem('transport-open');
  }

  write(request: Request, response: Response, cookie: { readonly kind: CookieKind; readonly value: string }): void {
    const wire = wireOf(request, this.publicUrl);
    if (wire === 'open') throw new ApiProblem('transport-open');
    const { kind, value } = cookie;
    const age = seconds[kind];
    response.cookie(names[kind][wire], value, {
      httpOnly: true,
      secure: wire === 'tls',
      sameSite: 'strict',
      path: '/',
      ...(age === undefined ? {} : { maxAge: age * 1_000 }),
      encode: String,
    });
  }

  clear(request: Request, response: Response, kind: CookieKind = 'session'): void {
    const wire = wireOf(request, this.publicUrl);
    if (wire === 'open') return;
    const options = { httpOnly: true, secure: wire === 'tls', sameSite: 'strict', path: '/' } as const;
    response.clearCookie(names[kind][wire], options);
  }
}
