/**
 * Automation over a past that one process plays through: for simulations, the demonstration and replays. What it reads between two
 * instants is kept in memory, since a year has thousands of them and each would cost dozens of round trips; what it decides is
 * recorded in the log like anything else. The tables in PostgreSQL are filled afterwards, or when a page of the week is counted.
 *
 * Nobody else may work on the log meanwhile: a notice has no lock, and nobody has an endpoint.
 */
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
import { type Clock, PeopleDirectory } from '#platform';
import { PlayedPast } from '#read-models';
import { ApplicationCommands } from './joining/application.commands.js';
import { PeopleAddresses } from './joining/people.addresses.js';

export interface PlayerOptions {
  /** Over the people's directory. */
  readonly source: DataSource;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly report: Report;
  readonly application: CommandExecutor;
  /** Absent: notices reach the inbox alone. Closed by its owner. */
  readonly mail?: MessageChannel;
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
        addresses: new PeopleAddresses(new PeopleDirectory(source)),
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
}
