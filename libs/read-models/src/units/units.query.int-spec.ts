import { History, id } from '../projecting/history.examples.js';
import { ReadModelDatabase } from '../projecting/read-model-database.examples.js';
import { units } from '../register/register.examples.js';
import { unitsProjection } from './units.projection.js';
import { UnitsQuery } from './units.query.js';

let database: ReadModelDatabase;
let query: UnitsQuery;
beforeEach(async () => {
  database = await ReadModelDatabase.create([unitsProjection]);
  query = new UnitsQuery(database.source);
});
afterEach(() => database.close());

const people = async (unit: number, post: 'unitHead' | 'coordinator'): Promise<string[]> =>
  (await query.postHolders([id('unit', unit)], [post])).map(
    ({ person, acting }) => `${person.slice(-1)}${acting ? ' acting' : ''}`,
  );

describe('the unit tree', () => {
  it('finds a unit and all below it, also where children were registered first', async () => {
    const history = new History();
    units(history, { 5: 4, 4: 0, 0: null, 1: 0, 2: 1, 3: 2 });
    await database.project(history.events);
    expect((await query.subtree(id('unit', 1))).sort()).toEqual([1, 2, 3].map((n) => id('unit', n)));
    expect(await query.subtree(id('unit', 0))).toHaveLength(6);
    const trees = await query.subtrees([3, 1, 9].map((n) => id('unit', n)));
    expect([...trees].map(([root, ids]) => [root, ids.toSorted()])).toEqual(
      expect.arrayContaining([
        [id('unit', 1), [1, 2, 3].map((n) => id('unit', n))],
        [id('unit', 3), [id('unit', 3)]],
      ]),
    );
    expect(trees.size).toBe(2);
    expect(await query.subtree(id('unit', 9))).toEqual([]);
    expect((await query.children(id('unit', 0))).map((unit) => unit.code)).toEqual(['U1', 'U4']);
    expect((await query.children(null)).map((unit) => unit.code)).toEqual(['U0']);
    expect([...(await query.byCodes(['U3', 'U8'])).keys()]).toEqual(['U3']);
  });

  it('ends where parents form a ring', async () => {
    const history = new History();
    units(history, { 1: 2, 2: 1 });
    await database.project(history.events);
    expect((await query.subtree(id('unit', 1))).sort()).toEqual([id('unit', 1), id('unit', 2)]);
  });
});

describe('posts', () => {
  it('are held by those who were appointed last, those acting behind the others', async () => {
    const history = new History();
    units(history, { 1: null });
    const fill = (person: number, acting: boolean): number =>
      history.record(id('unit', 1), 'PostFilled', { post: 'unitHead', person: id('person', person), acting });
    fill(1, true);
    fill(2, false);
    fill(3, false);
    history.record(id('unit', 1), 'PostVacated', { post: 'unitHead', person: id('person', 2) });
    await database.project(history.events);
    expect(await people(1, 'unitHead')).toEqual(['3', '1 acting']);
    expect(await people(1, 'coordinator')).toEqual([]);
    expect((await query.postsOf(id('person', 3))).map(({ unit, post }) => [unit, post])).toEqual([
      [id('unit', 1), 'unitHead'],
    ]);
    expect(await query.find(id('unit', 1))).toMatchObject({ version: 5 });
  });
});
