import type { Request } from 'express';
import type { Actor } from '#domain';
import type { Action } from '../access/policies.js';

/** Who asks, as the token or the session says. */
export interface Viewer extends Actor {
  /** Names the token or the session (no secret): streams are counted by it. */
  readonly token: string;
  /** The session's id; null for a token. */
  readonly session: string | null;
  readonly secondFactor: boolean;
  /** A grant in force reaches what is restricted, too; absent: none does. */
  readonly cleared?: boolean;
  /** Set while an administrator looks as somebody else: who looks (then `person` is whose pages they are), why, until when. */
  readonly viewing?: {
    readonly by: string;
    readonly person: string | null;
    readonly reason: string;
    readonly until: string;
  };
}

/** What our middleware and guards have put beside Express's request. */
export interface ApiRequest extends Request {
  correlation: string;
  /** Absent on open routes. */
  viewer?: Viewer;
  /** Whom the credential names, before it is known whether that holds: for the record alone. */
  claimant?: string;
  /** The line of the table of policies that let the asker in, on routes that name one. */
  action?: Action;
}
