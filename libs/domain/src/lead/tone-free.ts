const MARKS = /\p{M}/gu;
const SPACES = /[\s\u00a0\u200b\ufeff]+/gu;

/** One composed letter without its tone and vowel marks, in lower case; `đ` becomes `d`. */
function bare(letter: string): string {
  return letter.toLowerCase().normalize('NFD').replace(MARKS, '').replace('đ', 'd');
}

/**
 * Vietnamese text as people type it without marks: "Nghị quyết" becomes "nghi quyet". Works letter by letter on the composed form, so
 * that an index into the result is an index into the composed text.
 */
export function toneFree(text: string): string {
  return Array.from(text.normalize('NFC'), bare).join('');
}

/** Runs of white space, no-break spaces and stray byte order marks become one space; none at the ends. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(SPACES, ' ').trim();
}

/** One space after each comma and around each dash, whichever dash it was: how a cell is laid out before names are looked for. */
export function laidOut(text: string): string {
  return tidy(text)
    .replace(/[–—−‐‑]/gu, '-')
    .replace(/ ?- ?/gu, ' - ')
    .replace(/ ?, ?/gu, ', ')
    .trim();
}

/** The form in which names are compared. */
export function nameKey(text: string): string {
  return toneFree(laidOut(text));
}
