/**
 * The worker as one object: projections, sweeps, digests, deliveries, joined from the libraries that do not know one another. Made
 * from what it needs; the connections stay their owner's.
 *
 * Two ways to run it. `start` lets projections, loop and queues run by real time, beside others of its kind. Without `start`,
 * `advanceTo` alone moves things: for simulations, which must give the same log each time.
 */
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { CommandExecutor } from '#application';
import {
  advanceTo,
  Automation,
  type JobHandler,
  type MessageChannel,
  type Report,
  type SteppingClock,
  type StepTally,
  type SweepOptions,
  WebhookChannel,
} from '#automation';
import { glossary } from '#contracts';
import type { EventStore } from '#event-store';
import { type Clock, EndpointStore, PeopleDirectory, type QueueBackend, type Sealer } from '#platform';
import {
  FormsQuery,
  MondayQuery,
  NoticesQuery,
  ProjectionProgress,
  ProjectionRunner,
  projections as allProjections,
  type RunnerOptions,
  TimersQuery,
} from '#read-models';
import { AutomationLoop } from './automation.loop.js';
import { AdvisoryNoticeLock } from './joining/advisory.lock.js';
import { ApplicationCommands } from './joining/application.commands.js';
import {
  AwaitedProjections,
  DrivenProjections,
  MONDAY_PROJECTIONS,
  NEEDED_PROJECTIONS,
} from './joining/awaited.projections.js';
import { JobQueues } from './joining/job.queues.js';
import { MakingWay } from './joining/making.way.js';
import { RegisterMondays, type TablesReach } from './joining/monday.pages.js';
import { PeopleAddresses } from './joining/people.addresses.js';
import { webhookBody } from './joining/webhook.body.js';

export interface WorkerOptions {
  readonly pool: Pool;
  /** Over the entities of read models and people. */
  readonly source: DataSource;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly report: Report;
  /** Default: an executor of its own. */
  readonly application?: CommandExecutor;
  /** Default: all. Timers, notices and forms must be among them; without register and units nobody gets a page on Mondays. */
  readonly projections?: RunnerOptions['projections'];
  /** Absent: deliveries are made in the loop, one after the other. */
  readonly queues?: QueueBackend;
  /** Absent: notices reach the inbox alone. Closed by its owner. */
  readonly mail?: MessageChannel;
  /** Default: one that posts to public addresses alone. */
  readonly webhooks?: Pick<WebhookChannel, 'send'>;
  /** Opens addresses and the secrets of webhooks. */
  readonly sealer: Sealer;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly sweep?: SweepOptions;
  /** Milliseconds of real time: a turn without a cause, and each interval of the job table. For tests. */
  readonly pace?: { readonly safetyMs?: number; readonly restMs?: number; readonly jobsMs?: number };
}

export interface DondocWorker {
  /** Runs until `stop`. Throws when the job table has a gap, or the database cannot be reached. */
  start(): Promise<void>;
  /** Takes nothing new and ends what is at hand. */
  stop(): Promise<void>;
  /** Moves the clock on, stopping at every instant at which something is due; see `advanceTo` of the automation library. */
  advanceTo(clock: SteppingClock, instant: string, onStop?: (instant: string) => void): Promise<StepTally>;
  /** The next instant at which something is due; null when nothing is planned. */
  nextDueAt(): Promise<string | null>;
}

export function createWorker(options: WorkerOptions): DondocWorker {
  return new JoinedWorker(options);
}

class JoinedWorker implements DondocWorker {
  private readonly runner: ProjectionRunner;
  private readonly awaited: AwaitedProjections;
  private readonly all: AwaitedProjections;
  private readonly driven: DrivenProjections;
  private readonly automation: Automation;
  private readonly loop: AutomationLoop;
  private readonly way = new MakingWay();
  private readonly queues: JobQueues | undefined;
  private started = false;

  constructor(private readonly options: WorkerOptions) {
    const { pool, source, store, clock, report } = options;
    const projections = options.projections ?? allProjections;
    const running = {
      pool,
      store,
      onFault: ({ name }: { readonly name: string }, fault: object, stopped: boolean) =>
        report.warn(stopped ? 'a projection stopped' : 'a projection tries again', { projection: name, ...fault }),
    };
    this.runner = new ProjectionRunner({
      ...running,
      projections,
      room: ({ name }) => (NEEDED_PROJECTIONS.includes(name) ? undefined : this.way.room()),
    });
    // Between two steps of a clock only these are read; the others come along at the end.
    const needed = projections.filter(({ name }) => NEEDED_PROJECTIONS.includes(name));
    const progress = new ProjectionProgress(pool, projections);
    const counting = MONDAY_PROJECTIONS.every((wanted) => projections.some(({ name }) => name === wanted));
    this.awaited = new AwaitedProjections(progress);
    this.all = new AwaitedProjections(progress, MONDAY_PROJECTIONS);
    this.driven = new DrivenProjections(new ProjectionRunner({ ...running, projections: needed }), store);
    const notices = new NoticesQuery(source);
    this.automation = new Automation(
      {
        store,
        clock,
        report,
        commands: new ApplicationCommands(options.application ?? new CommandExecutor(store)),
        timers: this.way.watching(new TimersQuery(source)),
        pending: notices,
        forms: new FormsQuery(source),
        mondays: counting ? new RegisterMondays(new MondayQuery(source), this.tables()) : undefined,
        undelivered: {
          list: () => notices.undelivered(),
          assignmentsBefore: (slot) => notices.assignmentsBefore(slot),
        },
        projections: { reach: (position) => this.reach(position) },
        addresses: new PeopleAddresses(new PeopleDirectory(source, options.sealer)),
        endpoints: new EndpointStore(source, options.sealer),
        lock: new AdvisoryNoticeLock(pool),
      },
      {
        mail: options.mail,
        webhook: { channel: options.webhooks ?? new WebhookChannel(), body: webhookBody(options.publicUrl) },
        publicUrl: options.publicUrl,
        sweep: options.sweep,
        wording: { product: glossary.product.name, step: glossary.step, form: glossary.form },
      },
    );
    this.loop = new AutomationLoop({
      turn: () => this.turn(),
      clock,
      report,
      onGrowth: (listener) => store.onGrowth(listener),
      ...options.pace,
    });
    const { queues: backend, pace } = options;
    this.queues = backend === undefined ? undefined : new JobQueues({ backend, report, everyMs: pace?.jobsMs });
  }

  async start(): Promise<void> {
    this.started = true;
    await this.runner.start();
    await this.queues?.start(this.handlers());
    this.loop.start();
  }

  async stop(): Promise<void> {
    this.queues?.stop();
    await this.loop.stop();
    await this.runner.stop();
    this.started = false;
  }

  advanceTo(clock: SteppingClock, instant: string, onStop?: (instant: string) => void): Promise<StepTally> {
    const { automation } = this;
    const projections = { reach: (position: number) => this.reach(position) };
    const stepping = { automation, clock, store: this.options.store, projections, onStop };
    return this.loop.exclusively(async () => {
      const tally = await advanceTo(stepping, instant);
      if (!this.started) await this.runner.catchUp();
      return tally;
    });
  }

  async nextDueAt(): Promise<string | null> {
    await this.reach(await this.options.store.lastPosition());
    return this.automation.nextDueAt();
  }

  private reach(position: number): Promise<void> {
    return this.started ? this.awaited.reach(position) : this.driven.reach(position);
  }

  /** Once a week the automation reads more than timers, notices and forms. */
  private tables(): TablesReach {
    const reach = async (position: number): Promise<number> => {
      if (this.started) await this.all.reach(position);
      else await this.runner.catchUp();
      return position;
    };
    const { store } = this.options;
    return {
      asOf: async (instant) => {
        await reach(await store.positionAsOf(instant));
      },
      all: async () => {
        this.way.end();
        return reach(await store.lastPosition());
      },
    };
  }

  private async turn(): Promise<string | null> {
    const since = this.options.clock.now();
    try {
      const { queues } = this;
      if (queues !== undefined) await this.automation.settle((composed) => queues.add(composed));
      else {
        await this.automation.settle();
        for (const notice of await this.automation.undelivered()) await this.automation.deliver(notice);
      }
      return await this.automation.nextDueAt(since);
    } finally {
      this.way.end();
    }
  }

  private handlers(): readonly JobHandler[] {
    const deliver: JobHandler<'deliver'> = {
      job: 'deliver',
      run: async ({ notice }) => {
        await this.automation.deliver(notice);
      },
    };
    const redeliver: JobHandler<'redeliver'> = {
      job: 'redeliver',
      run: async () => {
        // What waits in the queue is on its way; only what the queue does not know is added again.
        if (this.queues === undefined || (await this.queues.backlog()) > 0) return;
        await this.queues.add(await this.automation.undelivered());
      },
    };
    return [deliver, redeliver];
  }
}
