import type { Clock, PeopleDirectory, RolesHeld } from '#platform';
import type { References } from '../reading/references.js';

interface Sources {
  readonly people: PeopleDirectory;
  readonly references: References;
  readonly roles: RolesHeld;
  readonly clock: Clock;
}

/** What others know about a person, so that no password is made of it: name, address, post, units. */
export function wordsAbout({ people, references, roles, clock }: Sources): (person: string) => Promise<string[]> {
  return async (id) => {
    const person = await people.find(id);
    const held = await roles.of(id, clock.now());
    const units = held.flatMap(({ unit }) => (unit === null ? [] : [unit]));
    const unitName = await references.unitNames(units);
    const own = [person?.name, person?.email, person?.post].filter((word) => typeof word === 'string');
    return [...own, ...units.map((unit) => unitName(unit).name)];
  };
}
