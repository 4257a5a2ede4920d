/** GET /api/v1/endpoints: where units and people are told by webhook. For administrators: an address may hold a key in its path. */
export interface EndpointList {
  readonly items: readonly EndpointView[];
}

export interface EndpointView {
  readonly id: string;
  readonly owner: string;
  readonly ownerIs: 'person' | 'unit';
  readonly url: string;
  readonly createdAt: string;
  /** Until when the secret before the newest signs along; null when it no longer does. */
  readonly oldSecretUntil: string | null;
}

/** The answer that makes a secret, and the only one that ever shows it. */
export interface EndpointSecret {
  readonly id: string;
  readonly secret: string;
}

/** POST /api/v1/endpoints/:id/remove */
export interface EndpointRemoved {
  readonly removed: string;
}

/** POST /api/v1/bounces: what came of it. `notice` is null when the message is about none. */
export interface BounceTaken {
  readonly outcome: string;
  readonly notice: string | null;
}
