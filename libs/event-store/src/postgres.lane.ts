/**
 * One connection that writes. It is opened on first use and opened anew after a fault. The server ends a transaction that
 * takes longer than five seconds, so a frozen writer cannot keep the append lock; the client gives a call up a second later,
 * so a dead network cannot keep the queue. After either, the connection is thrown away: what the call did is unknown.
 */
import { Client, type ClientConfig } from 'pg';
import type { AppendLane, Outcome } from './append-queue.js';
import { packBatch, packOne } from './packed-batch.js';
import type { PreparedRequest } from './prepared-request.js';
import { batchAppend } from './sql/batch-append.sql.js';
import { oneAppend } from './sql/one-append.sql.js';

/** Milliseconds that one call may take at the server, waiting for the lock included. */
export const transactionTimeout = 5_000;

export class PostgresLane implements AppendLane {
  private opened: Promise<Client> | undefined;

  /** `durable` false: a call answers before its commit has reached the disk. */
  constructor(
    private readonly connection: ClientConfig,
    private readonly durable = true,
  ) {}

  async write(batch: readonly PreparedRequest[]): Promise<Outcome[]> {
    this.opened ??= this.open();
    const client = await this.opened;
    try {
      return (await this.writeOne(client, batch)) ?? (await this.writeBatch(client, batch));
    } catch (error) {
      this.discard(client);
      throw error;
    }
  }

  async close(): Promise<void> {
    const client = await this.opened?.catch(() => undefined);
    this.opened = undefined;
    await client?.end();
  }

  /** Undefined when the batch is not a single event, or when there is a reason to refuse it. */
  private async writeOne(
    client: Client,
    [request, ...more]: readonly PreparedRequest[],
  ): Promise<Outcome[] | undefined> {
    const values = request === undefined || more.length > 0 ? undefined : packOne(request);
    if (values === undefined) return undefined;
    const { rows } = await client.query<{ first: number | null }>({ name: 'append-one', text: oneAppend, values });
    const firstPosition = rows[0]?.first ?? undefined;
    return firstPosition === undefined ? undefined : [{ kind: 'written', firstPosition }];
  }

  private async writeBatch(client: Client, batch: readonly PreparedRequest[]): Promise<Outcome[]> {
    const { rows } = await client.query<Row>({ name: 'append', text: batchAppend, values: packBatch(batch) });
    const [row] = rows;
    if (row === undefined) throw new Error('log.append gave no answer');
    return outcomes(batch, row);
  }

  private async open(): Promise<Client> {
    const client = new Client({
      ...this.connection,
      connectionTimeoutMillis: transactionTimeout,
      statement_timeout: 0,
      query_timeout: transactionTimeout + 1_000,
    });
    client.on('error', () => this.discard(client));
    try {
      await client.connect();
      await client.query(this.durable ? durableSettings : passingSettings);
      return client;
    } catch (error) {
      this.discard(client);
      throw error;
    }
  }

  private discard(client: Client): void {
    this.opened = undefined;
    // It may be dead already, and then has nothing more to say.
    client.end().catch(() => undefined);
  }
}

/**
 * `log.append` needs the isolation level at which each statement sees what was committed before it. A server whose default is
 * to commit without flushing is overruled, because an acknowledged event must survive; a stricter setting, for synchronous
 * standbys, is left as it is. Plans are made once.
 */
const durableSettings = /* sql */ `
  select set_config('default_transaction_isolation', 'read committed', false),
    set_config('plan_cache_mode', 'force_generic_plan', false),
    case when current_setting('synchronous_commit') = 'off' then set_config('synchronous_commit', 'on', false) end
`;

const passingSettings = /* sql */ `
  select set_config('default_transaction_isolation', 'read committed', false),
    set_config('plan_cache_mode', 'force_generic_plan', false),
    set_config('synchronous_commit', 'off', false)
`;

interface Row {
  readonly first: number;
  readonly refused: readonly Refusal[] | null;
}

/** One reason not to write a request, as `log.append` words it: a known command, or a stream at another version. */
type Refusal =
  | {
      readonly request: number;
      readonly requestHash: string;
      readonly firstPosition: number;
      readonly count: number;
      readonly answer: string | null;
    }
  | { readonly request: number; readonly stream: string; readonly expected: number; readonly actual: number };

/** What was written has the positions from `first` on, in the order of the batch. */
function outcomes(batch: readonly PreparedRequest[], row: Row): Outcome[] {
  const refusals = new Map<number, Outcome>();
  // A known command comes before its conflicts: its own events are why the streams have moved on.
  for (const refusal of row.refused ?? []) {
    if (!refusals.has(refusal.request)) refusals.set(refusal.request, outcomeOf(refusal));
  }
  let next = row.first;
  return batch.map((request, index): Outcome => {
    const refused = refusals.get(index + 1);
    if (refused !== undefined) return refused;
    const firstPosition = next;
    next += request.events.length;
    return { kind: 'written', firstPosition };
  });
}

function outcomeOf(refusal: Refusal): Outcome {
  return 'requestHash' in refusal ? { kind: 'known', ...refusal } : { kind: 'conflict', ...refusal };
}
