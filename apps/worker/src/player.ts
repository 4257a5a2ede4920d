/**
 * Automation over a past that one process plays through: for simulations, the demonstration and replays. What it reads between two
 * instants is kept in memory, since a year has thousands of them and each would cost dozens of round trips; what it decides is
 * recorded in the log like anything else. The tables in PostgreSQL are filled afterwards, or when a page of the week is counted.
 *
 * Nobody else may work on the log meanwhile: a notice has no lock, and nobody has an endpoint.
 */
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { CommandExecutor } from '#application';
import {
  advanceTo,
  Automation,
  type MessageChannel,
  type Report,
  type SteppingClock,
  type StepTally,
} from '#automation';
import { glossary } from '#contracts';
import type { EventStore } from '#event-store';
import { type Clock, PeopleDirectory, type Sealer } from '#platform';
import { MondayQuery, PlayedPast, ProjectionRunner, projections } from '#read-models';
import { ApplicationCommands } from './joining/application.commands.js';
import { COUNTED_PROJECTIONS } from './joining/awaited.projections.js';
import { RegisterMondays } from './joining/monday.pages.js';
import { PeopleAddresses } from './joining/people.addresses.js';

export interface PlayerOptions {
  /** Over the people's directory. */
  readonly source: DataSource;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly report: Report;
  readonly application: CommandExecutor;
  /** Opens addresses. */
  readonly sealer: Sealer;
  /** Absent: notices reach the inbox alone. Closed by its owner. */
  readonly mail?: MessageChannel;
  /** Where the tables are from which a page of the week is counted; absent: nobody gets one. */
  readonly pages?: Pool;
  /** Without a trailing slash. */
  readonly publicUrl: string;
}

export class Player {
  private readonly past: PlayedPast;
  private readonly automation: Automation;

  constructor(private readonly options: PlayerOptions) {
    const { source, store, clock, report, application, mail, publicUrl } = options;
    this.past = new PlayedPast(store);
    this.automation = new Automation(
      {
        store,
        clock,
        report,
        commands: new ApplicationCommands(application),
        timers: this.past.timers,
        pending: this.past.notices,
        forms: this.past.forms,
        undelivered: this.past.notices,
        projections: this.past,
        mondays: options.pages === undefined ? undefined : this.mondays(options.pages),
        addresses: new PeopleAddresses(new PeopleDirectory(source, options.sealer)),
        lock: { hold: (_, work) => work() },
      },
      { mail, publicUrl, wording: { product: glossary.product.name, step: glossary.step, form: glossary.form } },
    );
  }

  /** Moves the clock on, stopping at every instant at which something is due; see `advanceTo` of the automation library. */
  advanceTo(clock: SteppingClock, instant: string): Promise<StepTally> {
    const { automation, past } = this;
    return advanceTo({ automation, clock, store: this.options.store, projections: past }, instant);
  }

  /** The next instant at which something is due; null when nothing is planned. */
  async nextDueAt(): Promise<string | null> {
    await this.past.reach(await this.options.store.lastPosition());
    return this.automation.nextDueAt();
  }
  /** Counted from the tables in PostgreSQL, which are brought along once a week for it. */
  private mondays(pool: Pool): RegisterMondays {
    const { past } = this;
    const { source, store, report } = this.options;
    const query = new MondayQuery(source);
    const runner = new ProjectionRunner({
      pool,
      store,
      projections: projections.filter(({ name }) => COUNTED_PROJECTIONS.includes(name)),
      onFault: ({ name }, fault) => report.warn('a projection stopped', { projection: name, ...fault }),
    });
    return new RegisterMondays(
      {
        awaited: () => past.timers.anyOpen(),
        composedBetween: (from, to) => past.notices.composedBetween(from, to),
        anybody: (openedBy) => query.anybody(openedBy),
        pages: (asked) => query.pages(asked),
      },
      {
        asOf: () => runner.catchUp(),
        all: async () => {
          await runner.catchUp();
          return store.lastPosition();
        },
      },
    );
  }
}
