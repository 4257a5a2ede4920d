/** The real edge over a durable log, quiet, with the route that does nothing; for the processes of benches. */
import type { Provider } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { eventStoreMigrations, PostgresEventStore } from '#event-store';
import {
  type Clock,
  createDataSource,
  createPool,
  migrate,
  openReaderSource,
  peopleEntities,
  peopleMigrations,
  SystemClock,
  TokenStore,
} from '#platform';
import { readModelEntities } from '#read-models';
import { createApiApp } from '../../apps/api/src/app.js';
import { NothingController } from './nothing.controller.js';

export interface BenchApi {
  readonly port: number;
  readonly store: PostgresEventStore;
  readonly clock: Clock;
  readonly source: DataSource;
  readonly tokens: TokenStore;
  close(): Promise<void>;
}

/** `replaced`: parts in the place of the API's own. */
export async function openBenchApi(url: string, replaced: readonly Provider[] = []): Promise<BenchApi> {
  const clock = new SystemClock();
  await migrate({ url, migrations: [...eventStoreMigrations, ...peopleMigrations] });
  const store = new PostgresEventStore({ url, clock });
  const entities = [...peopleEntities, ...readModelEntities];
  const source = createDataSource({ url, applicationName: 'bench-api' }, { entities });
  await source.initialize();
  const pool = createPool({ url, applicationName: 'bench-pool' });
  const screens = await openReaderSource({ url, applicationName: 'bench-screens' }, { entities: readModelEntities });
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const controllers = [NothingController];
  const api = await createApiApp({ source, screens, pool, store, clock, log, controllers, replaced });
  const address = await api.listen({ host: '127.0.0.1', port: 0 });
  return {
    port: Number(new URL(address).port),
    store,
    clock,
    source,
    tokens: new TokenStore(source),
    close: async () => {
      await api.close();
      await store.close();
      await Promise.all([pool.end(), source.destroy(), screens.destroy()]);
    },
  };
}
