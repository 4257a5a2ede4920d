import type { StepExplanation } from '#contracts';
import { dayInWords } from '../format/day.format.js';

export type Days = NonNullable<StepExplanation['days']>;

/** Steps before a deadline are counted backwards from it; people read a span from its first day to its last. */
export function daysInOrder(days: Days): Days {
  const skipped = [...days.skipped].sort((a, b) => a.on.localeCompare(b.on));
  const [from, to] = days.from <= days.to ? [days.from, days.to] : [days.to, days.from];
  return { from, to, workingDays: Math.abs(days.workingDays), skipped };
}

/** `Thứ bảy 24/10/2026, 31/10/2026; Chủ nhật 25/10/2026`: every day that was not counted, under its name. */
export function skippedInWords(skipped: Days['skipped']): string {
  const byName = new Map<string, string[]>();
  for (const { on, name } of skipped) byName.set(name, [...(byName.get(name) ?? []), dayInWords(on)]);
  return [...byName].map(([name, days]) => `${name} ${days.join(', ')}`).join('; ');
}
