/**
 * Every route of the OpenAPI document × every role × every way to stand to a thing, over real HTTP, with both walls up: what is not the
 * asker's is answered as what does not exist, in status, body, headers and the statements that it takes, and appears in no list, count,
 * search, refusal or stream.
 */
import { StatementCount } from '../support/statement-count.js';
import { eventually } from '../support/eventually.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { bodyCells } from './access-matrix.bodies.js';
import { listCells, namedCells, type Tried, withoutSample } from './access-matrix.cells.js';
import { hears } from './access-matrix.oracle.js';
import { layMatrix, type MatrixScene, RELATIONS } from './access-matrix.scene.js';
import { EventStreamReader } from './event-stream.reader.js';

// Some thousand requests, one after the other.
jest.setTimeout(300_000);

let harness: ApiHarness;
let scene: MatrixScene;
let statements: StatementCount;

beforeAll(async () => {
  harness = await startApi();
  scene = await layMatrix(harness);
  statements = StatementCount.over(harness.api.server);
});
afterAll(async () => {
  statements.stop();
  await harness.stop();
});

function print(what: string, { routes, cells, leaks }: Tried): void {
  process.stdout.write(`access matrix, ${what}: ${routes} routes, ${cells} cells, ${leaks.length} leaks\n`);
}

describe('the matrix of access', () => {
  it('has a sample for every route that names a thing', () => expect(withoutSample(scene)).toEqual([]));

  it('answers what is not the asker’s as what does not exist, and lets nothing be done to it', async () => {
    const before = await harness.store.lastPosition();
    const tried = await namedCells(scene, statements);
    print('named', tried);
    expect(tried.leaks).toEqual([]);
    expect(await harness.store.lastPosition()).toBe(before);
  });

  it('shows it in no list, count or search, and by no filter', async () => {
    const tried = await listCells(scene);
    print('listed', tried);
    expect(tried.leaks).toEqual([]);
  });

  it('takes no body that names it', async () => {
    const tried = await bodyCells(scene);
    print('in bodies', tried);
    expect(tried.leaks).toEqual([]);
  });

  it('tells no stream of it', async () => {
    const readers = await Promise.all(
      scene.askers.map(async (asker) => ({
        asker,
        reader: await EventStreamReader.open(`${harness.url}/api/v1/events`, {
          authorization: `Bearer ${asker.token}`,
        }),
      })),
    );
    const { last } = await scene.stir();
    const heard = readers.filter(({ asker }) => !asker.isNobodys);
    await eventually(() => heard.every(({ reader }) => reader.events.some(({ id }) => id === String(last))));
    const leaks: string[] = [];
    let cells = 0;
    for (const { asker, reader } of readers) {
      const streams = new Set(reader.events.map(({ data }) => (JSON.parse(data) as { stream: string }).stream));
      for (const relation of RELATIONS) {
        for (const kind of ['directives', 'assignments'] as const) {
          const due = !asker.isNobodys && hears(asker, kind, relation);
          cells += 1;
          if (streams.has(scene.things[relation][kind]) !== due)
            leaks.push(`${asker.name} ${due ? 'does not hear' : 'hears'} ${relation} ${kind}`);
        }
      }
      reader.cut();
    }
    print('streams', { routes: 1, cells, leaks });
    expect(leaks).toEqual([]);
  });

  it('led to no fault of ours', () => expect(harness.faults).toEqual([]));
});
