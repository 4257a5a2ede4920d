/** The four cells that every report uses, and `outside` for what cannot be classed. */
export type Cell = 'done-on-time' | 'done-late' | 'open-in-term' | 'open-overdue' | 'outside';
export type Reason =
  | 'awaiting-issue'
  | 'awaiting-verification'
  | 'awaiting-reassignment'
  | 'not-implementable'
  | 'blocked'
  | 'suspended'
  | 'none';
export type Outlook = 'at-risk' | 'due-soon' | 'on-schedule';
/** The board's partition of a directive's tasks: the groups always sum to the total. */
export type BoardGroup = 'done' | 'on-schedule' | 'behind-or-at-risk' | 'not-implementable' | 'remainder';
export type RemainderReason = 'lead-undetermined' | 'draft' | 'voided' | 'continuous' | 'undated';

/** Every answer that reads a projection names the log position that it had reached. */
export interface AtPosition {
  readonly position: number;
  /** The instant that the answer is about: by the register's clock when it was made, or the past one that was asked for. */
  readonly asOf: string;
  /** Of the past: as it was shown then, or as it is known now. Absent for an answer about now. */
  readonly view?: 'shown' | 'known';
}

/** How far a thing of the register circulates; state secrets are in no register. */
export type Secrecy = 'open' | 'restricted';

export interface DirectiveSummary {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly issuedOn: string;
  readonly issuer: string;
  readonly abstract: string;
  readonly secrecy: Secrecy;
  readonly ownerUnit: UnitRef;
  readonly total: number;
}

export interface UnitRef {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** GET /api/v1/directives — every directive, latest issued first. */
export interface DirectiveList extends AtPosition {
  readonly items: readonly DirectiveSummary[];
}

/** GET /api/v1/units — every unit in the order of its code; `parent` makes the tree. */
export interface UnitList extends AtPosition {
  readonly items: readonly UnitNode[];
}

export interface UnitNode extends UnitRef {
  readonly kind: string;
  readonly parent: string | null;
}

/** GET /api/v1/directives/{id}/scoreboard — counts tasks. */
export interface DirectiveScoreboard extends AtPosition {
  readonly counts: 'tasks';
  readonly directive: DirectiveSummary;
  readonly total: number;
  readonly cells: Readonly<Record<Cell, number>>;
  readonly groups: Readonly<Record<BoardGroup, number>>;
  readonly remainder: readonly { readonly reason: RemainderReason; readonly count: number }[];
  readonly rates: readonly Rate[];
  /** Counts that somebody published, beside ours: the difference and where it comes from. */
  readonly published: readonly PublishedCount[];
}

export interface Rate {
  readonly code: 'done-of-all' | 'done-of-due' | 'done-of-this-year';
  readonly numerator: number;
  readonly denominator: number;
}

export interface PublishedCount {
  readonly source: string;
  readonly asOf: string;
  readonly total: number;
  readonly parts: readonly { readonly label: string; readonly count: number }[];
  /** total minus the sum of its parts: tasks that nobody counted. */
  readonly uncounted: number;
}

/** GET /api/v1/directives/{id}/trend counts tasks, /api/v1/units/{id}/trend assignments, at the end of each day. */
export interface Trend extends AtPosition {
  readonly counts: 'tasks' | 'assignments';
  /** Oldest first, at equal distances. */
  readonly points: readonly TrendPoint[];
}

export interface TrendPoint {
  readonly day: string;
  readonly total: number;
  readonly cells: Readonly<Record<Cell, number>>;
  readonly groups: Readonly<Record<BoardGroup, number>>;
}

/** GET /api/v1/units/{id}/scoreboard — counts assignments of the unit's subtree. */
export interface UnitScoreboard extends AtPosition {
  readonly counts: 'assignments';
  readonly unit: UnitRef;
  readonly total: number;
  readonly cells: Readonly<Record<Cell, number>>;
  readonly groups: Readonly<Record<BoardGroup, number>>;
  /** One row a direct child with assignments anywhere below it, in the order of its code. */
  readonly children: readonly UnitScoreRow[];
}

export interface UnitScoreRow {
  readonly unit: UnitRef;
  readonly total: number;
  readonly cells: Readonly<Record<Cell, number>>;
  readonly groups: Readonly<Record<BoardGroup, number>>;
}
