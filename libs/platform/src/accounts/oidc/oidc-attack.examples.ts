import { visitProvider } from '../../../../../test/support/oidc/provider.visitor.js';
import { lan } from '../accounts.examples.js';
import { type OidcDefences, oidcDefences, ProviderUnavailable } from './index.js';
import { type AtTheDesk, enteredAs, type OidcAccounts } from './oidc.scene.examples.js';

export interface Attack {
  readonly name: string;
  /** Other defences that would meet it, too, off in both runs. */
  readonly alone?: Partial<OidcDefences>;
  /** The defence, taken off. */
  readonly mutant: Partial<OidcDefences> | ((scene: OidcAccounts) => Partial<OidcDefences>);
  /** True when it succeeded. */
  readonly run: (at: AtTheDesk, scene: OidcAccounts) => Promise<boolean>;
}

export const sameVerifier: Partial<OidcDefences> = { verifier: () => 'v'.repeat(43) };
export const anyNonce: Partial<OidcDefences> = { isAnswerTo: () => true };

export function claimsWithout(left: string): Partial<OidcDefences> {
  const kept = (entries: readonly (readonly [string, unknown])[]) => entries.filter(([name]) => name !== left);
  return { claims: (expected) => Object.fromEntries(kept(Object.entries(oidcDefences.claims(expected)))) };
}

export async function lanEnters(at: AtTheDesk): Promise<boolean> {
  return enteredAs(await at.enter('lan-there')) === lan;
}

/** Hoa signs in as herself, and the token then says Lan. */
export async function hoaEntersAsLan(at: AtTheDesk): Promise<boolean> {
  return enteredAs(await at.enter('hoa-there')) === lan;
}

/** Lan's answer, from a browser that Lan no longer has. */
export async function stolenFromLan(at: AtTheDesk): Promise<URL> {
  return visitProvider((await at.begin()).url, { login: 'lan-there' });
}

/** False for a provider that could not be asked; anything else is a fault of ours. */
export function unanswered(error: unknown): false {
  if (error instanceof ProviderUnavailable) return false;
  throw error;
}
