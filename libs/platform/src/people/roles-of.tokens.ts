import type { DataSource } from 'typeorm';
import type { HeldRole, RolesHeld } from '../accounts/roles.held.js';

/** Until roles are granted on their own, a person holds those of the tokens that were minted for them and are still valid. */
export class RolesOfTokens implements RolesHeld {
  constructor(private readonly source: DataSource) {}

  of(person: string, now: string): Promise<HeldRole[]> {
    return this.source.query<HeldRole[]>(
      `select role, unit from access.token
       where person = $1 and revoked_at is null and expires_at > $2 group by role, unit order by min(created_at), role, unit`,
      [person, now],
    );
  }
}
