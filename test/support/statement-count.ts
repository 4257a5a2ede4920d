/**
 * Which SQL statements each request of a server causes, whatever else goes on in the process: the request's own asynchronous context
 * collects them. What takes the same statements takes the same way.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { Client } from 'pg';

const caused = new AsyncLocalStorage<string[]>();
type Query = (this: Client, ...args: unknown[]) => unknown;

export class StatementCount {
  private last: readonly string[] = [];

  private constructor(private readonly letGo: () => void) {}

  /** Listens to the server from here on; one request after the other. */
  static over(server: Server): StatementCount {
    const original = Client.prototype.query as Query;
    Client.prototype.query = function (this: Client, ...args: unknown[]): unknown {
      caused.getStore()?.push(textOf(args[0]));
      return original.apply(this, args);
    } as never;
    const listeners = server.listeners('request') as RequestListener[];
    server.removeAllListeners('request');
    const count = new StatementCount(() => (Client.prototype.query = original as never));
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const statements: string[] = [];
      count.last = statements;
      caused.run(statements, () => {
        for (const listener of listeners) void listener(request, response);
      });
    });
    return count;
  }

  /** Those of the request that came last, but for what is looked up or kept now and then: credentials, keys, the record of the door. */
  get ofTheLast(): readonly string[] {
    return this.last.filter((text) => !/access_token|access\.|session|people_key/i.test(text));
  }

  stop(): void {
    this.letGo();
  }
}

function textOf(asked: unknown): string {
  if (typeof asked === 'string') return asked;
  const { text, name } = asked as { readonly text?: string; readonly name?: string };
  return text ?? name ?? '';
}
