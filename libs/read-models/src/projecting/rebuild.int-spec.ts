import * as fc from 'fast-check';
import { NoticeRow } from '../notices/notices.entity.js';
import { noticesProjection } from '../notices/notices.projection.js';
import { TaskRow } from '../register/register.entity.js';
import { RegisterQuery } from '../register/register.query.js';
import { registerProjection } from '../register/register.projection.js';
import { projections } from '../registry.js';
import { timersProjection } from '../timers/timers.projection.js';
import { appendAll } from './history.examples.js';
import type { Projection } from './projection.js';
import { type Choice, historyOf } from './random-history.examples.js';
import { ReadModelDatabase } from './read-model-database.examples.js';
import { rebuildProjection, type RebuildOptions } from './rebuild.js';

let database: ReadModelDatabase;
const open = async (wanted?: readonly Projection[]): Promise<void> => {
  database = await ReadModelDatabase.create(wanted);
};
afterEach(() => database.close());

const SEED = 47;
const [choices = []] = fc.sample(
  fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)) satisfies fc.Arbitrary<Choice>, { minLength: 250, maxLength: 250 }),
  { seed: SEED, numRuns: 1 },
);
const events = historyOf(choices);

function rebuild(projection: Projection, options: Partial<RebuildOptions> = {}) {
  return rebuildProjection(projection, { pool: database.pool, store: database.log, batchSize: 37, ...options });
}

describe(`a rebuild (seed ${SEED})`, () => {
  it('gives the same rows in every table of every projection', async () => {
    await open();
    const position = await database.project(events, 11);
    for (const projection of projections) {
      const result = await rebuild(projection);
      expect(result).toMatchObject({ name: projection.name, generation: 2, position });
      expect(Object.values(result.differences ?? { none: -1 }).every((rows) => rows === 0)).toBe(true);
    }
  });

  it('mends rows that somebody changed by hand, and says how many they were', async () => {
    await open([registerProjection]);
    await database.project(events);
    await database.pool.query(
      `update register_v4.task set work = 'khác' where id = (select min(id::text)::uuid from register_v4.task)`,
    );
    const result = await rebuild(registerProjection);
    expect(result.differences).toMatchObject({ task: 2, assignment: 0 });
    expect((await database.rows(TaskRow)).filter((task) => task.work === 'khác')).toEqual([]);
  });

  it('brings back a list whose tables were emptied', async () => {
    await open([noticesProjection]);
    await database.project(events);
    const before = await database.rows(NoticeRow);
    expect(before.length).toBeGreaterThan(0);
    await database.pool.query('truncate notices_v2.notice, notices_v2.item, notices_v2.delivery');
    await rebuild(noticesProjection);
    expect(await database.rows(NoticeRow)).toEqual(before);
  });

  it('goes on while the log grows, and the workers after it', async () => {
    await open([registerProjection]);
    await database.project(events.slice(0, 100));
    const worker = database.runner({ batchSize: 5 });
    await worker.start();
    const register = new RegisterQuery(database.source);
    const growing = appendAll(database.log, events.slice(100));
    const results = await Promise.all([rebuild(registerProjection), rebuild(registerProjection), register.tasks()]);
    const position = await growing;
    expect(await database.progress.waitFor(position, 30_000)).toMatchObject({ reached: true });
    await worker.stop();
    expect([results[0].generation, results[1].generation].sort()).toEqual([2, 3]);
    const final = await rebuild(registerProjection);
    expect(final).toMatchObject({
      generation: 4,
      position,
      differences: { task: 0, assignment: 0, directive_count: 0 },
    });
  });

  it('revives a projection that had stopped', async () => {
    const failing: Projection = {
      ...timersProjection,
      on: {
        ...timersProjection.on,
        AssignmentOpened: () => {
          throw new Error('wrong');
        },
      },
    };
    await open([failing]);
    await expect(database.project(events)).rejects.toThrow('stopped');
    const result = await rebuild(timersProjection);
    expect(result).toMatchObject({ position: events.length, differences: null });
    expect(await database.progress.health()).toMatchObject([
      { status: 'running', generation: 2, position: events.length },
    ]);
  });

  it('that fails leaves the old tables serving', async () => {
    const failing: Projection = {
      ...registerProjection,
      on: {
        ...registerProjection.on,
        TaskDrafted: () => {
          throw new Error('wrong');
        },
      },
    };
    await open([registerProjection]);
    await database.project(events);
    const before = await database.rows(TaskRow);
    await expect(rebuild(failing)).rejects.toThrow('wrong');
    expect(await database.rows(TaskRow)).toEqual(before);
    expect(await rebuild(registerProjection)).toMatchObject({ generation: 2, differences: { task: 0 } });
  });
});
