/**
 * What a number of a sheet means, by the format in which it is shown: Excel keeps days as serial numbers, and only the format tells
 * them from counts. A format without a day or a year ("mmm-yy", "d-mmm") says what the writer saw; nothing is added to it.
 */
export interface DateParts {
  readonly year: boolean;
  readonly month: boolean;
  readonly day: boolean;
  readonly time: boolean;
}

export type NumberFormat =
  | { readonly kind: 'date'; readonly parts: DateParts }
  | { readonly kind: 'percent' | 'general' }
  /** At least so many digits before the point, exactly so many after it. */
  | { readonly kind: 'fixed'; readonly integers: number; readonly decimals: number };

const DAY = { year: true, month: true, day: true, time: false };
const TIME = { year: false, month: false, day: false, time: true };

function* formatsBetween(first: number, last: number, format: NumberFormat): Generator<[number, NumberFormat]> {
  for (let id = first; id <= last; id += 1) yield [id, format];
}

/** The formats that have a number and no text in the file (ECMA-376 part 1, 18.8.30); 27–36 and 50–58 are days in East Asia. */
const BUILT_IN: ReadonlyMap<number, NumberFormat> = new Map([
  [1, { kind: 'fixed', integers: 1, decimals: 0 }],
  [2, { kind: 'fixed', integers: 1, decimals: 2 }],
  ...formatsBetween(9, 10, { kind: 'percent' }),
  ...formatsBetween(14, 15, { kind: 'date', parts: DAY }),
  [16, { kind: 'date', parts: { ...DAY, year: false } }],
  [17, { kind: 'date', parts: { ...DAY, day: false } }],
  ...formatsBetween(18, 21, { kind: 'date', parts: TIME }),
  [22, { kind: 'date', parts: { ...DAY, time: true } }],
  ...formatsBetween(27, 31, { kind: 'date', parts: DAY }),
  ...formatsBetween(32, 35, { kind: 'date', parts: TIME }),
  [36, { kind: 'date', parts: DAY }],
  ...formatsBetween(45, 47, { kind: 'date', parts: TIME }),
  ...formatsBetween(50, 58, { kind: 'date', parts: DAY }),
]);

/** The first section of a format without its literal texts, paddings, colours and locales. */
function bareCode(code: string): string {
  return (
    code
      .slice(0, 255)
      .replace(/"[^"]*"/g, '')
      .replace(/\\./g, '')
      .replace(/[_*]./g, '')
      .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
      .replace(/am\/pm|a\/p/gi, '')
      .split(';', 1)[0] ?? ''
  ).toLowerCase();
}

function dateParts(bare: string): DateParts | null {
  if (/general|[0#?]/.test(bare.replace(/\.0+/g, ''))) return null;
  const time = /[hs]/.test(bare);
  // Beside hours or seconds an m means minutes.
  const months = bare.replace(/h+\]?[^a-z]*m+/g, 'h').replace(/m+\]?[^a-z]*s/g, 's');
  const parts = { year: /[ye]/.test(bare), month: months.includes('m'), day: bare.includes('d'), time };
  return parts.year || parts.month || parts.day || parts.time ? parts : null;
}

/** Reads a format by its number, and its text where the file gives one. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return BUILT_IN.get(id) ?? { kind: 'general' };
  const bare = bareCode(code);
  const parts = dateParts(bare);
  if (parts !== null) return { kind: 'date', parts };
  if (bare.includes('%')) return { kind: 'percent' };
  const fixed = /^(0+)(?:\.(0+))?$/.exec(bare.trim());
  return fixed === null
    ? { kind: 'general' }
    : { kind: 'fixed', integers: fixed[1]?.length ?? 1, decimals: fixed[2]?.length ?? 0 };
}

const MS_A_DAY = 86_400_000;
/** Serial 60 is 29 February 1900, which never was: from there on days are one too high. */
const PHANTOM_DAY = 60;
/** 31 December 9999. */
const LAST_SERIAL = 2_958_465;

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Days since the end of 1899, or null for a serial that is no day; serial 0 is the day of bare times. */
function daysOf(serial: number): number | null {
  if (serial < 0 || serial > LAST_SERIAL || serial === PHANTOM_DAY) return null;
  return serial > PHANTOM_DAY ? serial - 1 : serial;
}

function figures(days: number, { year, month, day }: DateParts): string {
  const date = new Date(Date.UTC(1899, 11, 31) + days * MS_A_DAY);
  const parts = [
    ...(day ? [two(date.getUTCDate())] : []),
    ...(month ? [two(date.getUTCMonth() + 1)] : []),
    ...(year ? [String(date.getUTCFullYear())] : []),
  ];
  return parts.join('/');
}

/**
 * A serial number as a day in figures, e.g. "30/06/2025", "06/2025" or "17:00 30/06/2025"; null for what is no day of the calendar.
 * `from1904` says that the workbook counts from 1904.
 */
export function dateText(serial: number, parts: DateParts, from1904: boolean): string | null {
  const rounded = Math.round((from1904 ? serial + 1462 : serial) * 1440) / 1440;
  const days = daysOf(Math.floor(rounded));
  if (days === null) return null;
  const minutes = Math.round((rounded - Math.floor(rounded)) * 1440);
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  if (!parts.year && !parts.month && !parts.day) return time;
  if (days === 0) return null;
  return parts.time && minutes > 0 ? `${time} ${figures(days, parts)}` : figures(days, parts);
}

/** A number as it is shown: 15 significant digits, as many as a spreadsheet keeps. */
export function numberText(value: number, format: NumberFormat): string {
  const kept = Number(value.toPrecision(15));
  switch (format.kind) {
    case 'percent':
      return `${Number((kept * 100).toPrecision(15))}%`;
    case 'fixed': {
      const [whole = '', fraction] = Math.abs(kept).toFixed(Math.min(format.decimals, 20)).split('.');
      const digits = whole.padStart(format.integers, '0');
      return `${kept < 0 ? '-' : ''}${digits}${fraction === undefined ? '' : `.${fraction}`}`;
    }
    case 'date':
    case 'general':
      return String(kept);
  }
}
