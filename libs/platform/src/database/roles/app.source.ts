import type { DataSource } from 'typeorm';
import type { ConnectionOptions } from '../connection.js';
import { createDataSource, type DataSourceContents } from '../data-source.js';
import { addressOf, type MainLogin } from './own.logins.js';

type AppSourceOptions = Omit<ConnectionOptions, 'url' | 'role'> & MainLogin & { readonly appUrl?: string };

/**
 * What the API itself works with, initialised: people, accounts, and the tables that its decisions look at; neither the log by hand nor
 * any change of a table's making. Makes its login where it is missing; throws `StartFault` `logins-missing`.
 */
export async function openAppSource(options: AppSourceOptions, contents: DataSourceContents = {}): Promise<DataSource> {
  const { appUrl } = options;
  const address = appUrl === undefined ? await addressOf(options, 'dondoc_app') : { url: appUrl };
  return createDataSource({ ...options, ...address }, contents).initialize();
}
