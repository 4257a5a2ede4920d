/**
 * A client that takes the append lock and falls silent before the protocol's Sync: its statement is done, its transaction is
 * not, and the server keeps its locks. A frozen process, a debugger at a breakpoint or a half-dead network look like this.
 */
import { once } from 'node:events';
import { Client, type Connection } from 'pg';

/** An append of nothing: it takes the lock like any other. */
const emptyAppend = /* sql */ `
  select log.append('{}', $1, '{}', now(), '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '')
`;

export interface FrozenClient {
  /** Resolves when the server has ended the connection. */
  readonly ended: Promise<void>;
}

/**
 * Resolves when the client holds the lock. `options` are server settings as libpq has them, e.g. those of the store; without
 * any, only the log itself limits the transaction.
 */
export async function freezeWithLock(url: string, options = ''): Promise<FrozenClient> {
  const client = new Client({ connectionString: url, options, application_name: 'fault-frozen' });
  await client.connect();
  const { connection } = client as Client & { connection: Connection };
  // Flush asks for the answers and ends nothing.
  connection.sync = () => connection.flush();
  client.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  // A parameter makes it the extended protocol, the one that has a Sync.
  client.query(emptyAppend, ['']).catch(() => undefined);
  await once(connection, 'commandComplete');
  return { ended };
}
