import type { BoardGroup, Cell, Outlook, Reason, RemainderReason } from '#domain';

/** So many tasks of a directive, due on one day, that have the same answers. Empty text stands for none. */
export interface DirectiveCell {
  /** Local day, or `undated`. */
  readonly dueOn: string;
  readonly cell: Cell;
  readonly reason: Reason;
  readonly outlook: Outlook | '';
  readonly group: BoardGroup;
  readonly remainder: RemainderReason | '';
  readonly count: number;
}

/** So many assignments below one direct child of a unit (null: of the unit itself) that stand alike. */
export interface UnitCell {
  readonly child: string | null;
  readonly cell: Cell;
  readonly group: BoardGroup;
  readonly count: number;
}
