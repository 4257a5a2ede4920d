import { Inject, Injectable } from '@nestjs/common';
import type { ErasedPerson } from '#contracts';
import { UnitsQuery } from '#read-models';
import { ErasureDesk, type ErasureParts } from '../../../worker/src/people/erasure.desk.js';
import { DELIVERY } from '../api.options.js';
import { CommandRefused } from '../commands/command.refused.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Asking } from '../http/request.context.js';
import { ReachedTables } from '../imports/reached.tables.js';
import type { ErasePersonBody } from './erasure.bodies.js';

/** Erases a person over HTTP: the same desk as the shell's. Open streams of theirs end when they ask for their session again. */
@Injectable()
export class ErasureScreen {
  private readonly desk: ErasureDesk;

  constructor(@Inject(DELIVERY) parts: Omit<ErasureParts, 'postsOf'>, tables: ReachedTables) {
    const units = new UnitsQuery(parts.source);
    this.desk = new ErasureDesk({
      ...parts,
      postsOf: async (person) => {
        await tables.query.units();
        return units.postsOf(person);
      },
    });
  }

  async erase({ by }: Asking, person: string, { reason, endRoles }: ErasePersonBody): Promise<ErasedPerson> {
    const erased = await this.desk.erase({ person, reason, endRoles, by });
    if (erased === undefined) throw new ApiProblem('not-found');
    if ('refused' in erased) throw new CommandRefused(erased);
    const { erasedAt, rolesEnded, recorded, rows, position } = erased;
    return { person, erasedAt, rolesEnded, recorded, rows, position };
  }
}
