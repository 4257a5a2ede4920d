import { Inject, Injectable } from '@nestjs/common';
import type { PersonRef, Session } from '#contracts';
import type { EventStore } from '#event-store';
import type { Accounts } from '#platform';
import { ACCOUNTS, DEMONSTRATION, EVENT_STORE } from '../api.options.js';
import type { Demonstration } from '../demo/demonstration.js';
import type { Viewer } from '../http/api.request.js';
import { References } from '../reading/references.js';

@Injectable()
export class SessionScreen {
  constructor(
    private readonly references: References,
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(DEMONSTRATION) private readonly demonstration: Demonstration | null,
  ) {}

  async show({ person, role, unit, session, secondFactor, viewing }: Viewer): Promise<Session> {
    const roles =
      session === null || viewing !== undefined ? [] : await this.accounts.roles.of(person, this.accounts.clock.now());
    const units = [unit, ...roles.map((held) => held.unit)].filter((each) => each !== null);
    const name = await this.references.personNames([person, ...(viewing === undefined ? [] : [viewing.by])]);
    const unitName = await this.references.unitNames(units);
    return {
      person: name(viewing?.by ?? person),
      role,
      unit: unit === null ? null : unitName(unit),
      session,
      secondFactor,
      viewAs: viewing === undefined ? null : viewOf(viewing, name),
      roles: roles.map((held) => ({ role: held.role, unit: held.unit === null ? null : unitName(held.unit) })),
      demonstration: this.demonstration !== null,
      now: this.accounts.clock.now(),
      position: await this.store.lastPosition(),
      hasPassword: session !== null && (await this.hasPassword(person)),
    };
  }

  private async hasPassword(person: string): Promise<boolean> {
    const account = await this.accounts.accounts.find(person);
    return typeof account?.password === 'string';
  }
}

function viewOf(
  { person, reason, until }: NonNullable<Viewer['viewing']>,
  name: (id: string) => PersonRef,
): NonNullable<Session['viewAs']> {
  return { person: person === null ? null : name(person), reason, until };
}
