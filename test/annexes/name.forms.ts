/** How offices write the name of a unit: forms that still say which unit it is, and slips that do not. */
import type { ImportableUnit } from '#application';
import type { SeededSource } from './seeded.source.js';

const MARKS = /\p{M}/gu;

function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

/** Tones on the other vowel, as older typewriting has them: "Hòa" as "Hoà", "Ủy" as "Uỷ". */
function olderTones(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll('òa', 'oà')
    .replaceAll('óa', 'oá')
    .replaceAll('ủy', 'uỷ')
    .replaceAll('Ủy', 'Uỷ')
    .replaceAll('úy', 'uý')
    .replaceAll('ủa', 'uả');
}

/** "Sở Khoa học và Công nghệ": "Sở" and "KHCN" with what stands between its halves; null for a name that is not cut down. */
function initials(name: string, between: string): string | null {
  const match = /^(Bộ|Sở) (.+)$/u.exec(name);
  if (match === null) return null;
  const [, body = '', rest = ''] = match;
  const letters = (words: string): string =>
    words
      .split(/[\s,-]+/u)
      .filter((word) => word !== '')
      .map((word) => word.charAt(0).toUpperCase())
      .join('');
  const halves = rest.split(' và ').map(letters);
  return halves.join('').length < 2 ? null : `${body} ${halves.join(between)}`;
}

/** Ways of writing a name that leave no doubt. */
export function writeName(source: SeededSource, { name, code, kind }: ImportableUnit): string {
  const place = kind === 'commune' || kind === 'province';
  const forms: readonly (string | null)[] = [
    name,
    name,
    name,
    name.toUpperCase(),
    name.charAt(0) + name.slice(1).toLowerCase(),
    withoutMarks(name),
    olderTones(name),
    name.normalize('NFD'),
    name.replaceAll(' ', '\u00a0'),
    name.replaceAll('Đ', 'Ð'),
    name.replaceAll(', ', ','),
    name.replaceAll(' - ', ' – '),
    code,
    initials(name, ''),
    initials(name, '&'),
    initials(name, '-'),
    place ? `UBND ${name.charAt(0).toLowerCase()}${name.slice(1)}` : null,
    place ? `Ủy ban nhân dân ${name}` : null,
    name.includes('Ủy ban nhân dân') ? name.replace('Ủy ban nhân dân', 'UBND') : null,
    `${name} (${code})`,
  ];
  return source.pick(forms.filter((form) => form !== null));
}

const LETTERS = 'abcdeghiklmnopqrstuvxy';
const WRONG_TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

function slip(source: SeededSource, name: string): string {
  const at = source.between(1, name.length - 2);
  const [before, letter, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
  switch (source.between(0, 4)) {
    case 0:
      return before + after;
    case 1:
      return `${before}${letter}${letter}${after}`;
    case 2:
      return `${before}${after.charAt(0)}${letter}${after.slice(1)}`;
    case 3:
      return `${before}${source.pick([...LETTERS])}${after}`;
    default:
      // A tone that does not belong there.
      return (
        before +
        letter.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '') +
        source.pick(WRONG_TONES) +
        after
      );
  }
}

/** How a name looks to a careful reader: letter case, layout and where in a word its tone stands say nothing. */
function looks(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replace(
      /[\p{L}\p{M}]+/gu,
      (word) =>
        word.replace(/[\u0300\u0301\u0303\u0309\u0323]/gu, '') +
        [...word].filter((mark) => WRONG_TONES.includes(mark)).join(''),
    )
    .replace(/[\s,.–-]+/gu, ' ')
    .trim();
}

/** The name with one or two slips that make it no name at all, or null when a few tries all made another name. */
export function misspell(source: SeededSource, name: string, names: readonly string[]): string | null {
  const known = new Set(names.flatMap((one) => [looks(one), withoutMarks(looks(one))]));
  for (let tries = 0; tries < 12; tries += 1) {
    const once = slip(source, name.normalize('NFC')).normalize('NFC');
    const written = source.chance(0.3) ? slip(source, once).normalize('NFC') : once;
    const letters = /[^\p{L}\p{M}\s,-]/u.test(written);
    if (!letters && !known.has(looks(written)) && !/^\s|\s$|\s,/u.test(written)) return written;
  }
  return null;
}
