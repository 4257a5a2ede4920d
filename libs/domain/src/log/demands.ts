import { isDay, localDay } from '../calendar/local-day.js';
import { refuse, type Refusal } from './refusals.js';

/** Longest text of one field, in UTF-16 units: an event of several such texts stays within the envelope's limit. */
const longestText = 4_000;
const longestName = 500;

/** Something is written there, and not too much of it. */
export function text(value: string, field: string, limit = longestText): Refusal | undefined {
  if (value.trim() === '') return refuse('text-required', field);
  return value.length > limit ? refuse('text-too-long', field, { limit }) : undefined;
}

export function name(value: string, field: string): Refusal | undefined {
  return text(value, field, longestName);
}

/** Nothing may be written there; if something is, it is neither blank nor too long. */
export function optionalText(value: string | null, field: string): Refusal | undefined {
  return value === null ? undefined : text(value, field);
}

/** A day that exists, `YYYY-MM-DD`. */
export function day(value: string, field: string): Refusal | undefined {
  return isDay(value) ? undefined : refuse('day-invalid', field, { day: value.slice(0, 40) });
}

/** A day that exists and has begun, in Asia/Ho_Chi_Minh, by the instant `at`. */
export function pastDay(value: string, at: string, field: string): Refusal | undefined {
  return day(value, field) ?? (value > localDay(at) ? refuse('day-in-future', field, { day: value }) : undefined);
}

export function wholeNumber(
  value: number,
  field: string,
  range: { readonly from: number; readonly to: number },
): Refusal | undefined {
  const fits = Number.isSafeInteger(value) && value >= range.from && value <= range.to;
  return fits ? undefined : refuse('number-invalid', field, { ...range });
}

const personId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function person(value: string, field: string): Refusal | undefined {
  return personId.test(value) ? undefined : refuse('person-invalid', field);
}

/** The first demand that is not met. */
export function firstOf<Item>(
  items: readonly Item[],
  demand: (item: Item, index: number) => Refusal | undefined,
): Refusal | undefined {
  for (const [index, item] of items.entries()) {
    const refusal = demand(item, index);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
