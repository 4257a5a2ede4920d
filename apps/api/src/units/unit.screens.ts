import { Injectable } from '@nestjs/common';
import type { OfficerList, UnitList, UnitRef, UnitScoreboard } from '#contracts';
import { ScoreboardQuery, UnitsQuery } from '#read-models';
import { ApiProblem } from '../http/api.problem.js';
import { Looking } from '../reading/looking.js';
import type { MomentAsked } from '../reading/moment.query.js';
import { References } from '../reading/references.js';

type Seen = ReadonlySet<string> | undefined;

/** Units and their boards, which count assignments. */
@Injectable()
export class UnitScreens {
  constructor(
    private readonly looking: Looking,
    private readonly references: References,
    private readonly scores: ScoreboardQuery,
    private readonly units: UnitsQuery,
  ) {}

  /** `seen` here and below: the units that are there for the one who asks; undefined: all. */
  async tree(seen: Seen): Promise<UnitList> {
    const { at } = await this.looking.at({});
    const units = (await this.units.all()).filter(({ id }) => seen?.has(id) !== false);
    const items = units.map(({ id, code, name, kind, parent }) => ({
      id,
      code,
      name,
      kind,
      parent: parent === null || seen?.has(parent) === false ? null : parent,
    }));
    return { ...at, items };
  }

  async board(id: string, seen: Seen, asked: MomentAsked): Promise<UnitScoreboard> {
    const { at, moment } = await this.looking.at(asked);
    const found = seen?.has(id) === false ? null : await this.scores.unit(id, moment);
    if (found === null) throw new ApiProblem('not-found');
    const { unit, total, cells, groups, children } = found;
    const rows = children.map((child) => ({
      unit: refTo(child.unit),
      total: child.total,
      cells: child.cells,
      groups: child.groups,
    }));
    return { ...at, counts: 'assignments', unit: refTo(unit), total, cells, groups, children: rows };
  }

  async officers(id: string, seen: Seen): Promise<OfficerList> {
    const { at } = await this.looking.at({});
    if (seen?.has(id) === false || (await this.units.find(id)) === null) throw new ApiProblem('not-found');
    const holders = await this.units.postHolders([id], ['officer']);
    const people = [...new Set(holders.map((holder) => holder.person))];
    return { ...at, items: people.map(await this.references.personNames(people)) };
  }
}

function refTo({ id, code, name }: UnitRef): UnitRef {
  return { id, code, name };
}
