/**
 * What stands under the screens' data source instead of a plain pool. Each statement runs in a transaction of its own which begins with
 * the context of whoever asks at that moment, and takes it along when it ends: no connection ever carries one person's
 * context to the next, whatever happened in between, and a pooler that deals out connections by transaction may stand in between.
 */
import { EventEmitter } from 'node:events';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { beginSeeing, type ReaderSight, sightNow } from './reader.context.js';

type Release = (error?: Error | boolean) => void;
type OnConnected = (error: Error | undefined, client: SeeingClient | undefined, release: Release) => void;

/** The part of pg's Pool that TypeORM uses. */
export class ReaderPool extends EventEmitter {
  constructor(
    private readonly scoped: Pool,
    private readonly whole: Pool,
  ) {
    super();
    for (const pool of [scoped, whole]) pool.on('error', (error) => this.emit('error', error));
  }

  connect(onConnected: OnConnected): void {
    this.open().then(
      (client) => onConnected(undefined, client, (error) => client.release(error)),
      (error: Error) => onConnected(error, undefined, () => undefined),
    );
  }

  end(onEnded: (error?: Error) => void): void {
    Promise.all([this.scoped.end(), this.whole.end()]).then(() => onEnded(), onEnded);
  }

  private async open(): Promise<SeeingClient> {
    const sight = await sightNow();
    const pool = sight !== undefined && sight.units === null ? this.whole : this.scoped;
    return new SeeingClient(await pool.connect(), sight);
  }
}

/** A borrowed connection that sees with one person's eyes. */
class SeeingClient {
  private ending: Promise<void> = Promise.resolve();
  private broken: Error | undefined;
  private readonly onError = (error: Error): void => {
    this.broken = error;
  };

  constructor(
    private readonly client: PoolClient,
    private readonly sight: ReaderSight | undefined,
  ) {
    // From being borrowed to being given back: a connection may break when nobody else listens, which would end the process.
    client.on('error', this.onError);
  }

  /** One statement; an answer does not wait for the transaction's end, which reads only. */
  async query(text: string, values?: unknown[]): Promise<QueryResult> {
    if (/^\s*(begin|start|commit|rollback|savepoint|end|abort)\b/i.test(text))
      throw new Error('the screens read statement by statement: a transaction belongs to another data source');
    await this.ending;
    let end = 'rollback';
    try {
      await this.client.query(beginSeeing(this.sight));
      const result = await this.client.query(text, values);
      end = 'commit';
      return result;
    } finally {
      this.ending = this.client.query(end).then(() => undefined, this.onError);
    }
  }

  /** Given back once its transaction has ended; a connection of which that is not certain is thrown away. */
  release(error?: Error | boolean): void {
    void this.giveBack(error);
  }

  private async giveBack(error?: Error | boolean): Promise<void> {
    await this.ending;
    this.client.removeListener('error', this.onError);
    this.client.release(this.broken ?? error);
  }

  on(event: 'error', listener: (error: Error) => void): void {
    this.client.on(event, listener);
  }

  removeListener(event: 'error', listener: (error: Error) => void): void {
    this.client.removeListener(event, listener);
  }
}
