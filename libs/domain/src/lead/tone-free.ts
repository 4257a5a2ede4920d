const MARKS = /\p{M}/gu;
const SPACES = /[\s\u00a0\u200b\ufeff]+/gu;
/** Grave, acute, tilde, hook above, dot below. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** Icelandic eth, which some keyboards and old fonts put where đ belongs. */
const ETHS: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ' };

/** Letters met so far: all text of an import goes through here, and is made of few of them. */
const bareLetters = new Map<string, string>();
const MOST_LETTERS = 4_000;

/** One composed letter without its tone and vowel marks, in lower case; `đ` becomes `d`. */
function bare(letter: string): string {
  const known = bareLetters.get(letter);
  if (known !== undefined) return known;
  const made = letter.toLowerCase().normalize('NFD').replace(MARKS, '').replace('đ', 'd');
  if (bareLetters.size < MOST_LETTERS) bareLetters.set(letter, made);
  return made;
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
  return text
    .normalize('NFC')
    .replace(/[Ðð]/gu, (eth) => ETHS[eth] ?? eth)
    .replace(SPACES, ' ')
    .trim();
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

/**
 * How words are told apart that differ only in their marks ("Tân Lập", "Tân Lạp"): lower case, the tone of each word at its end, so that
 * "hoà" and "hòa" are one.
 */
export function markedKey(text: string): string {
  return laidOut(text)
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{L}\p{M}]+/gu, (word) => word.replace(TONES, '') + (word.match(TONES) ?? []).join(''));
}

/** True for text that carries no mark at all: typed without them, it may stand for any word of its letters. */
export function isMarkless(text: string): boolean {
  return toneFree(text) === text.normalize('NFC').toLowerCase();
}
