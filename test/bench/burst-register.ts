/** The register of the burst: laid out once through commands and projected, then copied for every turn. */
import { CommandExecutor } from '#application';
import { instantAt } from '#domain';
import { eventStoreMigrations, PostgresEventStore } from '#event-store';
import {
  createDataSource,
  createPool,
  migrate,
  OffsetClock,
  PeopleDirectory,
  peopleEntities,
  peopleMigrations,
  SystemClock,
} from '#platform';
import { ProjectionRunner, projections } from '#read-models';
import { testSealer } from '../support/test-sealer.js';
import { layWideRegister, peopleOf, type RegisterWidth } from '../support/wide-register.js';

/** Everything is issued on Monday; the first step of each is due on Tuesday morning. */
export const ISSUED = instantAt('2025-04-07', '09:00');
export const MORNING = instantAt('2025-04-08', '07:30');

export type BurstSize = Pick<RegisterWidth, 'units' | 'tasks'>;

/** Fills a fresh database; its tables are at the end of the log. Gives the seconds of both. */
export async function prepareRegister(
  url: string,
  size: BurstSize,
): Promise<{ recording: number; projecting: number }> {
  await migrate({ url, migrations: [...eventStoreMigrations, ...peopleMigrations] });
  const connection = { url, applicationName: 'bench-lay-out' };
  // The clock runs: a log whose events were all recorded at one instant is no log that anybody has.
  const clock = new OffsetClock(new SystemClock(), Date.parse(ISSUED) - Date.now());
  const store = new PostgresEventStore({ ...connection, clock, durable: false });
  const source = createDataSource({ ...connection, poolSize: 1 }, { entities: peopleEntities });
  const pool = createPool({ ...connection, poolSize: 12 });
  try {
    await source.initialize();
    await new PeopleDirectory(source, testSealer).save(peopleOf(size));
    const began = performance.now();
    await layWideRegister(new CommandExecutor(store), { ...size, due: '2025-05-06', dueDays: 120, at: ISSUED });
    const recorded = performance.now();
    await new ProjectionRunner({ pool, store, projections, onFault }).catchUp();
    await pool.query('vacuum analyze');
    return { recording: (recorded - began) / 1_000, projecting: (performance.now() - recorded) / 1_000 };
  } finally {
    await store.close();
    await source.destroy();
    await pool.end();
  }
}

export function onFault({ name }: { readonly name: string }, { message }: { readonly message: string }): void {
  throw new Error(`projection ${name}: ${message}`);
}
