import type { Standings } from '#application';
import { isInForce, type Role } from '#domain';
import type { HeldRole, RolesHeld } from '#platform';
import type { UnitsQuery } from '#read-models';

/** The roles in which a person may come in: by a post of a unit, or by a grant in force. */
export class HeldRoles implements RolesHeld {
  constructor(
    private readonly standings: Standings,
    private readonly units: UnitsQuery,
  ) {}

  async of(person: string, now: string): Promise<readonly HeldRole[]> {
    const [posts, state] = await Promise.all([this.units.postsOf(person), this.standings.grantsOf(person)]);
    const grants = state.status === 'none' ? [] : state.grants.filter((grant) => isInForce(grant, now));
    const claims = new Map<string, HeldRole & { readonly role: Role }>();
    for (const { role, unit } of [...posts.map(({ post, unit }) => ({ role: post, unit })), ...grants]) {
      claims.set(`${role} ${unit ?? ''}`, { role, unit });
    }
    // What was handed on by a head who left, or a post that the table has not let go of yet, opens no door.
    const standings = await Promise.all(
      [...claims.values()].map(async (claim) => ({ claim, held: await this.standings.of({ person, ...claim }, now) })),
    );
    return standings.filter(({ held }) => held.held).map(({ claim }) => claim);
  }
}
