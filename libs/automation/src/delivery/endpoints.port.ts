/** Endpoints of units and people, which an administrator registered. An owner has one at most. */
export interface EndpointOwner {
  readonly owner: string;
  readonly ownerIs: 'person' | 'unit';
}

export interface Endpoint {
  readonly url: string;
  /** Those in force at the instant, newest first: two while a secret is being rotated. */
  readonly secrets: readonly string[];
}

export interface Endpoints {
  /** Whoever has one, by owner id. */
  owners(): Promise<readonly EndpointOwner[]>;
  find(owner: string, now: string): Promise<Endpoint | undefined>;
}
