/**
 * Changes in office: one lead unit in eight loses its head for one to six weeks of the year, and gets the same person back. While
 * nobody holds the post, its steps find nobody.
 */
import { type Actor, addDays, type EventData, localDay, type WorkingCalendar } from '#domain';
import type { RecordedEvent } from '#event-store';
import type { Behaviour, PlannedAct } from './behaviour.js';
import { officeTime, timeOn } from './office-hours.js';
import { SeededDraws } from './seeded.draws.js';

export interface Absences {
  /** How many heads in a hundred leave. */
  readonly percent: number;
  /** Latest calendar day of the leaving, counted from the day on which the post was filled. */
  readonly latest: number;
}

const USUAL: Absences = { percent: 12, latest: 330 };

export class PostBehaviour implements Behaviour {
  private readonly seen = new Set<string>();

  constructor(
    private readonly seed: number,
    private readonly calendar: WorkingCalendar,
    private readonly registrar: Actor,
    private readonly absences: Absences = USUAL,
  ) {}

  answer(event: RecordedEvent): readonly PlannedAct[] {
    if (event.type === 'PostVacated') return this.fillAgain(event);
    if (event.type !== 'PostFilled' || this.seen.has(event.stream)) return [];
    const { post, person } = event.data as EventData<'PostFilled'>;
    if (post !== 'unitHead') return [];
    this.seen.add(event.stream);
    const draws = new SeededDraws(this.seed, `head of ${event.stream}`);
    const [leaves, after, time] = [
      draws.chance(this.absences.percent),
      draws.between(20, this.absences.latest),
      draws.between(0, 3),
    ];
    if (!leaves) return [];
    const at = timeOn(this.calendar, addDays(localDay(event.occurredAt), after), time);
    return [{ at, command: { type: 'VacatePost', id: event.stream, by: this.registrar, post, person } }];
  }

  private fillAgain(event: RecordedEvent): readonly PlannedAct[] {
    const { post, person } = event.data as EventData<'PostVacated'>;
    if (post !== 'unitHead') return [];
    const draws = new SeededDraws(this.seed, `absence of ${event.stream}`);
    const at = officeTime(this.calendar, event.occurredAt, { days: draws.between(5, 30), time: draws.between(0, 3) });
    return [{ at, command: { type: 'FillPost', id: event.stream, by: this.registrar, post, person, acting: false } }];
  }
}
