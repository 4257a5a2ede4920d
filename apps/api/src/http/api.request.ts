import type { Request } from 'express';
import type { Actor } from '#domain';

/** Who asks, as the token or the session says. */
export interface Viewer extends Actor {
  /** Names the token or the session (no secret): streams are counted by it. */
  readonly token: string;
  /** The session's id; null for a token. */
  readonly session: string | null;
  readonly secondFactor: boolean;
}

/** What our middleware and guards have put beside Express's request. */
export interface ApiRequest extends Request {
  correlation: string;
  /** Absent on open routes. */
  viewer?: Viewer;
}
