import type { JobSpec } from './jobs.js';

/** Anything that runs a job of this table; `Name` is a job's name. */
type AnyHandler<Name extends string> = { readonly job: Name; run(data: never): Promise<void> };

/**
 * Joins each job of the table to its one handler. Throws, naming the job, when a job has no handler or two, or a handler no job: the
 * program then refuses to start.
 */
export function wireJobs<Name extends string, Handler extends AnyHandler<Name>>(
  table: Readonly<Record<Name, JobSpec>>,
  handlers: readonly Handler[],
): ReadonlyMap<Name, { readonly spec: JobSpec; readonly handler: Handler }> {
  const wired = new Map<Name, { readonly spec: JobSpec; readonly handler: Handler }>();
  for (const handler of handlers) {
    const spec: JobSpec | undefined = Object.hasOwn(table, handler.job) ? table[handler.job] : undefined;
    if (spec === undefined) throw new Error(`no job is called ${handler.job}, yet it has a handler`);
    if (wired.has(handler.job)) throw new Error(`job ${handler.job} has two handlers`);
    wired.set(handler.job, { spec, handler });
  }
  const missing = (Object.keys(table) as Name[]).filter((name) => !wired.has(name));
  if (missing.length > 0) throw new Error(`no handler for ${missing.map((name) => `job ${name}`).join(', ')}`);
  return wired;
}
