/** A text for people, Vietnamese first. */
export interface Words {
  readonly vi: string;
  readonly en: string;
}

/** Control and direction characters could break a header, hide a line or turn a text around: none of them is worth keeping. */
const UNWANTED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** One line of plain text: no control or direction character, no line break, no run of blanks. */
export function oneLine(text: string): string {
  return text.replace(UNWANTED, ' ').replace(/\s+/g, ' ').trim();
}

/** At most so many characters, cut between words where one ends in the last third. */
export function shortened(text: string, most: number): string {
  const line = oneLine(text);
  const characters = [...line];
  if (characters.length <= most) return line;
  const head = characters.slice(0, most - 1).join('');
  const lastBlank = head.lastIndexOf(' ');
  return `${(lastBlank > (head.length * 2) / 3 ? head.slice(0, lastBlank) : head).replace(/[\s,;:.]+$/, '')}…`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Safe inside an element and inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** `YYYY-MM-DD` as people here write it: dd/mm/yyyy. */
export function printedDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}
