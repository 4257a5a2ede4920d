import type { Config, QueueBackend } from '#platform';
import { openQueueBackend } from '#platform';
import { type MessageChannel, SmtpChannel } from '#automation';
import { ProjectionRunner, projections } from '#read-models';
import { Player } from '../../../worker/src/player.js';
import { createWorker, type DondocWorker, type WorkerOptions } from '../../../worker/src/worker.js';
import type { Opened } from './opened.js';
import type { Register } from './register.js';

export interface WorkerParts {
  readonly queues?: QueueBackend;
  readonly mail?: MessageChannel;
  readonly publicUrl: string;
}

/** Projections, sweeps, digests and deliveries over an opened register. */
export function workerOver(register: Register, parts: WorkerParts): DondocWorker {
  return createWorker(optionsOf(register, parts));
}

/** Plays a past through, alone with the register; `fillTables` follows. `mondays`: leaders get their page of the week. */
export function playerOver(
  register: Register,
  { mondays, ...parts }: Omit<WorkerParts, 'queues'> & { readonly mondays?: boolean },
): Player {
  const { pool, source, store, clock, executor, log, sealer } = register;
  const report = { warn: (message: string, facts: object) => log.warn(facts, message) };
  const pages = mondays === true ? pool : undefined;
  return new Player({ source, store, clock, application: executor, report, pages, sealer, ...parts });
}

/** Brings every table to the end of the log. Throws when a projection stops. */
export async function fillTables({ pool, store, log }: Register): Promise<void> {
  const onFault = ({ name }: { readonly name: string }, fault: object) =>
    log.warn({ projection: name, ...fault }, 'a projection stopped');
  await new ProjectionRunner({ pool, store, projections, onFault }).catchUp();
}

function optionsOf(register: Register, parts: WorkerParts): WorkerOptions {
  const { pool, source, store, clock, executor, log, sealer } = register;
  return {
    pool,
    source,
    store,
    clock,
    application: executor,
    sealer,
    report: { warn: (message, facts) => log.warn(facts, message) },
    ...parts,
  };
}

/** The queues that the configuration asks for, closed in their turn. */
export async function openQueues(register: Register, config: Config, opened: Opened): Promise<QueueBackend> {
  let closing = false;
  const queues = await openQueueBackend(config.queueBackend, {
    databaseUrl: register.url,
    redisUrl: config.redisUrl,
    onError: (error) => {
      // A server that stops right after us may still cut a connection that is saying goodbye.
      if (!closing) register.log.warn({ error: error.message }, 'the queue broke off');
    },
  });
  return opened.add(queues, (each) => {
    closing = true;
    return each.close();
  });
}

export function openMail(config: Pick<Config, 'smtpUrl' | 'smtpFrom'>): MessageChannel | undefined {
  if (config.smtpUrl === undefined) return undefined;
  return new SmtpChannel({ url: config.smtpUrl, from: config.smtpFrom, fromName: 'Đôn đốc' });
}

/** Address for links in messages: the one that is configured, else where this machine listens. */
export function publicUrlOf(config: Pick<Config, 'publicUrl' | 'host' | 'port'>): string {
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  return (config.publicUrl ?? `http://${host}:${config.port}`).replace(/\/$/, '');
}
