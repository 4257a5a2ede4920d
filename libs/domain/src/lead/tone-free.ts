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

/** The form in which names are compared: tone-free, one space between words, the several dashes made one. */
export function nameKey(text: string): string {
  return toneFree(tidy(text))
    .replace(/[–—−‐‑]/gu, '-')
    .replace(/\s*-\s*/gu, ' - ')
    .replace(/\s*,\s*/gu, ', ');
}
