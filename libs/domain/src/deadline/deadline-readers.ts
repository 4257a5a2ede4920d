import { addDays, dayOf, daysInMonth, instantAt, isDay } from '../calendar/local-day.js';
import type { Deadline } from './deadline.js';

/** A deadline without the document's words: the reader of the text puts them back. */
type Bare<D> = D extends Deadline ? Omit<D, 'text'> : never;
type BareDeadline = Bare<Deadline>;

export const DEADLINE_WARNINGS = [
  'blank',
  'unreadable',
  'no-such-day',
  'no-year',
  'before-period',
  'reversed-range',
] as const;
/** Why a text gives no deadline. Nothing is guessed: each of them asks a person. */
export type DeadlineWarning = (typeof DEADLINE_WARNINGS)[number];

export type Read = BareDeadline | { readonly warning: DeadlineWarning };

/** Reads one family of forms from the tone-free text; null when it is none of them. `original` is aligned with `text` by index. */
export type Reader = (text: string, original: string) => Read | null;

const QUARTERS: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
const DATE = String.raw`(?:ngay )?(\d{1,2})(?:[/.-]| thang )(\d{1,2})(?:[/.-]| nam )(\d{4})`;
const WHOLE_DATE = new RegExp(`^${DATE}$`);
const TIME_AND_DATE = new RegExp(String.raw`^(\d{1,2})(?: gio | ?h ?|:)(\d{2})?(?: phut)?,? ?${DATE}$`);

function captures(pattern: RegExp, text: string): readonly string[] | null {
  const match = pattern.exec(text);
  return match === null ? null : match.slice(1).map((group) => group ?? '');
}

function dayFrom(day: string | undefined, month: string | undefined, year: string | undefined): string | null {
  const made = dayOf(Number(year), Number(month), Number(day));
  return isDay(made) ? made : null;
}

const readDay: Reader = (text) => {
  const iso = /^(\d{4}-\d{2}-\d{2})$/.exec(text)?.[1];
  if (iso !== undefined) return isDay(iso) ? { precision: 'day', on: iso } : { warning: 'no-such-day' };
  const parts = captures(WHOLE_DATE, text);
  if (parts === null) return null;
  const on = dayFrom(parts[0], parts[1], parts[2]);
  return on === null ? { warning: 'no-such-day' } : { precision: 'day', on };
};

const readInstant: Reader = (text) => {
  const parts = captures(TIME_AND_DATE, text);
  if (parts === null) return null;
  const [hours = '', minutes = '', ...date] = parts;
  const on = dayFrom(date[0], date[1], date[2]);
  if (on === null || Number(hours) > 23 || Number(minutes) > 59) return { warning: 'no-such-day' };
  return { precision: 'instant', at: instantAt(on, `${hours.padStart(2, '0')}:${minutes.padStart(2, '0')}`) };
};

const readMonth: Reader = (text) => {
  const parts = captures(/^(?:thang |t\.? ?)?(\d{1,2})(?: ?[/.-] ?| nam |, nam )(\d{4})$/, text);
  if (parts === null) return null;
  const [month, year] = parts.map(Number);
  if (month === undefined || year === undefined || month < 1 || month > 12) return { warning: 'no-such-day' };
  return { precision: 'month', year, month };
};

const readQuarter: Reader = (text) => {
  const parts = captures(/^(?:quy |q)(iv|i{1,3}|[1-4]) ?(?:[/,-] ?)?(?:nam )?(\d{4})$/, text);
  const quarter = QUARTERS[parts?.[0] ?? ''];
  return parts === null || quarter === undefined ? null : { precision: 'quarter', year: Number(parts[1]), quarter };
};

const readHalfYear: Reader = (text) => {
  const parts = captures(/^(?:(?:6|sau|06) thang|nua) (dau|cuoi)(?: cua)? nam (\d{4})$/, text);
  return parts === null ? null : { precision: 'half-year', year: Number(parts[1]), half: parts[0] === 'dau' ? 1 : 2 };
};

const readYear: Reader = (text) => {
  const parts = captures(/^(?:nam )?(20\d{2})$/, text);
  return parts === null ? null : { precision: 'year', year: Number(parts[0]) };
};

const readOpenEnded: Reader = (text) => {
  const parts =
    captures(/^(?:tu )?(?:nam )?(20\d{2})(?: va|,)? (?:(?:cac |nhung )?nam (?:tiep theo|sau)|tro di)$/, text) ??
    captures(/^tu nam (20\d{2})$/, text);
  return parts === null ? null : { precision: 'open-ended', year: Number(parts[0]) };
};

const RECURRING: readonly (readonly [RegExp, 'month' | 'quarter' | 'half-year' | 'year'])[] = [
  [/^(?:dinh ky )?(?:hang|moi) thang$/, 'month'],
  [/^(?:dinh ky )?(?:hang|moi) quy$/, 'quarter'],
  [/^(?:dinh ky )?(?:6|sau|06) thang(?:(?: mot|\/| 1)? ?lan)?$/, 'half-year'],
  [/^(?:dinh ky )?(?:(?:hang|moi) nam|thuong nien)$/, 'year'],
];

const readRecurring: Reader = (text) => {
  const found = RECURRING.find(([pattern]) => pattern.test(text));
  return found === undefined ? null : { precision: 'recurring', every: found[1] };
};

const readContinuous: Reader = (text) =>
  /^(?:nhiem vu )?(?:thuong xuyen(?:, lien tuc)?|lien tuc)$/.test(text) ? { precision: 'continuous' } : null;

const readRelative: Reader = (text, original) => {
  const match =
    /^(?:sau |trong )?(?:vong |thoi han )?(\d{1,4})(?: \([^)]*\))? ngay( lam viec)?,? (?:ke tu|tinh tu|tu|sau) /.exec(
      text,
    );
  if (match === null) return null;
  const after = original.slice(match[0].length).trim();
  const [days, working] = [Number(match[1]), match[2] !== undefined];
  if (after === '' || days === 0) return { warning: 'unreadable' };
  const event = readDay(text.slice(match[0].length).trim(), after);
  if (event !== null && 'warning' in event) return event;
  if (event?.precision === 'day' && !working) return { precision: 'day', on: addDays(event.on, days) };
  return { precision: 'relative', days, working, after };
};

const PERIODS: readonly Reader[] = [readDay, readMonth, readQuarter, readHalfYear, readYear];

interface Period {
  readonly first: string;
  readonly last: string;
}

function months(year: number, first: number, last: number): Period {
  return { first: dayOf(year, first, 1), last: dayOf(year, last, daysInMonth(year, last)) };
}

function periodOf(read: Read): Period | null {
  if ('warning' in read) return null;
  switch (read.precision) {
    case 'day':
      return { first: read.on, last: read.on };
    case 'month':
      return months(read.year, read.month, read.month);
    case 'quarter':
      return months(read.year, read.quarter * 3 - 2, read.quarter * 3);
    case 'half-year':
      return months(read.year, read.half * 6 - 5, read.half * 6);
    case 'year':
      return months(read.year, 1, 12);
    default:
      return null;
  }
}

function readPeriod(text: string): Period | null {
  for (const reader of PERIODS) {
    const read = reader(text, text);
    if (read !== null) return periodOf(read);
  }
  return null;
}

/** "tháng 6 đến tháng 12/2025": the first end takes the year of the second. */
function endsOf(left: string, right: string): readonly [Period | null, Period | null] {
  const year = /(\d{4})$/.exec(right)?.[1];
  const dated = readPeriod(left) ?? (year === undefined ? null : readPeriod(`${left}/${year}`));
  return [dated, readPeriod(right)];
}

const readRange: Reader = (text) => {
  const body = text.replace(/^(?:giai doan |tu )+/, '');
  const parts =
    captures(/^(20\d{2}) ?- ?(20\d{2})$/, body) ??
    captures(/^(.+?) (?:-|den het|den) (.+)$/, body) ??
    captures(/^([^-]+)-([^-]+)$/, body);
  if (parts === null) return null;
  const [first, last] = endsOf(parts[0] ?? '', parts[1] ?? '');
  if (first === null || last === null) return null;
  return first.first > last.last
    ? { warning: 'reversed-range' }
    : { precision: 'range', from: first.first, to: last.last };
};

/** Dates that name no year: the year is not ours to choose. */
const readYearless: Reader = (text) =>
  /^(?:(?:ngay )?\d{1,2}[/.-]\d{1,2}|ngay \d{1,2} thang \d{1,2}|(?:quy |q)(?:iv|i{1,3}|[1-4])|thang \d{1,2})$/.test(
    text,
  )
    ? { warning: 'no-year' }
    : null;

/** In the order in which they are tried: the first that knows the form decides. */
export const READERS: readonly Reader[] = [
  readDay,
  readInstant,
  readMonth,
  readQuarter,
  readHalfYear,
  readYear,
  readOpenEnded,
  readRecurring,
  readContinuous,
  readRelative,
  readRange,
  readYearless,
];
