import type { Config, QueueBackend } from '#platform';
import { openQueueBackend } from '#platform';
import { type MessageChannel, SmtpChannel } from '#automation';
import { createWorker, type DondocWorker } from '../../../worker/src/worker.js';
import type { Register } from './register.js';

export interface WorkerParts {
  readonly queues?: QueueBackend;
  readonly mail?: MessageChannel;
  readonly publicUrl: string;
}

/** Projections, sweeps, digests and deliveries over an opened register. */
export function workerOver(register: Register, parts: WorkerParts): DondocWorker {
  const { pool, source, store, clock, executor, log } = register;
  return createWorker({
    pool,
    source,
    store,
    clock,
    application: executor,
    report: { warn: (message, facts) => log.warn(facts, message) },
    ...parts,
  });
}

/** The queues that the configuration asks for. */
export function openQueues(register: Register, config: Config): Promise<QueueBackend> {
  return openQueueBackend(config.queueBackend, {
    databaseUrl: register.url,
    redisUrl: config.redisUrl,
    onError: (error) => register.log.warn({ error: error.message }, 'the queue broke off'),
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
