import type { BoardGroup, UnitRef, UnitScoreboard } from '#contracts';
import type { CsvValue } from '../format/csv.format.js';

export interface UnitRow {
  readonly unit: UnitRef;
  /** Assignments of the unit itself, without the units below it. */
  readonly own: boolean;
  readonly total: number;
  readonly groups: Readonly<Record<BoardGroup, number>>;
}

type Groups = Readonly<Record<BoardGroup, number>>;

const minus = (whole: Groups, parts: readonly Groups[]): Record<BoardGroup, number> => {
  const left = (group: BoardGroup): number => parts.reduce((rest, part) => rest - part[group], whole[group]);
  return {
    done: left('done'),
    'on-schedule': left('on-schedule'),
    'behind-or-at-risk': left('behind-or-at-risk'),
    'not-implementable': left('not-implementable'),
    remainder: left('remainder'),
  };
};

/** The rows below a unit, with a row for the unit's own assignments where it has any: the rows sum to its total. */
export function unitRows(board: UnitScoreboard): readonly UnitRow[] {
  const children = board.children.map(({ unit, total, groups }): UnitRow => ({ unit, own: false, total, groups }));
  const total = children.reduce((rest, row) => rest - row.total, board.total);
  if (total === 0) return children;
  const groups = minus(
    board.groups,
    children.map((row) => row.groups),
  );
  return [{ unit: board.unit, own: true, total, groups }, ...children];
}

/** The table as CSV rows, its sum last. */
export function unitTable(
  rows: readonly UnitRow[],
  heads: readonly string[],
  groups: readonly BoardGroup[],
): CsvValue[][] {
  const line = (first: readonly CsvValue[], total: number, counts: Groups): CsvValue[] => [
    ...first,
    total,
    ...groups.map((group) => counts[group]),
  ];
  const sum = (pick: (row: UnitRow) => number): number => rows.reduce((all, row) => all + pick(row), 0);
  const sums = Object.fromEntries(groups.map((group) => [group, sum((row) => row.groups[group])])) as Groups;
  return [
    [...heads],
    ...rows.map((row) => line([row.unit.code, row.unit.name], row.total, row.groups)),
    line(
      ['', 'Σ'],
      sum((row) => row.total),
      sums,
    ),
  ];
}
