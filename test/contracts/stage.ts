/** The real edge over a PostgreSQL of its own, with a small province, for showing what the API promises. */
import { PostgresEventStore } from '#event-store';
import { eventStoreMigrations } from '#event-store';
import {
  createDataSource,
  createPool,
  migrate,
  MovableClock,
  openReaderSource,
  PeopleDirectory,
  peopleEntities,
  peopleMigrations,
  TokenStore,
} from '#platform';
import { ProjectionRunner, projections, readModelEntities } from '#read-models';
import { createApiApp } from '../../apps/api/src/app.js';
import { coordinator, finance, financeHead, office, registerProvince } from '../e2e/register.examples.js';
import { testSealer } from '../support/test-sealer.js';
import { startScratchPostgres } from '../support/scratch-postgres.js';

export interface Stage {
  readonly url: string;
  /** Tokens: of the office that assigns, and of the unit's head. */
  readonly clerk: string;
  readonly head: string;
  stop(): Promise<void>;
}

export async function raiseStage(): Promise<Stage> {
  const postgres = await startScratchPostgres({ durable: false });
  const url = postgres.url();
  await migrate({ url, migrations: [...eventStoreMigrations, ...peopleMigrations] });
  const clock = new MovableClock('2025-03-03T02:00:00.000Z');
  const store = new PostgresEventStore({ url, clock });
  const source = createDataSource(
    { url, applicationName: 'contracts-read' },
    { entities: [...peopleEntities, ...readModelEntities] },
  );
  await source.initialize();
  const pool = createPool({ url, applicationName: 'contracts-work' });
  const screens = await openReaderSource(
    { url, applicationName: 'contracts-screens' },
    { entities: readModelEntities },
  );
  const runner = new ProjectionRunner({ pool, store, projections, onFault: (_, fault) => console.error(fault) });
  await runner.start();
  await registerProvince({ store, clock, people: new PeopleDirectory(source, testSealer) });
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const api = await createApiApp({ source, screens, pool, store, clock, log, signIn: { sealer: testSealer } });
  const tokens = new TokenStore(source);
  const mint = async (person: string, role: string, unit: string): Promise<string> => {
    const { token } = await tokens.mint({ person, role, unit, at: clock.now(), expiresAt: '2026-01-01T00:00:00.000Z' });
    return token;
  };
  return {
    url: await api.listen({ host: '127.0.0.1', port: 0 }),
    clerk: await mint(coordinator, 'coordinator', office),
    head: await mint(financeHead, 'unitHead', finance),
    async stop() {
      await api.close();
      await runner.stop();
      await store.close();
      await Promise.all([pool.end(), source.destroy(), screens.destroy()]);
      await postgres.stop();
    },
  };
}
