/** The same password typed on another keyboard: Vietnamese letters may come as one character or as a letter and its marks. */
export function normalised(password: string): string {
  return password.normalize('NFKC');
}

/** In characters (code points), after normalising. */
export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;

export function lengthOf(password: string): number {
  return [...normalised(password)].length;
}

/** Longer texts are not even hashed. Counted in UTF-16 units: no character takes more than two before normalising. */
export function isHashable(password: string): boolean {
  return password.length <= 2 * LONGEST_PASSWORD && lengthOf(password) <= LONGEST_PASSWORD;
}
