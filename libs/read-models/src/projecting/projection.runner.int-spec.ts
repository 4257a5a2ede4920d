import * as fc from 'fast-check';
import { registerProjection } from '../register/register.projection.js';
import { TaskRow } from '../register/register.entity.js';
import { projections } from '../registry.js';
import { unitsProjection } from '../units/units.projection.js';
import { UnitRow } from '../units/units.entity.js';
import { eventually } from '../../../../test/support/eventually.js';
import { appendAll, History, id } from './history.examples.js';
import { MemoryTables } from './memory-tables.examples.js';
import { defineProjection, type Projection } from './projection.js';
import { type Choice, historyOf } from './random-history.examples.js';
import { ReadModelDatabase } from './read-model-database.examples.js';
import { shapeOf } from './table.js';

let database: ReadModelDatabase;
const open = async (wanted?: readonly Projection[]): Promise<void> => {
  database = await ReadModelDatabase.create(wanted);
};
afterEach(() => database.close());

const SEED = 202_412;
const [choices = []] = fc.sample(
  fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)) satisfies fc.Arbitrary<Choice>, { minLength: 400, maxLength: 400 }),
  { seed: SEED, numRuns: 1 },
);

/** Every table as the fold of all events says, columns only. */
function expected(projection: Projection, events: ReturnType<typeof historyOf>): Record<string, object[]> {
  const tables = new MemoryTables(projection);
  tables.apply(events);
  return Object.fromEntries(
    projection.tables.map((table) => {
      const { name, columns } = shapeOf(table);
      const rows = tables.list(table) as Record<string, unknown>[];
      return [name, rows.map((row) => Object.fromEntries(columns.map(({ property }) => [property, row[property]])))];
    }),
  );
}

async function actual(projection: Projection): Promise<Record<string, object[]>> {
  const entries = projection.tables.map(async (table) => [shapeOf(table).name, await database.rows(table)] as const);
  return Object.fromEntries(await Promise.all(entries));
}

describe(`tables in PostgreSQL (seed ${SEED})`, () => {
  it('hold the fold of all events after batches of 7', async () => {
    await open();
    const events = historyOf(choices);
    await database.project(events, 7);
    for (const projection of projections) expect(await actual(projection)).toEqual(expected(projection, events));
  });

  it('are the same when two workers share the work while the log grows', async () => {
    await open([registerProjection]);
    const events = historyOf(choices);
    const workers = [database.runner({ batchSize: 3 }), database.runner({ batchSize: 5 })];
    await Promise.all(workers.map((worker) => worker.start()));
    const position = await appendAll(database.log, events);
    expect(await database.progress.waitFor(position, 30_000)).toEqual({ reached: true, position });
    await Promise.all(workers.map((worker) => worker.stop()));
    expect(await actual(registerProjection)).toEqual(expected(registerProjection, events));
  });

  it('take every event once when the connection dies between the rows and the checkpoint', async () => {
    await open([registerProjection]);
    const events = historyOf(choices.slice(0, 150));
    await database.runner().catchUp();
    // Sequences outlive a rollback: every third move of the checkpoint dies, and the next one passes.
    await database.pool.query(/* sql */ `
      create sequence moves;
      create function cut_off() returns trigger language plpgsql as $$
      begin
        if nextval('public.moves') % 3 = 0 then perform pg_terminate_backend(pg_backend_pid()); end if;
        return new;
      end $$;
      create trigger cut_off before update on projection.checkpoint for each row execute function cut_off()`);
    const worker = database.runner({ batchSize: 20 });
    await worker.start();
    const position = await appendAll(database.log, events);
    expect(await database.progress.waitFor(position, 30_000)).toEqual({ reached: true, position });
    await worker.stop();
    expect(database.faults.length).toBeGreaterThan(0);
    expect(await actual(registerProjection)).toEqual(expected(registerProjection, events));
  });

  it("keep a person's words that PostgreSQL has no letter for", async () => {
    await open([unitsProjection]);
    const history = new History();
    const data = {
      code: 'A',
      name: 'Sở\u0000Tài chính',
      nameEn: null,
      kind: 'department',
      parent: null,
      field: null,
    } as const;
    history.record(id('unit', 1), 'UnitRegistered', data);
    await database.project(history.events);
    expect((await database.rows(UnitRow)).map((row) => row.name)).toEqual(['Sở\uFFFDTài chính']);
  });
});

describe('a projection that fails', () => {
  const failing = defineProjection({
    ...registerProjection,
    on: {
      ...registerProjection.on,
      TaskVoided: () => {
        throw new Error('no such case');
      },
    },
  });
  const draft = {
    directive: id('directive', 1),
    ordinal: '1',
    section: null,
    work: 'Việc',
    deliverable: null,
    source: null,
  } as const;
  const history = new History();
  const named = { code: 'A', name: 'Sở', nameEn: null, kind: 'department', parent: null, field: null } as const;
  history.record(id('unit', 1), 'UnitRegistered', named);
  for (const n of [1, 2, 3])
    history.record(id('task', n), 'TaskDrafted', {
      ...draft,
      lead: { relation: 'undetermined', text: '' },
      cooperating: { units: [], text: '' },
      deadline: { precision: 'none', text: '' },
    });
  history.record(id('task', 2), 'TaskVoided', { reason: 'Nhầm' });
  history.record(id('unit', 2), 'UnitRegistered', { ...named, code: 'B' });
  const culprit = 5;

  it('stops at that event, says so, skips nothing and lets the others go on', async () => {
    await open([failing, unitsProjection]);
    const worker = database.runner();
    await worker.start();
    const position = await appendAll(database.log, history.events);
    expect(await database.progress.waitFor(position, 30_000, ['units'])).toEqual({ reached: true, position });
    const waited = await eventually(async () => {
      const result = await database.progress.waitFor(position, 50, ['register']);
      return !result.reached && result.problem === 'projection-stopped' ? result : undefined;
    });
    await worker.stop();
    expect(waited).toEqual({
      reached: false,
      problem: 'projection-stopped',
      projection: 'register',
      position: culprit - 1,
    });
    expect(database.faults).toEqual([`register at ${culprit}: TaskVoided at position ${culprit}: no such case`]);
    const health = await database.progress.health();
    expect(health.find((each) => each.name === 'register')).toMatchObject({
      status: 'stopped',
      fault: { position: culprit },
    });
    expect((await database.rows(TaskRow)).map((row) => row.status)).toEqual(['draft', 'draft', 'draft']);
  });

  it('goes on from there with the release that mends it', async () => {
    await open([failing]);
    await appendAll(database.log, history.events);
    await expect(database.runner().catchUp()).rejects.toThrow('register did not catch up: stopped');
    await database.runner({ projections: [registerProjection] }).catchUp();
    expect((await database.rows(TaskRow)).map((row) => row.status)).toEqual(['draft', 'voided', 'draft']);
    expect((await database.progress.health()).map((each) => each.status)).toEqual(['running']);
  });
});

describe('waiting for a position', () => {
  it('that nobody projects ends in time with the projection that is behind', async () => {
    await open([registerProjection]);
    await database.runner().catchUp();
    expect(await database.progress.waitFor(1, 30)).toEqual({
      reached: false,
      problem: 'projection-behind',
      projection: 'register',
      position: 0,
    });
  });
});
