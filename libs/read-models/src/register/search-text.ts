import { tidy, toneFree } from '#domain';

/** For searching as people type on keyboards without tone marks: lower case, no marks, đ as d, single spaces. */
export function searchText(...texts: readonly (string | null)[]): string {
  return toneFree(tidy(texts.filter((text) => text !== null).join(' ')));
}
