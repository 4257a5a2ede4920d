import { NOWHERE, told, type Tried } from './access-matrix.cells.js';
import { NAMED_IN_BODY } from './access-matrix.samples.js';
import type { MatrixScene, Things } from './access-matrix.scene.js';

/** Bodies that name what is not the asker's. */
export async function bodyCells({ askers, things }: MatrixScene): Promise<Tried> {
  const leaks: string[] = [];
  let cells = 0;
  for (const { route, role, kind, body } of NAMED_IN_BODY) {
    for (const asker of askers.filter((each) => each.role === role && each.isOfUnit)) {
      const nobodys = told(await asker.client.post(route, body(NOWHERE.id)), NOWHERE.id);
      for (const relation of ['parent', 'sibling', 'foreign'] as const) {
        const id = things[relation][(kind === 'units of others' ? 'units' : kind) as keyof Things];
        const theirs = told(await asker.client.post(route, body(id)), id);
        cells += 1;
        if (theirs !== nobodys) leaks.push(`${asker.name} ${route} ${kind} ${relation}: ${theirs} is not ${nobodys}`);
      }
    }
  }
  return { routes: NAMED_IN_BODY.length, cells, leaks };
}
