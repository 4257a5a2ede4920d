import { createServer } from 'node:net';
import type { Config } from '#platform';
import { listenFault } from '../../../api/src/app.js';

/**
 * Tries the port before anything slow is done: nobody should wait for a database to be laid out, only to hear that the port is
 * taken. Throws `StartFault` `port-in-use` and the like.
 */
export async function tryPort({ host, port }: Pick<Config, 'host' | 'port'>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(listenFault(error, host, port)));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve()));
  });
}
