/** A database with every projection's tables, a log in memory, and the runner between them, for integration specs. */
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { MemoryEventStore, type RecordedEvent } from '#event-store';
import { createDataSource, createPool } from '#platform';
import { createTestDatabase } from '../../../../test/support/postgres.js';
import { projections, readModelEntities } from '../registry.js';
import { appendAll, LogClock, newLog } from './history.examples.js';
import { ProjectionProgress } from './projection.progress.js';
import type { Projection } from './projection.js';
import { ProjectionRunner, type RunnerOptions } from './projection.runner.js';
import { shapeOf, type Table } from './table.js';

export class ReadModelDatabase {
  private readonly clock = new LogClock();
  readonly log: MemoryEventStore = newLog(this.clock);
  readonly faults: string[] = [];
  readonly progress: ProjectionProgress;

  private constructor(
    readonly pool: Pool,
    readonly source: DataSource,
    private readonly drop: () => Promise<void>,
    readonly projections: readonly Projection[],
  ) {
    this.progress = new ProjectionProgress(pool, projections);
  }

  static async create(wanted: readonly Projection[] = projections): Promise<ReadModelDatabase> {
    const database = await createTestDatabase({ template: 'empty' });
    const connection = { url: database.url, applicationName: 'read-models-spec' };
    const source = await createDataSource(connection, { entities: readModelEntities }).initialize();
    return new ReadModelDatabase(createPool(connection), source, () => database.drop(), wanted);
  }

  runner(options: Partial<RunnerOptions> = {}): ProjectionRunner {
    const onFault: RunnerOptions['onFault'] = (projection, fault) =>
      this.faults.push(`${projection.name} at ${fault.position}: ${fault.message}`);
    return new ProjectionRunner({
      pool: this.pool,
      store: this.log,
      projections: this.projections,
      onFault,
      ...options,
    });
  }

  /** Appends and projects everything; answers the log's last position. */
  async project(events: readonly RecordedEvent[], batchSize?: number): Promise<number> {
    const position = await appendAll(this.log, events, this.clock);
    await this.runner({ batchSize }).catchUp();
    return position;
  }

  /** A table's rows in the order of their keys, as plain objects. */
  async rows<Row extends object>(table: Table<Row>): Promise<Row[]> {
    const found = await this.source.getRepository(table).find();
    const shape = shapeOf(table);
    const keyed = found.map((row) => {
      const values = row as Record<string, unknown>;
      return [shape.keys.map((key) => String(values[key.property])).join('\u0001'), { ...row }] as const;
    });
    return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  }

  async close(): Promise<void> {
    await this.source.destroy();
    await this.pool.end();
    await this.drop();
  }
}
