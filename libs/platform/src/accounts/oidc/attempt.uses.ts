import type { DataSource } from 'typeorm';
import { oidcUse } from './oidc-use.sql.js';

/** Which sign-ins by the provider were finished: an attempt is good once, in whichever process. */
export class AttemptUses {
  constructor(private readonly source: DataSource) {}

  /** True for the first who finishes it. `expiresAt`, `now`: ISO 8601 instants; what has expired is forgotten. */
  async first(attempt: string, expiresAt: string, now: string): Promise<boolean> {
    return (await this.source.query<object[]>(oidcUse, [attempt, expiresAt, now])).length === 1;
  }
}
