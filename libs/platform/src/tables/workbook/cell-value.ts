import type { CellNote } from '../table.js';
import { dateText, numberText, type NumberFormat } from './number-format.js';

/** A cell as its element says it. */
export interface CellParts {
  /** The `t` attribute: s, str, inlineStr, b, e, d or n. */
  readonly type: string;
  /** The text of its value; null without one. */
  readonly value: string | null;
  readonly formula: boolean;
  readonly format: NumberFormat;
}

export interface CellReading {
  readonly text: string;
  readonly note: Omit<CellNote, 'index'> | null;
}

/** What cells of a workbook share. */
export interface CellSource {
  readonly strings: readonly string[];
  readonly from1904: boolean;
}

/** Thrown for a cell that cannot be: an index of no shared string, a number that is none. */
export class NoSuchValue extends Error {}

/** Letters that XML cannot hold stand as _xHHHH_; those that are no text are dropped. */
export function unescapeText(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '');
}

function isoDay(value: string): string {
  const read = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(value);
  if (read === null) throw new NoSuchValue(value);
  const [, year, month, day, hour, minute] = read;
  const time = hour === undefined || `${hour}${minute}` === '0000' ? '' : `${hour}:${minute} `;
  return `${time}${day}/${month}/${year}`;
}

function numeric(value: string, format: NumberFormat, from1904: boolean): CellReading {
  const number = Number(value.trim());
  if (value.trim() === '' || !Number.isFinite(number)) throw new NoSuchValue(value);
  if (format.kind !== 'date') return { text: numberText(number, format), note: null };
  const date = dateText(number, format.parts, from1904);
  return date === null ? { text: '', note: { code: 'error', detail: '####' } } : { text: date, note: null };
}

function valueOf({ type, value, format }: CellParts & { readonly value: string }, source: CellSource): CellReading {
  switch (type) {
    case 's': {
      const shared = /^\d{1,9}$/.test(value.trim()) ? source.strings[Number(value)] : undefined;
      if (shared === undefined) throw new NoSuchValue(value);
      return { text: shared, note: null };
    }
    case 'str':
    case 'inlineStr':
      return { text: unescapeText(value), note: null };
    case 'b':
      return { text: value.trim() === '1' ? 'TRUE' : 'FALSE', note: null };
    case 'e':
      return { text: '', note: { code: 'error', detail: value.trim().slice(0, 20) } };
    case 'd':
      return { text: isoDay(value.trim()), note: null };
    default:
      return numeric(value, format, source.from1904);
  }
}

/** Reads a cell as it is shown. Throws NoSuchValue. */
export function readCell(parts: CellParts, source: CellSource): CellReading {
  const { value } = parts;
  if (value === null) return { text: '', note: parts.formula ? { code: 'formula-unread' } : null };
  const reading = valueOf({ ...parts, value }, source);
  return parts.formula && reading.note === null ? { text: reading.text, note: { code: 'formula' } } : reading;
}
