import { type PoolConfig, Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { clientSettings, type ConnectionOptions } from '../connection.js';
import { createDataSource, type DataSourceContents } from '../data-source.js';
import { type LoginAddress, readerAddresses, type ReaderLogins } from './own.logins.js';
import { ReaderPool } from './reader.pool.js';

type ReaderSourceOptions = Omit<ConnectionOptions, 'url'> & ReaderLogins;

/**
 * The data source of the screens, initialised: what a query finds is what the one who asks may see. Makes the readers' logins where they
 * are missing; throws `StartFault` `logins-missing`.
 */
export async function openReaderSource(
  options: ReaderSourceOptions,
  contents: DataSourceContents = {},
): Promise<DataSource> {
  const { scoped, whole } = await readerAddresses(options);
  const pool = new ReaderPool(poolAt(options, scoped), poolAt(options, whole));
  return createDataSource({ ...options, pool }, contents).initialize();
}

function poolAt(options: ReaderSourceOptions, { url, role }: LoginAddress): Pool {
  const settings: PoolConfig = clientSettings({ ...options, url, role });
  return new Pool({ ...settings, connectionString: url, max: options.poolSize ?? 10 });
}
