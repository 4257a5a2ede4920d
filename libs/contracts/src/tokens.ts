import type { UnitRef } from './board.js';

/** What commands are about, as the first word of their address. What is the account's own is not among them: no token does that. */
const writableNouns = [
  'assignments',
  'bounces',
  'directives',
  'endpoints',
  'forms',
  'imports',
  'inbox',
  'notices',
  'tasks',
] as const;

export type TokenScope = 'read' | `write:${(typeof writableNouns)[number]}`;

/** What a token may be used for: to read, and to send commands about one kind of thing. Never more than its role may. */
export const tokenScopes: readonly TokenScope[] = ['read', ...writableNouns.map((noun) => `write:${noun}` as const)];

/** GET /api/v1/tokens — one's own, and those of the programs that one answers for. */
export interface Tokens {
  readonly items: readonly ListedToken[];
}

export interface ListedToken {
  readonly id: string;
  /** The holder: oneself, or a program. */
  readonly person: { readonly id: string; readonly name: string | null };
  readonly role: string;
  readonly unit: UnitRef | null;
  /** Null: whatever its role may (tokens of the shell). */
  readonly scopes: readonly string[] | null;
  readonly label: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  /** The local day of its last use; null when it was never used. */
  readonly usedOn: string | null;
}

export interface NewToken {
  readonly id: string;
  /** Shown this once. */
  readonly token: string;
  readonly expiresAt: string;
}

export interface TokenRevoked {
  readonly status: 'revoked';
}
