import { DataSource, type DataSourceOptions } from 'typeorm';
import { clientSettings, type ConnectionOptions } from './connection.js';

/** TypeORM classes, as the libraries export them. */
export interface DataSourceContents {
  readonly entities?: DataSourceOptions['entities'];
  readonly migrations?: readonly MigrationClass[];
}

/** A TypeORM migration; its `name` ends in 13 digits, which give the order (e.g. `CreateLog1760000000001`). */
export type MigrationClass = new () => import('typeorm').MigrationInterface;

/**
 * A data source over PostgreSQL, not yet initialised. It never changes the schema by itself: only `migrate` does. `pool`: takes the
 * place of its own, with pg's callbacks.
 */
export function createDataSource(
  { pool, ...options }: ConnectionOptions & { readonly pool?: object },
  contents: DataSourceContents = {},
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: options.url,
    applicationName: options.applicationName,
    poolSize: options.poolSize ?? 10,
    poolErrorHandler: options.onIdleError ?? (() => undefined),
    extra: clientSettings(options),
    ...(pool === undefined ? {} : { driver: driverOver(pool) }),
    entities: contents.entities ?? [],
    migrations: [...(contents.migrations ?? [])],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    logging: false,
  });
}

/** TypeORM makes its pool from the driver that it is given. */
function driverOver(pool: object): object {
  return {
    Pool: class {
      constructor() {
        return pool;
      }
    },
  };
}
