/**
 * The matrix of access with one wall off at a time: each must leak nothing by itself. Then with one fault put into the first wall, the
 * second being off, so that what goes wrong can be seen: the matrix must find every one of them.
 */
import { type Provider } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { FormsQuery, type FormsRequest, type Scope, UnitsQuery } from '#read-models';
import { ACCESS, may } from '../../apps/api/src/access/access.decorator.js';
import { type Asker, Scopes } from '../../apps/api/src/access/scopes.js';
import { Sight } from '../../apps/api/src/access/sight.js';
import { DATA_SOURCE } from '../../apps/api/src/api.options.js';
import { AssignmentsController } from '../../apps/api/src/assignments/assignments.controller.js';
import { type HarnessOptions, startApi } from './api.harness.js';
import { type Leniency, listCells, namedCells, type Tried, type Ways } from './access-matrix.cells.js';
import { layMatrix, type MatrixScene } from './access-matrix.scene.js';

// Some thousand requests, one after the other.
jest.setTimeout(300_000);

/** What is found among these people, who are all of one department: the roles that every fault below shows itself to. */
async function among(roles: readonly string[], options: HarnessOptions, look: (scene: MatrixScene) => Promise<Tried>) {
  const harness = await startApi(options);
  try {
    const scene = await layMatrix(harness);
    const askers = scene.askers.filter(({ role, isOfUnit }) => isOfUnit && roles.includes(role));
    return await look({ ...scene, askers });
  } finally {
    await harness.stop();
  }
}

const EVERY_KIND = ['leader', 'coordinator', 'unitHead', 'officer', 'inspector'];

/** Each wall by itself takes its own way to an answer: what is told is compared, not how many statements it took. */
const anyWay: Ways = { ofTheLast: [] };

const alone: Leniency = { named: ['parent', 'sibling'], blankTotals: true };
const lists = (scene: MatrixScene): Promise<Tried> => listCells(scene, alone);

async function reads(scene: MatrixScene): Promise<Tried> {
  const single = await namedCells(scene, anyWay, /^get /);
  const listed = await lists(scene);
  const [routes, cells] = [single.routes + listed.routes, single.cells + listed.cells];
  return { routes, cells, leaks: [...single.leaks, ...listed.leaks] };
}

/** Single things alone, on some routes. */
const named =
  (only: RegExp) =>
  (scene: MatrixScene): Promise<Tried> =>
    namedCells(scene, anyWay, only);

describe('a wall by itself', () => {
  it.each(['first', 'second'] as const)('leaks nothing when it is the %s that stands alone', async (walls) => {
    const tried = await among(EVERY_KIND, { walls }, reads);
    process.stdout.write(
      `access matrix, the ${walls} wall alone: ${tried.routes} routes, ${tried.cells} cells, ${tried.leaks.length} leaks\n`,
    );
    expect(tried.leaks).toEqual([]);
  });
});

/** Also what stands beside the own unit: the parent's, and with it the sibling's. */
class OneTooHigh extends Scopes {
  constructor(private readonly tree: UnitsQuery) {
    super(tree);
  }

  override async of(asker: Asker): Promise<Scope> {
    const parent = asker.unit === null ? null : ((await this.tree.find(asker.unit))?.parent ?? asker.unit);
    return super.of({ ...asker, unit: parent });
  }
}

/** The own unit alone: what is below it is forgotten. */
class OwnUnitAlone extends Scopes {
  override of({ unit }: Asker): Promise<Scope> {
    const units = unit === null ? null : [unit];
    return Promise.resolve({ units, restricted: units });
  }
}

class ForgetfulForms extends FormsQuery {
  override forms(request: FormsRequest = {}) {
    return super.forms({ ...request, within: undefined });
  }
}

/** Commands go to their decision unlooked at. */
const blind = { refusalOf: () => Promise.resolve(null) };

const scopes = (mutant: new (units: UnitsQuery) => Scopes): Provider => ({
  provide: Scopes,
  inject: [UnitsQuery],
  useFactory: (units: UnitsQuery) => new mutant(units),
});

describe('a fault in the first wall', () => {
  it.each([
    ['a scope that begins one unit too high', scopes(OneTooHigh), named(/^get .*assignments\/\{id\}$/)],
    ['a scope that ends at the own unit', scopes(OwnUnitAlone), named(/^get .*tasks\/\{id\}$/)],
    [
      'a list that forgot its filter',
      { provide: FormsQuery, inject: [DATA_SOURCE], useFactory: (source: DataSource) => new ForgetfulForms(source) },
      lists,
    ],
    ['commands that nobody looks at first', { provide: Sight, useValue: blind }, named(/receive|published-counts/)],
  ])('is found: %s', async (_, fault, look) => {
    const tried = await among(['unitHead', 'coordinator'], { walls: 'first', replaced: [fault] }, look);
    expect(tried.leaks.length).toBeGreaterThan(0);
  });

  it('is found: a route that goes by the policy of another', async () => {
    const handler = AssignmentsController.prototype.receive;
    const own: unknown = Reflect.getMetadata(ACCESS, handler);
    Reflect.defineMetadata(ACCESS, may('report-progress'), handler);
    try {
      const tried = await among(['officer'], {}, named(/assignments\/\{id\}\/receive$/));
      expect(tried.leaks.length).toBeGreaterThan(0);
    } finally {
      Reflect.defineMetadata(ACCESS, own, handler);
    }
  });
});
