import { Inject, Injectable } from '@nestjs/common';
import type { PersonRef, UnitRef } from '#contracts';
import type { PeopleDirectory } from '#platform';
import { PEOPLE } from '../api.options.js';
import { WholeRegister } from './whole.register.js';

/** Names of what answers refer to by id, read in one query a kind. */
@Injectable()
export class References {
  constructor(
    private readonly whole: WholeRegister,
    @Inject(PEOPLE) private readonly people: PeopleDirectory,
  ) {}

  /** Gives a unit's code and name; an id that is not registered (yet) stands for itself. */
  async unitNames(ids: Iterable<string>): Promise<(id: string) => UnitRef> {
    const found = await this.whole.units.byIds([...new Set(ids)]);
    return (id) => {
      const unit = found.get(id);
      return unit === undefined ? { id, code: '', name: '' } : { id, code: unit.code, name: unit.name };
    };
  }

  /** Gives a person's name, null once erased. */
  async personNames(ids: Iterable<string>): Promise<(id: string) => PersonRef> {
    const found = await this.people.findAll(ids);
    return (id) => ({ id, name: found.get(id)?.name ?? null });
  }
}
