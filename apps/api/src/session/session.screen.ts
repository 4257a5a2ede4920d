import { Inject, Injectable } from '@nestjs/common';
import type { Session } from '#contracts';
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

  async show({ person, role, unit, session, secondFactor }: Viewer): Promise<Session> {
    const roles = session === null ? [] : await this.accounts.roles.of(person, this.accounts.clock.now());
    const units = [unit, ...roles.map((held) => held.unit)].filter((each) => each !== null);
    const name = await this.references.personNames([person]);
    const unitName = await this.references.unitNames(units);
    return {
      person: name(person),
      role,
      unit: unit === null ? null : unitName(unit),
      session,
      secondFactor,
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
