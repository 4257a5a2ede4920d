import { Injectable } from '@nestjs/common';
import { grantsIdOf } from '#application';
import type { CommandAnswer } from '#contracts';
import { Scopes } from '../access/scopes.js';
import { CommandGate } from '../commands/command.gate.js';
import { newId } from '../commands/new.id.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Asking } from '../http/request.context.js';
import { GrantFinder } from './grant.finder.js';
import type { DelegateRoleBody, GiveGrantBody } from './grant.bodies.js';

/** Roles given, handed on and ended. Each is recorded in the stream of the person who holds it. */
@Injectable()
export class GrantsDesk {
  constructor(
    private readonly gate: CommandGate,
    private readonly finder: GrantFinder,
    private readonly scopes: Scopes,
  ) {}

  /** Answers with the new grant's id. */
  async give(asking: Asking, { person, role, unit, from, until, restricted }: GiveGrantBody): Promise<CommandAnswer> {
    const span = { from: exact(from), until: exact(until) };
    const grant = newId('grant', asking);
    const given = { person, grant, role, unit: unit ?? null, restricted, ...span };
    return { ...(await this.gate.ask(asking, { type: 'GiveGrant', id: grantsIdOf(person), ...given })), id: grant };
  }

  /** Answers with the new grant's id. */
  async delegate(asking: Asking, { person, from, until, capacity }: DelegateRoleBody): Promise<CommandAnswer> {
    const grant = newId('grant', asking);
    const given = { person, grant, capacity, from: exact(from), until: new Date(until).toISOString() };
    return { ...(await this.gate.ask(asking, { type: 'DelegateRole', id: grantsIdOf(person), ...given })), id: grant };
  }

  /** Throws a problem when there is no such grant. */
  async end(asking: Asking, grant: string, reason: string): Promise<CommandAnswer> {
    const { by } = asking;
    const { units } = await this.scopes.of(by);
    const row = await this.finder.find(grant, ({ unit, person, delegatedBy }) => {
      if (units === null || person === by.person || delegatedBy === by.person) return true;
      return unit !== null && units.includes(unit);
    });
    if (row === null) throw new ApiProblem('not-found');
    return { ...(await this.gate.ask(asking, { type: 'EndGrant', id: row.stream, grant, reason })), id: grant };
  }
}

/** With milliseconds, as the log has instants. */
function exact(instant: string | undefined): string | null {
  return instant === undefined ? null : new Date(instant).toISOString();
}
