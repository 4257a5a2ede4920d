import type { PoolConfig } from 'pg';
import { clientSettings, type ConnectionOptions } from '#platform';

export interface LogAddress {
  /** The database that holds the log, as a connection string (server settings in its `options` are not heeded). */
  readonly url: string;
  /** Shown in pg_stat_activity before what the connection is for, default `dondoc`. */
  readonly applicationName?: string;
}

/**
 * Every statement of the store goes by an index and says in which order; while a table is new and has no statistics, the
 * planner would think it small for ever and keep a plan that reads all of it.
 */
export const plannerSettings = '-c enable_seqscan=off -c enable_bitmapscan=off';

/**
 * How the store connects: like the rest of the program, and in the role `dondoc_log`, which may read the log and call
 * `log.append` and nothing else.
 */
export function logConnection(
  address: LogAddress,
  purpose: string,
  limits: Pick<ConnectionOptions, 'transactionTimeoutMs'> = {},
): PoolConfig {
  const applicationName = `${address.applicationName ?? 'dondoc'}-${purpose}`;
  const settings = clientSettings({ url: address.url, applicationName, ...limits });
  return {
    ...settings,
    connectionString: address.url,
    options: `${settings.options} ${plannerSettings} -c role=dondoc_log`,
  };
}
