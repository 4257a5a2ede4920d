import type { UnitRef } from './board.js';

/** What a person may sign in as. */
export interface HeldRole {
  readonly role: string;
  /** Null: the whole register. */
  readonly unit: UnitRef | null;
}

/** POST /api/v1/session, and the steps after it: each says what comes next. The session itself is a cookie that no script reads. */
export interface SignInAnswer {
  readonly status: 'signed-in' | 'second-factor' | 'second-factor-enrolment';
  /** For the next step; null once signed in. */
  readonly ticket: string | null;
  /** How the second step may be taken, when it comes next. */
  readonly factors?: readonly ('code' | 'passkey')[];
  /** Once a second factor was set up: shown this once. */
  readonly recoveryCodes: readonly string[] | null;
}

/** GET /api/v1/session/provider — the identity provider by which one may sign in, for the pages; null without one. */
export interface SignInProvider {
  readonly name: string | null;
}

/** POST /api/v1/session/provider — where to send the browser to sign in, or to sign out; null where that is not offered. */
export interface ProviderAddress {
  readonly url: string | null;
}

/** POST /api/v1/session/provider/return — the step after the provider has named the person, and where in our pages they were going. */
export interface ProviderAnswer {
  readonly step: SignInAnswer;
  readonly returnTo: string;
}

/** What an authenticator app needs: the secret to type, and the same as a URI. */
export interface SecondFactorOffer {
  readonly secret: string;
  readonly uri: string;
}

/** Shown once: each opens one sign-in in place of a code. */
export interface RecoveryCodes {
  readonly codes: readonly string[];
}

/** GET /api/v1/sessions — one's own, the last used first. */
export interface OpenSessions {
  readonly items: readonly OpenSession[];
}

export interface OpenSession {
  readonly id: string;
  readonly role: string;
  readonly unit: UnitRef | null;
  readonly method: 'password' | 'passkey' | 'door' | 'oidc';
  readonly secondFactor: boolean;
  /** The browser, as it calls itself. */
  readonly agent: string | null;
  readonly createdAt: string;
  readonly usedAt: string;
  /** When it ends without another request. */
  readonly endsAt: string;
  /** The one that asks. */
  readonly current: boolean;
}

/** How many sessions ended by this request. */
export interface SessionsEnded {
  readonly ended: number;
}

export interface PasswordSet {
  readonly status: 'set';
}

/** For `PublicKeyCredential.parseRequestOptionsFromJSON`: a passkey is to be shown. */
export interface PasskeyAsk {
  readonly challenge: string;
  readonly rpId: string;
  /** Milliseconds. */
  readonly timeout: number;
  readonly userVerification: 'required';
  /** Empty: whatever the authenticator has for us. */
  readonly allowCredentials: readonly PasskeyName[];
}

/** For `PublicKeyCredential.parseCreationOptionsFromJSON`: a passkey is to be made. */
export interface PasskeyOffer {
  readonly challenge: string;
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly pubKeyCredParams: readonly { readonly type: 'public-key'; readonly alg: number }[];
  /** Milliseconds. */
  readonly timeout: number;
  readonly attestation: 'none';
  readonly authenticatorSelection: {
    readonly residentKey: 'required';
    readonly requireResidentKey: boolean;
    readonly userVerification: 'required';
  };
  readonly excludeCredentials: readonly PasskeyName[];
}

/** A credential as WebAuthn's JSON names it. */
export interface PasskeyName {
  readonly id: string;
  readonly type: 'public-key';
  readonly transports: readonly string[];
}

/** GET /api/v1/account/passkeys — one's own, the oldest first. */
export interface Passkeys {
  readonly items: readonly ListedPasskey[];
}

export interface ListedPasskey {
  readonly id: string;
  /** What the person calls it. */
  readonly name: string;
  readonly createdAt: string;
  readonly usedAt: string | null;
}

export interface PasskeyAdded {
  readonly status: 'added';
  /** With the first second factor of an account, shown this once; else null. */
  readonly recoveryCodes: readonly string[] | null;
}

export interface PasskeyRemoved {
  readonly status: 'removed';
}
