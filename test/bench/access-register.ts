/**
 * `access`, second part: what people ask of the register, each as the API asks it, through the connections that row-level security
 * narrows and through those of the tables' owner. The condition of the query itself is the same on both sides.
 */
import type { DataSource } from 'typeorm';
import type { Role } from '#domain';
import { createDataSource, openReaderSource, type ReaderSight, seeAs, uuidV5, withReaderPlace } from '#platform';
import {
  readModelEntities,
  RegisterQuery,
  type Scope,
  ScoreboardQuery,
  type TaskRequest,
  UnitsQuery,
} from '#read-models';
import { type BenchOptions, type BenchReport, contest, type Contestant, figure } from './measure.js';
import { type ProvinceShape, ROOT, unitIn } from './province-register.js';

export interface RegisterSizes {
  readonly shape: ProvinceShape;
  readonly rounds: number;
  /** How long a query is asked again and again in a turn, at least once. */
  readonly milliseconds: number;
}

const GOAL = 1.15;
const TODAY = '2025-04-08';
/** Pages before a deep one, of the longest that may be asked for. */
const DEEP_PAGES = 10;
const LONGEST_PAGE = 200;

interface Reader {
  readonly name: string;
  readonly scope: Scope;
  readonly sight: ReaderSight;
  /** A unit within the scope, by which lists are narrowed. */
  readonly unit: string;
}

type Ask = (source: DataSource) => Promise<unknown>;

export async function measureRegister(url: string, sizes: RegisterSizes, options: BenchOptions): Promise<BenchReport> {
  const owner = await createDataSource(
    { url, applicationName: 'bench-owner' },
    { entities: readModelEntities },
  ).initialize();
  const reader = await openReaderSource({ url, applicationName: 'bench-reader' }, { entities: readModelEntities });
  try {
    return await measured({ owner, reader }, sizes, options);
  } finally {
    await Promise.all([owner.destroy(), reader.destroy()]);
  }
}

interface Sources {
  readonly owner: DataSource;
  readonly reader: DataSource;
}

async function measured({ owner, reader }: Sources, sizes: RegisterSizes, options: BenchOptions): Promise<BenchReport> {
  const contestants: Contestant[] = [];
  const pairs: [string, readonly [string, string]][] = [];
  for (const who of await readersOf(owner, sizes.shape)) {
    for (const [what, ask] of Object.entries(await questionsOf(who, owner))) {
      const name = `${what}, ${who.name}`;
      const narrowed = (): Promise<unknown> => seeingAs(who.sight, () => ask(reader));
      await refuseDifference(name, await ask(owner), await narrowed());
      contestants.push(
        { name, side: 'ours', measure: () => typical(narrowed, sizes.milliseconds) },
        { name: `${name}, owner`, side: 'peers', measure: () => typical(() => ask(owner), sizes.milliseconds) },
      );
      pairs.push([name, [name, `${name}, owner`]]);
    }
  }
  return contest({
    bench: 'access',
    unit: 'milliseconds a query',
    rounds: sizes.rounds,
    contestants,
    ratios: Object.fromEntries(pairs),
    goals: Object.fromEntries(pairs.map(([name]) => [name, GOAL])),
    lessIsBetter: true,
    notes: ['a query of the register: the same object asks through row-level security and as the owner of the tables'],
    say: options.say,
  });
}

/** Both see the same, or what is measured is something else. */
async function refuseDifference(name: string, asOwner: unknown, asReader: unknown): Promise<void> {
  const [left, right] = [JSON.stringify(asOwner), JSON.stringify(asReader)];
  if (left !== right)
    throw new Error(`${name}: the owner is answered ${left.slice(0, 300)}, the reader ${right.slice(0, 300)}`);
}

/** The median of the times that a query takes. */
async function typical(ask: () => Promise<unknown>, milliseconds: number): Promise<number> {
  const times: number[] = [];
  const start = performance.now();
  do {
    const began = performance.now();
    await ask();
    times.push(performance.now() - began);
  } while (performance.now() - start < milliseconds);
  return figure(times).median;
}

function seeingAs<Result>(sight: ReaderSight, work: () => Promise<Result>): Promise<Result> {
  return withReaderPlace(() => {
    seeAs(() => Promise.resolve(sight));
    return work();
  });
}

async function readersOf(owner: DataSource, { units }: ProvinceShape): Promise<readonly Reader[]> {
  const commune = unitIn(0, units - 1);
  const province = unitIn(0, 0);
  const tree = new UnitsQuery(owner);
  const below = async (unit: string): Promise<readonly string[]> => [
    unit,
    ...(await tree.subtree(unit)).filter((each) => each !== unit),
  ];
  const reader = (name: string, role: Role, reached: readonly string[] | null, unit: string): Reader => {
    const restricted = reached === null ? [] : reached.slice(0, 1);
    const seen = { units: reached, restricted };
    return { name, unit, scope: seen, sight: { person: uuidV5(name), role, ...seen } };
  };
  return [
    reader('unit head', 'unitHead', await below(commune), commune),
    reader('coordinator of a province', 'coordinator', await below(province), commune),
    reader('leader at the root', 'leader', await below(ROOT), province),
    reader('whole register', 'coordinator', null, province),
  ];
}

/** What the API asks for a reader's screens. */
async function questionsOf({ scope: within, unit }: Reader, owner: DataSource): Promise<Readonly<Record<string, Ask>>> {
  const tasks =
    (request: TaskRequest): Ask =>
    (source) =>
      new RegisterQuery(source).tasks({ ...request, filter: { ...request.filter, within } });
  const first = await new RegisterQuery(owner).tasks({ filter: { within } });
  const { id, directive } = first.items[0] ?? { id: ROOT, directive: ROOT };
  return {
    'first page': tasks({}),
    'deep page': tasks({ cursor: await deepIn(owner, within) }),
    'first due': tasks({ filter: { dueBy: '2025-05-31' }, order: 'due' }),
    'of a unit': tasks({ filter: { unit } }),
    search: tasks({ filter: { q: 'nen tang dinh danh phuc vu' } }),
    'of a directive': tasks({ filter: { directive } }),
    'a directive’s board': (source) => new ScoreboardQuery(source).directive(directive, TODAY, undefined, within),
    'a unit’s board': (source) => new ScoreboardQuery(source).unit(unit),
    'one task': async (source) => {
      const register = new RegisterQuery(source);
      return [await register.task(id, within), await register.assignmentsOf(id, within)];
    },
  };
}

/** Where a page begins that many come before, or the last one. */
async function deepIn(owner: DataSource, within: Scope): Promise<string | undefined> {
  let cursor: string | undefined;
  for (let page = 0; page < DEEP_PAGES; page += 1) {
    const { next } = await new RegisterQuery(owner).tasks({ filter: { within }, limit: LONGEST_PAGE, cursor });
    if (next === undefined) break;
    cursor = next;
  }
  return cursor;
}
