const MARKS = /\p{M}/gu;
const SPACES = /[\s\u00a0\u200b\ufeff]+/gu;
/** White space that is not one plain space between words. Most texts have none, which is sooner said than replaced. */
const UNTIDY = /[\s\u00a0\u200b\ufeff]{2}|[^\S ]|[\u00a0\u200b\ufeff]/u;
/** Grave, acute, tilde, hook above, dot below. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** Icelandic eth, which some keyboards and old fonts put where đ belongs. */
const ETHS: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ' };

/** Vietnamese and all other Latin letters, composed, come before this code. */
const AFTER_LATIN = 0x2000;
/** Latin letters met so far, by their code: all text of an import goes through here, and is made of few of them. */
const bareLetters = Array.from<string | undefined>({ length: AFTER_LATIN });

/** One composed letter without its tone and vowel marks, in lower case; `đ` becomes `d`. */
function bare(letter: string): string {
  return letter.toLowerCase().normalize('NFD').replace(MARKS, '').replace('đ', 'd');
}

/**
 * Vietnamese text as people type it without marks: "Nghị quyết" becomes "nghi quyet". Works letter by letter on the composed form, so
 * that an index into the result is an index into the composed text.
 */
export function toneFree(text: string): string {
  const composed = text.normalize('NFC');
  let made = '';
  for (let at = 0; at < composed.length; at += 1) {
    const code = composed.charCodeAt(at);
    if (code < AFTER_LATIN) {
      made += bareLetters[code] ??= bare(composed.charAt(at));
      continue;
    }
    // A letter may take two places, which only its whole can be asked about.
    const letter = String.fromCodePoint(composed.codePointAt(at) ?? code);
    made += bare(letter);
    at += letter.length - 1;
  }
  return made;
}

/** Runs of white space, no-break spaces and stray byte order marks become one space; none at the ends. */
export function tidy(text: string): string {
  const composed = text.normalize('NFC').replace(/[Ðð]/gu, (eth) => ETHS[eth] ?? eth);
  return (UNTIDY.test(composed) ? composed.replace(SPACES, ' ') : composed).trim();
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
