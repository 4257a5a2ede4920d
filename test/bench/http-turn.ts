import { closedLoop } from './closed-loop.js';
import type { HttpConnection } from './http-connection.js';

/** Answers a second, with one request in flight on each connection. Throws when one is answered with anything but 200. */
export function httpTurn(
  connections: readonly HttpConnection[],
  milliseconds: number,
  next: () => string,
): Promise<number> {
  const free = [...connections];
  return closedLoop(connections.length, milliseconds, async () => {
    const connection = free.pop();
    if (connection === undefined) throw new Error('more in flight than connections');
    const request = next();
    const status = await connection.send(request);
    if (status !== 200) throw new Error(`${request.slice(0, request.indexOf('\r\n'))} was answered ${status}`);
    free.push(connection);
  });
}
