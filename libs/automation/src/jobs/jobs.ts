/**
 * Every background job, in one table: the queue that carries it, how many run at once in a process, and how often it is started when
 * nothing else starts it. The timers of the register are not jobs: PostgreSQL knows when, queues carry work. Losing every job loses
 * nothing, because each can be found again from the log, and doing one twice changes nothing, because the log decides.
 */
export interface JobData {
  readonly deliver: { readonly notice: string };
  readonly redeliver: Readonly<Record<never, never>>;
}

export type JobName = keyof JobData;

export interface JobSpec {
  readonly queue: string;
  readonly concurrency: number;
  /** Milliseconds of real time between two starts; null when something else starts it. */
  readonly everyMs: number | null;
}

export const jobs = {
  /** Tries to deliver one notice. */
  deliver: { queue: 'deliveries', concurrency: 4, everyMs: null },
  /** Finds notices in the log that nobody delivers, and failed ones whose next try is due. */
  redeliver: { queue: 'upkeep', concurrency: 1, everyMs: 15_000 },
} as const satisfies Record<JobName, JobSpec>;

/** What does a job's work. Jobs carry ids only; what they may do is looked up when they run. */
export interface JobHandler<Name extends JobName = JobName> {
  readonly job: Name;
  run(data: JobData[Name]): Promise<void>;
}
