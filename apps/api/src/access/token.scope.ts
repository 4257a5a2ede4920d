import { type TokenScope, tokenScopes } from '#contracts';
import { ApiProblem } from '../http/api.problem.js';

/** Which scope a request needs; undefined for what no scoped token does: accounts, roles, tokens, and whatever is not named. */
export function scopeOf(method: string, path: string): TokenScope | undefined {
  if (method === 'GET' || method === 'HEAD') return 'read';
  // Addresses are found without regard to case.
  const noun = path.toLowerCase().split('/')[3] ?? '';
  return tokenScopes.find((scope) => scope === `write:${noun}`);
}

/** Throws the problem `scope-missing`. Tokens without scopes may whatever their role may. */
export function refuseBeyondScope(
  scopes: readonly string[] | undefined,
  { method, path }: { readonly method: string; readonly path: string },
): void {
  if (scopes === undefined) return;
  const needed = scopeOf(method, path);
  if (needed !== undefined && scopes.includes(needed)) return;
  throw new ApiProblem('scope-missing', {
    blanks: { needed: needed ?? '–' },
    headers: {
      'WWW-Authenticate': `Bearer error="insufficient_scope"${needed === undefined ? '' : `, scope="${needed}"`}`,
    },
  });
}
