import { nameKey } from '#domain';

/** Syllables with which no Vietnamese sentence ends: joining words, and first halves of words. */
const UNFINISHED = new Set(
  (
    'và hoặc của cho các những với về từ đến tại theo nhằm trong để do bởi là được bị gồm như mà khi nếu vì trên dưới giữa ' +
    'kỹ thúc nâng triển nghiên xây khuyến ứng phối'
  ).split(' '),
);
const PAIRS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['“', '”'],
  ['[', ']'],
];

/** From the end, since the text before may be long. */
function lastWord(text: string): string {
  let from = text.length;
  while (from > 0 && text.charAt(from - 1).trim() !== '') from -= 1;
  return text.slice(from);
}

function count(text: string, letter: string): number {
  return text.split(letter).length - 1;
}

/** True when a text stops in the middle of a sentence: at a comma or a joining word, or with a bracket or quotation left open. */
export function isCutOff(text: string): boolean {
  const body = text.trim();
  if (body === '') return false;
  if (/[,:;(–-]$/u.test(body)) return true;
  // "a) …" and "1) …" close brackets that nobody opened: only what is left open counts.
  if (PAIRS.some(([open, close]) => count(body, open) > count(body, close))) return true;
  return UNFINISHED.has(lastWord(body).normalize('NFC').toLowerCase());
}

/** True when the last name of a cell has lost its words: "…, Bộ". */
export function isNameCutOff(text: string): boolean {
  if (!text.includes(',')) return false;
  const last =
    nameKey(text)
      .split(/ ?[,;] ?/u)
      .at(-1) ?? '';
  return /^(?:bo|so|ubnd|uy ban|uy ban nhan dan|ban|vien|cuc)$/u.test(last);
}
