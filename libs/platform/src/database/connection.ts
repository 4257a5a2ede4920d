import { Pool, type PoolConfig, types } from 'pg';

/** How a part of the program wants its connections. Times in milliseconds; 0 means no limit. */
export interface ConnectionOptions {
  readonly url: string;
  /** Shown in pg_stat_activity, e.g. `dondoc-api`. */
  readonly applicationName: string;
  /** Connections at most, default 10. */
  readonly poolSize?: number;
  /** Default 30,000. */
  readonly statementTimeoutMs?: number;
  /** Cuts a transaction off however short its statements are (PostgreSQL 17 and newer). Default 0. */
  readonly transactionTimeoutMs?: number;
  /** Default 60,000. */
  readonly idleInTransactionTimeoutMs?: number;
  /** The role that its connections take; the login must be a member of it. */
  readonly role?: string;
  /** Told when an idle connection breaks; the pool replaces it by itself. */
  readonly onIdleError?: (error: Error) => void;
}

/**
 * A plain pool. An `int8` arrives as a number and is refused above 2^53 − 1, so positions are never strings. The option
 * `binary` of pg stays off: it corrupts bytes above 0x7f.
 */
export function createPool(options: ConnectionOptions): Pool {
  const pool = new Pool({ ...clientSettings(options), connectionString: options.url, max: options.poolSize ?? 10 });
  // Without a listener, a connection that breaks while idle would end the process.
  pool.on('error', options.onIdleError ?? (() => undefined));
  return pool;
}

/** What every connection of ours has in common, for pg and for TypeORM's `extra`. */
export function clientSettings(options: ConnectionOptions): PoolConfig {
  const transactionTimeout = options.transactionTimeoutMs ?? 0;
  return {
    application_name: options.applicationName,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 60_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // Both ends look for the other: a client that froze or lost its network must not keep its locks.
    options: [
      '-c timezone=UTC',
      '-c tcp_keepalives_idle=10',
      '-c tcp_keepalives_interval=5',
      '-c tcp_keepalives_count=3',
      ...(transactionTimeout > 0 ? [`-c transaction_timeout=${transactionTimeout}`] : []),
      ...(options.role === undefined ? [] : [`-c role=${options.role}`]),
    ].join(' '),
    types: { getTypeParser },
  };
}

const int8 = types.builtins.INT8;

function getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === int8 && format !== 'binary') return parsePosition;
  return types.getTypeParser(oid, format === 'binary' ? 'binary' : 'text') as (value: string) => unknown;
}

function parsePosition(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`int8 ${value} does not fit a JavaScript number`);
  return number;
}
