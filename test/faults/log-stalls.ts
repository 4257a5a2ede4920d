/** Two deterministic faults of the append lock: a client that keeps it, and a backend that is terminated while it waits for it. */
import { Client } from 'pg';
import { type AppendRequest, PostgresEventStore } from '#event-store';
import { SystemClock, uuidV5 } from '#platform';
import { freezeWithLock } from './frozen-client.js';

export interface StallResult {
  /** Milliseconds that the others waited. */
  readonly waited: number;
  readonly violations: readonly string[];
}

/** What the others may have to wait for a silent client, in milliseconds. */
export const longestWait = 6_000;

/**
 * A client withholds the Sync while it holds the lock, as the store would (`asStore`) or without any limit of its own; the
 * others' appends must come through within six seconds, each once.
 */
export async function withheldSync(url: string, asStore: boolean): Promise<StallResult> {
  const store = openStore(url);
  try {
    await store.append(request(0));
    const frozen = await freezeWithLock(url, asStore ? '-c transaction_timeout=5000 -c role=dondoc_log' : '');
    const start = performance.now();
    await Promise.all(Array.from({ length: 20 }, (_, n) => store.append(request(n + 1))));
    const waited = performance.now() - start;
    await frozen.ended;
    const violations = await once(store, 21);
    if (waited > longestWait) violations.push(`the others waited ${Math.round(waited)} ms for a client without a Sync`);
    if (waited < 1_000) violations.push('the silent client held nothing up: the fault was not there');
    return { waited, violations };
  } finally {
    await store.close();
  }
}

/** Every appender of the store is terminated while its batch waits in the middle of `log.append`. */
export async function terminatedBackends(url: string): Promise<StallResult> {
  const store = openStore(url);
  const holder = new Client({ connectionString: url });
  await holder.connect();
  try {
    await store.append(request(0));
    await holder.query('begin');
    await holder.query(takeLock);
    const start = performance.now();
    const appends = Promise.all(Array.from({ length: 50 }, (_, n) => store.append(request(n + 1))));
    await untilWaiting(holder);
    const { rowCount } = await holder.query(terminateWaiting);
    await holder.query('rollback');
    await appends;
    const violations = await once(store, 51);
    if ((rowCount ?? 0) === 0) violations.push('no backend was terminated: the fault was not there');
    return { waited: performance.now() - start, violations };
  } finally {
    await holder.end();
    await store.close();
  }
}

/** An append of nothing, whose transaction stays open. */
const takeLock = /* sql */ `
  select log.append('{}', '', '{}', now(), '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '')
`;
const waiting = /* sql */ `
  from pg_stat_activity
  where application_name = 'fault-append' and wait_event = 'advisory' and datname = current_database()
`;
const terminateWaiting = /* sql */ `select pg_terminate_backend(pid) ${waiting}`;

async function untilWaiting(client: Client): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query(`select pid ${waiting}`);
    if ((rowCount ?? 0) > 0) return;
    // Statistics are kept for the length of a transaction unless they are let go.
    await client.query('select pg_stat_clear_snapshot(), pg_sleep(0.01)');
  }
}

function openStore(url: string): PostgresEventStore {
  return new PostgresEventStore({ url, clock: new SystemClock(), applicationName: 'fault' });
}

function request(n: number): AppendRequest {
  const commandId = uuidV5(`stall/${n}`);
  return {
    commandId,
    requestHash: commandId.replaceAll('-', '').repeat(2),
    actor: 'fault',
    occurredAt: '2025-03-01T00:30:00.000Z',
    streams: [{ stream: commandId, expectedVersion: 0, events: [{ type: 'ProgressReported', data: { n } }] }],
  };
}

/** So many events, each of another command, at dense positions. */
async function once(store: PostgresEventStore, wanted: number): Promise<string[]> {
  const log = await store.readAll(0);
  const commands = new Set(log.map((event) => event.commandId));
  const dense = log.every((event, index) => event.position === index + 1);
  if (log.length === wanted && commands.size === wanted && dense) return [];
  return [`${wanted} commands left ${log.length} events of ${commands.size} commands, dense: ${dense}`];
}
