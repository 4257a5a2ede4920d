import type { Request } from 'express';
import { isForeignPage } from '../access/loopback.js';
import { ApiProblem } from '../http/api.problem.js';

/** A header that no other site's page can send without asking us first, and we allow none. */
const proof = 'x-requested-by';
const safe: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a page of another site makes a browser send along with our cookie (OWASP CSRF prevention: fetch metadata, origin and
 * a custom header, each by itself enough in today's browsers). A request that changes nothing passes. `publicUrl`: the
 * address that people open, where a proxy calls us by another name.
 */
export function refuseForeignPage(request: Request, publicUrl: string | undefined): void {
  if (safe.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const foreign = (site !== undefined && site !== 'same-origin') || !isOwnOrigin(request, publicUrl);
  if (foreign || request.headers[proof] === undefined) throw new ApiProblem('origin-refused');
}

function isOwnOrigin(request: Request, publicUrl: string | undefined): boolean {
  const { origin } = request.headers;
  return !isForeignPage(request) || (publicUrl !== undefined && origin === new URL(publicUrl).origin);
}
