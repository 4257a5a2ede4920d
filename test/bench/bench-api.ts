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
import { prepareProjections, projections, readModelEntities } from '#read-models';
import { type ApiApp, createApiApp } from '../../apps/api/src/app.js';
import { testSealer } from '../support/test-sealer.js';
import { NothingController } from './nothing.controller.js';

export interface BenchApi {
  readonly port: number;
  /** Of the same edge once more, whose screens read as the owner of the tables; 0 unless it was asked for. */
  readonly unwalledPort: number;
  readonly store: PostgresEventStore;
  readonly clock: Clock;
  readonly source: DataSource;
  readonly tokens: TokenStore;
  close(): Promise<void>;
}

interface BenchApiOptions {
  /** Parts in the place of the API's own. */
  readonly replaced?: readonly Provider[];
  /** Also without the second wall. */
  readonly twice?: boolean;
}

export async function openBenchApi(url: string, { replaced, twice = false }: BenchApiOptions = {}): Promise<BenchApi> {
  const clock = new SystemClock();
  await migrate({ url, migrations: [...eventStoreMigrations, ...peopleMigrations] });
  const store = new PostgresEventStore({ url, clock });
  const entities = [...peopleEntities, ...readModelEntities];
  const source = createDataSource({ url, applicationName: 'bench-api' }, { entities });
  await source.initialize();
  const pool = createPool({ url, applicationName: 'bench-pool' });
  // Nobody projects here; the tables that commands are judged by are there, and empty unless the register was laid already.
  await prepareProjections(pool, projections);
  const screens = await openReaderSource({ url, applicationName: 'bench-screens' }, { entities: readModelEntities });
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const controllers = [NothingController];
  // What the registers of the benches know about people is sealed with it.
  const signIn = { sealer: testSealer };
  const parts = { source, pool, store, clock, log, controllers, replaced, signIn };
  const walled = await createApiApp({ ...parts, screens });
  const unwalled = twice ? await createApiApp({ ...parts, screens: source }) : undefined;
  return {
    port: await portOf(walled),
    unwalledPort: unwalled === undefined ? 0 : await portOf(unwalled),
    store,
    clock,
    source,
    tokens: new TokenStore(source),
    close: async () => {
      await Promise.all([walled.close(), unwalled?.close()]);
      await store.close();
      await Promise.all([pool.end(), source.destroy(), screens.destroy()]);
    },
  };
}

async function portOf(api: ApiApp): Promise<number> {
  return Number(new URL(await api.listen({ host: '127.0.0.1', port: 0 })).port);
}
