import type { Request } from 'express';
import type { Actor } from '#domain';

/** Who asks, as the token says. */
export interface Viewer extends Actor {
  /** Names the token (no secret): streams are counted by it. */
  readonly token: string;
}

/** What our middleware and guards have put beside Express's request. */
export interface ApiRequest extends Request {
  correlation: string;
  /** Absent on open routes. */
  viewer?: Viewer;
}
