/**
 * Rebuilds a projection from the whole log while the old tables go on serving:
 *
 *   1. `<schema>_next` is made with the same tables and filled, batch by batch, from position 0;
 *   2. the checkpoint's row is locked, so that no worker moves the projection any more, and the rest of the log is folded;
 *   3. both stand at the same position now, and may be compared row by row: they differ only where a handler or a hand did
 *      something that the log does not say;
 *   4. two renames swap the schemas in that same transaction, and the generation rises.
 *
 * Readers notice nothing: they wait for the renames, about a millisecond. A rebuild that is cut off leaves a schema behind
 * (`_next` before the swap, `_old` after it); the next one begins by removing it. Two rebuilds of one projection wait for each other.
 */
import type { ClientBase, Pool } from 'pg';
import type { EventStore, RecordedEvent } from '#event-store';
import { applyBatch } from './apply-batch.js';
import type { Projection } from './projection.js';
import { createSchema, inTransaction, prepareProjections } from './projection.schemas.js';
import { checkpointHoldSql } from './sql/checkpoint-hold.sql.js';
import { checkpointSwapSql } from './sql/checkpoint-swap.sql.js';
import { tablesDifferenceSql } from './sql/tables-difference.sql.js';
import { shapeOf } from './table.js';

export interface RebuildOptions {
  readonly pool: Pool;
  readonly store: Pick<EventStore, 'readAll'>;
  /** Compares every table of the old generation with the new one before the swap, with the projection held. Default true. */
  readonly compare?: boolean;
  /** Events a transaction, default 2,000. */
  readonly batchSize?: number;
  /** Told after each batch. */
  readonly onProgress?: (position: number) => void;
}

export interface RebuildResult {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly position: number;
  /** Rows that only one of the two generations had, by table; null when they were not compared, or stood apart. */
  readonly differences: Readonly<Record<string, number>> | null;
}

/** Resolves when the new generation serves. Throws what a handler or a table refuses; the old generation then stays. */
export async function rebuildProjection(projection: Projection, options: RebuildOptions): Promise<RebuildResult> {
  await prepareProjections(options.pool, [projection]);
  const client = await options.pool.connect();
  const lock = [`dondoc.rebuild.${projection.schema}`];
  let broken = true;
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', lock);
    const result = await fillAndSwap(client, projection, options);
    await client.query('select pg_advisory_unlock(hashtext($1))', lock);
    broken = false;
    return result;
  } finally {
    // A session lock ends with its session.
    client.release(broken);
  }
}

async function fillAndSwap(
  client: ClientBase,
  projection: Projection,
  options: RebuildOptions,
): Promise<RebuildResult> {
  const { name, version, schema } = projection;
  const filling = new Filling(client, projection, options);
  await filling.begin();
  await filling.fill();
  const result = await inTransaction(client, async () => {
    const held = await client.query<{ position: string; status: string }>(checkpointHoldSql, [name, version]);
    await filling.fill();
    const old = Number(held.rows[0]?.position ?? 0);
    const comparable = (options.compare ?? true) && old === filling.position;
    const differences = comparable ? await differencesOf(client, projection) : null;
    await client.query(`alter schema ${schema} rename to ${schema}_old`);
    await client.query(`alter schema ${schema}_next rename to ${schema}`);
    const swapped = await client.query<{ generation: number }>(checkpointSwapSql, [name, version, filling.position]);
    const generation = swapped.rows[0]?.generation ?? 0;
    return { name, version, generation, position: filling.position, differences };
  });
  // On its own: it waits for whoever still reads the old tables, and nobody should wait with it.
  await client.query(`drop schema ${schema}_old cascade`);
  return result;
}

class Filling {
  position = 0;
  private readonly schema: string;

  constructor(
    private readonly client: ClientBase,
    private readonly projection: Projection,
    private readonly options: RebuildOptions,
  ) {
    this.schema = `${projection.schema}_next`;
  }

  async begin(): Promise<void> {
    await inTransaction(this.client, async () => {
      await this.client.query(`drop schema if exists ${this.schema} cascade`);
      await this.client.query(`drop schema if exists ${this.projection.schema}_old cascade`);
      await createSchema(this.client, this.projection, this.schema);
    });
  }

  /** Up to the end of the log as it is found, reading the next batch while one is being written. */
  async fill(): Promise<void> {
    let next = this.read(this.position);
    for (let events = await next; events.length > 0; events = await next) {
      const last = events.at(-1)?.position ?? this.position;
      next = this.read(last);
      await applyBatch(this.client, this.projection, this.schema, events);
      this.position = last;
      this.options.onProgress?.(last);
    }
    let tended = await this.tend();
    while (tended > 0) tended = await this.tend();
  }

  private async tend(): Promise<number> {
    return (await this.projection.tend?.(this.client, this.schema)) ?? 0;
  }

  private read(after: number): Promise<RecordedEvent[]> {
    const reading = this.options.store.readAll(after, this.options.batchSize ?? 2_000);
    // Read ahead: where the batch before it fails, nobody asks for this one.
    reading.catch(() => undefined);
    return reading;
  }
}

async function differencesOf(client: ClientBase, projection: Projection): Promise<Record<string, number>> {
  const differences: Record<string, number> = {};
  for (const table of projection.tables) {
    const { name } = shapeOf(table);
    const found = await client.query<{ rows: string }>(tablesDifferenceSql(projection.schema, name));
    differences[name] = Number(found.rows[0]?.rows ?? 0);
  }
  return differences;
}
