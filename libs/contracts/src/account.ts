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
  /** Once a second factor was set up: shown this once. */
  readonly recoveryCodes: readonly string[] | null;
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
