import type { CalendarDay, WorkingCalendar } from '#domain';
import { DAY_KINDS } from '#domain';

/** What a calendar file may leave open: its version is then the next one. */
export type CalendarFile = Omit<WorkingCalendar, 'version'> & { readonly version?: number };

/** Where a file is not of a calendar's shape, as a JSON pointer, and what is needed there. */
export interface CalendarFault {
  readonly path: string;
  readonly expected: string;
}

export function isCalendarFault(read: CalendarFile | CalendarFault): read is CalendarFault {
  return 'expected' in read;
}

/** Takes a value read from JSON for a calendar. Only its shape is looked at here: what it says is the decision's to judge. */
export function readCalendar(value: unknown): CalendarFile | CalendarFault {
  try {
    return calendarIn(value);
  } catch (error) {
    if (error instanceof Misshapen) return { path: error.path, expected: error.expected };
    throw error;
  }
}

class Misshapen extends Error {
  constructor(
    readonly path: string,
    readonly expected: string,
  ) {
    super(`${path}: ${expected}`);
  }
}

const KEYS: ReadonlySet<string> = new Set([
  'version',
  'weekend',
  'holidays',
  'workedDays',
  'knownThrough',
  'quietHours',
]);
const DAY_KEYS: ReadonlySet<string> = new Set(['on', 'name', 'reference', 'kind', 'standsFor', 'provisional']);

function calendarIn(value: unknown): CalendarFile {
  const read = objectIn(value, '', KEYS);
  const hours = objectIn(read['quietHours'], '/quietHours', new Set(['from', 'to']));
  return {
    ...(read['version'] === undefined ? {} : { version: numberIn(read['version'], '/version') }),
    weekend: listIn(read['weekend'], '/weekend', numberIn),
    holidays: listIn(read['holidays'], '/holidays', dayIn),
    workedDays: listIn(read['workedDays'], '/workedDays', dayIn),
    knownThrough: numberIn(read['knownThrough'], '/knownThrough'),
    quietHours: { from: textIn(hours['from'], '/quietHours/from'), to: textIn(hours['to'], '/quietHours/to') },
  };
}

function dayIn(value: unknown, path: string): CalendarDay {
  const read = objectIn(value, path, DAY_KEYS);
  const kind = DAY_KINDS.find((each) => each === read['kind']);
  if (read['kind'] !== undefined && kind === undefined) throw new Misshapen(`${path}/kind`, DAY_KINDS.join(' | '));
  const { standsFor, provisional } = read;
  return {
    on: textIn(read['on'], `${path}/on`),
    name: textIn(read['name'], `${path}/name`),
    reference: textIn(read['reference'], `${path}/reference`),
    ...(kind === undefined ? {} : { kind }),
    ...(standsFor === undefined ? {} : { standsFor: textIn(standsFor, `${path}/standsFor`) }),
    ...(provisional === undefined ? {} : { provisional: textIn(provisional, `${path}/provisional`) }),
  };
}

/** A misspelt key would be lost in silence: only known ones are taken. */
function objectIn(value: unknown, path: string, keys: ReadonlySet<string>): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Misshapen(path, 'object');
  const unknown = Object.keys(value).find((key) => !keys.has(key));
  if (unknown !== undefined) throw new Misshapen(`${path}/${unknown.slice(0, 40)}`, [...keys].join(', '));
  return Object.fromEntries(Object.entries(value));
}

function listIn<Item>(value: unknown, path: string, item: (value: unknown, path: string) => Item): readonly Item[] {
  if (!Array.isArray(value)) throw new Misshapen(path, 'array');
  return value.map((each: unknown, index) => item(each, `${path}/${index}`));
}

function numberIn(value: unknown, path: string): number {
  if (typeof value !== 'number') throw new Misshapen(path, 'number');
  return value;
}

function textIn(value: unknown, path: string): string {
  if (typeof value !== 'string' || value.length > 500) throw new Misshapen(path, 'string, at most 500 characters');
  return value;
}
