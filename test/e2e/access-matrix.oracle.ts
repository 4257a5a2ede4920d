/**
 * Who sees what, in words and by hand: nothing here is computed from what the program does. A row is a kind of thing, a column how the
 * department of the one who asks stands to it.
 */
import type { MatrixAsker, MatrixRelation } from './access-matrix.scene.js';

type Row = readonly MatrixRelation[];

const ownAndBelow: Row = ['own', 'child'];
const worked: Row = [...ownAndBelow, 'led'];
const concerned: Row = [...worked, 'cooperating'];

const SEEN: Readonly<Record<string, Row>> = {
  /** Whoever follows it up, leads it or cooperates in it. */
  tasks: concerned,
  /** Whoever follows it up: nobody was asked yet. */
  drafts: ownAndBelow,
  /** Each lead its own, and whoever follows it up. */
  assignments: worked,
  /** Whoever sees one of its tasks. */
  directives: concerned,
  /** Nobody but those who issue it. */
  forms: ownAndBelow,
  /** The own unit and those below; `led` is of the own. */
  units: worked,
  /** Whoever sees all that it tells of. */
  notices: worked,
  /** Roles given in the own unit and below. */
  grants: worked,
  /** Those to whom these roles were given. */
  people: worked,
};

/** Roles that give work know every unit, by name and by its board. */
const KNOW_EVERY_UNIT: ReadonlySet<string> = new Set(['leader', 'fieldLeader', 'coordinator']);

export function sees(asker: MatrixAsker, kind: string, relation: MatrixRelation): boolean {
  // A message is whose it is: the head was told of what the unit is to receive, and nobody else of this suite of anything.
  if (kind === 'inbox') return asker.role === 'unitHead' && (relation === 'own' || relation === 'led');
  if (kind === 'sessions') return false;
  if (!asker.isOfUnit) return true;
  if (kind === 'units' && KNOW_EVERY_UNIT.has(asker.role)) return true;
  return (SEEN[kind] ?? []).includes(relation);
}

/** What an open stream tells of: a directive's own events go to those who follow it up. */
export function hears(asker: MatrixAsker, kind: 'directives' | 'assignments', relation: MatrixRelation): boolean {
  if (!asker.isOfUnit) return true;
  return kind === 'directives' ? ownAndBelow.includes(relation) : worked.includes(relation);
}
