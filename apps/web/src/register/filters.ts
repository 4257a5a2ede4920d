/** Filters of the register, as they stand in the address and in the API's query. */
const FILTER_NAMES = ['directive', 'unit', 'cell', 'group', 'reason', 'outlook', 'section', 'due', 'q'] as const;
type FilterName = (typeof FILTER_NAMES)[number];
export type Filters = Partial<Readonly<Record<FilterName, string>>>;

/** The filters in an address, in a fixed order; anything else in it is not the register's. */
export function filtersOf(query: URLSearchParams): Filters {
  return Object.fromEntries(
    FILTER_NAMES.map((name) => [name, query.get(name)?.trim() ?? '']).filter(([, value]) => value !== ''),
  );
}
