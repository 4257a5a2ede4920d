/**
 * The second wall, table by table: what PostgreSQL itself lets the screens' readers see of the projections. It says again, in SQL and
 * from the reader's context, what `scope.ts` says in queries; the two share nothing, so that a mistake in one is held by the other.
 */

/** Which rows a reader sees. */
export type Seen =
  /** `scoped`: a condition for readers with units; `whole`: one for readers of the whole register, absent: every row. */
  | { readonly scoped: string; readonly whole?: string }
  /** No reader: only who writes it, and who decides. */
  | 'nobody';

export interface SeenTables {
  readonly tables: Readonly<Record<string, Seen>>;
  /** Views and functions that the conditions use; made with the tables' schema first on the search path. */
  readonly before?: string;
}

/** Of the reader's context, one value a statement and not one a row. Without a context they are null, and no condition holds. */
export const person = `(select nullif(current_setting('dondoc.person', true), ''))`;
/** Roles that give work know every unit by its name and its board. */
export const givesWork = `(select current_setting('dondoc.role', true) in ('leader', 'fieldLeader', 'coordinator'))`;
/** Of who reads the whole register: whether that includes what is restricted. */
export const cleared = `(select current_setting('dondoc.cleared', true) = 'on')`;

/** The units of the reader's role and all below it. */
export const units = listed('dondoc.units');
/** Among them, those through which restricted things are seen. */
export const closedUnits = listed('dondoc.restricted');

/** A list of units in the context: as a set to look up in, and as arrays. */
export interface Units {
  readonly set: string;
  readonly ids: string;
  readonly texts: string;
}

/** The set is hashed once, keeps parallel plans possible, and looks a value up in no time however many units there are. */
function listed(setting: string): Units {
  const value = `nullif(current_setting('${setting}', true), '')`;
  return {
    set: `(select unnest(${value}::uuid[]))`,
    ids: `(select ${value}::uuid[])::uuid[]`,
    texts: `(select ${value}::text[])::text[]`,
  };
}

export const within = (column: string, among: Units = units): string => `${column} in ${among.set}`;

/** Within the units; of what is restricted, within the fewer ones. */
export const throughUnits = (isRestricted: string, reaches: (among: Units) => string): string =>
  `(${reaches(units)}) and (not ${isRestricted} or ${reaches(closedUnits)})`;
