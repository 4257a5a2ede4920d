import { Injectable } from '@nestjs/common';
import { AccessQuery, UnitsQuery } from '#read-models';
import { Scopes } from '../access/scopes.js';
import type { Viewer } from '../http/api.request.js';

/** Of whom the record is shown: to an administrator of everybody, to an inspector of the people of the units that are inspected. */
@Injectable()
export class RecordReach {
  constructor(
    private readonly scopes: Scopes,
    private readonly units: UnitsQuery,
    private readonly access: AccessQuery,
  ) {}

  /** Undefined: everybody. Of a person outside of an inspector's units there is nothing. */
  async persons(viewer: Viewer, asked: string | undefined): Promise<readonly string[] | undefined> {
    const { units } = await this.scopes.of(viewer);
    if (units === null) return asked === undefined ? undefined : [asked];
    const [posts, given] = await Promise.all([this.units.peopleIn(units), this.access.peopleIn(units)]);
    const people = [...new Set([...posts, ...given])];
    return asked === undefined ? people : people.filter((each) => each === asked);
  }
}
