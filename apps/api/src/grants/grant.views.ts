import { Injectable } from '@nestjs/common';
import type { GrantView } from '#contracts';
import type { Grant } from '#domain';
import { References } from '../reading/references.js';

/** A role that somebody holds or held. `id`: null for a post of the unit. */
export type Held = Omit<Grant, 'id'> & {
  readonly id: string | null;
  readonly person: string;
  readonly reason: string | null;
};

/** Roles as screens show them: names for ids. */
@Injectable()
export class GrantViews {
  constructor(private readonly references: References) {}

  async of(held: readonly Held[]): Promise<GrantView[]> {
    const people = held.flatMap(({ person, delegation }) => (delegation === null ? [person] : [person, delegation.by]));
    const [name, unitName] = await Promise.all([
      this.references.personNames(people),
      this.references.unitNames(held.flatMap(({ unit }) => (unit === null ? [] : [unit]))),
    ]);
    return held.map(({ id, person, role, unit, from, until, delegation, restricted, reason }) => ({
      id,
      person: name(person),
      role,
      unit: unit === null ? null : unitName(unit),
      from,
      until,
      delegation: delegation === null ? null : { by: name(delegation.by), capacity: delegation.capacity },
      restricted,
      reason,
    }));
  }
}
