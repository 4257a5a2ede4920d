/**
 * Puts the table of jobs on a queue backend: queues, workers, and the clockwork that starts what starts by itself. A job that fails
 * is reported and forgotten; the next reconciliation finds in the log what is left to do.
 */
import { randomUUID } from 'node:crypto';
import {
  type DeliveryQueue,
  type JobData,
  type JobHandler,
  type JobName,
  jobs,
  type Report,
  wireJobs,
} from '#automation';
import type { JobQueue, QueueBackend } from '#platform';

export interface JobQueuesOptions {
  readonly backend: QueueBackend;
  readonly report: Report;
  /** Replaces the table's intervals, in milliseconds of real time: for tests. */
  readonly everyMs?: number;
}

export class JobQueues implements DeliveryQueue {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly name = randomUUID();

  constructor(private readonly options: JobQueuesOptions) {}

  /** Starts taking jobs. Throws when a job of the table has no handler or two; resolves when the workers are ready. */
  async start(handlers: readonly JobHandler[]): Promise<void> {
    const wired = wireJobs(jobs, handlers);
    const queues = new Set([...wired.values()].map(({ spec }) => spec.queue));
    const workers = [...queues].map((queue) => {
      const own = [...wired.values()].filter(({ spec }) => spec.queue === queue);
      const concurrency = Math.max(...own.map(({ spec }) => spec.concurrency));
      return this.options.backend.worker<unknown>(queue, (job) => this.run(wired, job), { concurrency });
    });
    await Promise.all(workers.map((worker) => worker.ready()));
    for (const [job, { spec }] of wired) {
      if (spec.everyMs === null) continue;
      const timer = setInterval(() => void this.kick(job), this.options.everyMs ?? spec.everyMs);
      timer.unref();
      this.timers.push(timer);
    }
  }

  async add(notices: readonly string[]): Promise<void> {
    await this.queue('deliver').addBulk(notices.map((notice) => ({ name: 'deliver', data: { notice } })));
  }

  /**
   * Notices that are handed over and not yet taken: while there are some, nothing needs to be found again. What a worker has in hand
   * does not count: that worker may be dead, and its jobs then look taken for as long as the queue believes in it.
   */
  async backlog(): Promise<number> {
    return (await this.queue('deliver').counts()).waiting;
  }

  /** The backend is closed by whoever opened it; its workers finish what they have in hand then. */
  stop(): void {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
  }

  private queue<Name extends JobName>(job: Name): JobQueue<JobData[Name]> {
    return this.options.backend.queue<JobData[Name]>(jobs[job].queue);
  }

  /** One start of each process waits at a time. Under an id of its own: the kick of one that died in mid-work must not keep out the rest. */
  private async kick(job: JobName): Promise<void> {
    const id = `${job}-kick-${this.name}`;
    try {
      await this.options.backend.queue<object>(jobs[job].queue).add({ name: job, data: {}, id });
    } catch (error) {
      this.options.report.warn('a job cannot be queued', { job, error: String(error) });
    }
  }

  private async run(
    wired: ReadonlyMap<string, { readonly handler: JobHandler }>,
    job: { readonly name: string; readonly data: unknown },
  ): Promise<void> {
    try {
      const handler = wired.get(job.name)?.handler;
      if (handler === undefined) throw new Error('no handler');
      await handler.run(checkedData(job.data));
    } catch (error) {
      this.options.report.warn('a job failed', { job: job.name, error: String(error) });
    }
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A queue is no trusted place: whoever can write to it can ask for one thing only, to look at a notice again. */
function checkedData(data: unknown): JobData['deliver'] {
  const notice: unknown = typeof data === 'object' && data !== null && 'notice' in data ? data.notice : undefined;
  if (notice === undefined) return { notice: '' };
  if (typeof notice !== 'string' || !UUID.test(notice)) throw new Error('the job names no notice');
  return { notice };
}
