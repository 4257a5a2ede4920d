import { sameData, type CalendarDay, type WorkingCalendar } from '#domain';

/** What a calendar says otherwise than the one in force, day by day. */
export interface CalendarChange {
  readonly on: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: string | null;
  readonly after: string | null;
}

/** In the order of the days; a day that only gained a kind or a reference counts as changed. */
export function calendarChanges(before: WorkingCalendar | null, after: WorkingCalendar): readonly CalendarChange[] {
  const [old, next] = [daysOf(before), daysOf(after)];
  return [...new Set([...old.keys(), ...next.keys()])].sort().flatMap((on): CalendarChange[] => {
    const [was, is] = [old.get(on), next.get(on)];
    if (sameData(was, is)) return [];
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ on, change, before: inWords(was), after: inWords(is) }];
  });
}

interface Listed {
  readonly worked: boolean;
  readonly day: CalendarDay;
}

function daysOf(calendar: WorkingCalendar | null): ReadonlyMap<string, Listed> {
  if (calendar === null) return new Map();
  const listed = (days: readonly CalendarDay[], worked: boolean): readonly (readonly [string, Listed])[] =>
    days.map((day) => [day.on, { worked, day }]);
  return new Map([...listed(calendar.holidays, false), ...listed(calendar.workedDays, true)]);
}

function inWords(listed: Listed | undefined): string | null {
  if (listed === undefined) return null;
  const { worked, day } = listed;
  return `${worked ? 'làm / worked' : 'nghỉ / off'}: ${day.name} (${day.reference})`;
}
