/** The order of PostgreSQL's C collation for ids, instants and names in ASCII. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
