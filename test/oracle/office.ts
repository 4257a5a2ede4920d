/** When the office works, by the published calendar: every question is answered by walking from day to day. */
import { at, dayOf, next, previous, timeOf, weekday } from './days.js';
import { type Fields, list, record, text } from './fields.js';

/** The hours of the rule book. */
const OPENS = '07:30';
const CLOSES = '17:00';

export class Office {
  private readonly weekend: ReadonlySet<number>;
  private readonly off: ReadonlySet<string>;
  private readonly exchanged: ReadonlySet<string>;
  /** Walks that were made before: the answer is the same. */
  private readonly walked = new Map<string, string | number | boolean>();

  /** The calendar as `CalendarPublished` has it. */
  constructor(calendar: Fields) {
    this.weekend = new Set(list(calendar, 'weekend').map(Number));
    this.off = daysIn(calendar, 'holidays');
    this.exchanged = daysIn(calendar, 'workedDays');
  }

  works(day: string): boolean {
    return this.once(`works ${day}`, () => {
      if (this.exchanged.has(day)) return true;
      return !this.off.has(day) && !this.weekend.has(weekday(day));
    });
  }

  /** The n-th working day later than a day; the day itself for 0. */
  after(day: string, days: number): string {
    return this.once(`after ${day} ${days}`, () => {
      let found = day;
      for (let left = days; left > 0;) {
        found = next(found);
        if (this.works(found)) left -= 1;
      }
      return found;
    });
  }

  /** The n-th working day earlier than a day; the day itself for 0. */
  before(day: string, days: number): string {
    return this.once(`before ${day} ${days}`, () => {
      let found = day;
      for (let left = days; left > 0;) {
        found = previous(found);
        if (this.works(found)) left -= 1;
      }
      return found;
    });
  }

  /** The day itself when it is worked, else the next one that is. */
  from(day: string): string {
    let found = day;
    while (!this.works(found)) found = next(found);
    return found;
  }

  /** The day itself when it is worked, else the last one before it that is. */
  until(day: string): string {
    let found = day;
    while (!this.works(found)) found = previous(found);
    return found;
  }

  /** Working days later than one day and not later than another. */
  countAfter(from: string, to: string): number {
    return this.once(`count ${from} ${to}`, () => {
      let count = 0;
      for (let day = next(from); day <= to; day = next(day)) if (this.works(day)) count += 1;
      return count;
    });
  }

  morning(day: string): string {
    return this.once(`morning ${day}`, () => at(day, OPENS));
  }

  open(instant: string): boolean {
    const time = timeOf(instant);
    return this.works(dayOf(instant)) && time >= OPENS && time < CLOSES;
  }

  /** The first morning of a working day that is not before an instant. */
  nextMorning(instant: string): string {
    const today = this.morning(this.from(dayOf(instant)));
    return today >= instant ? today : this.morning(this.after(dayOf(instant), 1));
  }

  /** The instant itself within the hours, else the next working morning. */
  nextOpen(instant: string): string {
    return this.open(instant) ? instant : this.nextMorning(instant);
  }

  private once<Answer extends string | number | boolean>(question: string, walk: () => Answer): Answer {
    const known = this.walked.get(question);
    if (known !== undefined) return known as Answer;
    const answer = walk();
    this.walked.set(question, answer);
    return answer;
  }
}

function daysIn(calendar: Fields, name: string): ReadonlySet<string> {
  return new Set(list(calendar, name).map((day) => text(record(day, name), 'on')));
}
