/**
 * The lead unit: its head and officer. What they will do is planned when the assignment opens; what comes between (a refused request,
 * a resolved obstacle, a deliverable sent back) is answered as it comes.
 */
import {
  type Actor,
  addDays,
  addWorkingDays,
  daysBetween,
  type Evidence,
  type EventData,
  localDay,
  type WorkingCalendar,
} from '#domain';
import type { RecordedEvent } from '#event-store';
import type { Behaviour, PlannedAct } from './behaviour.js';
import { officeTime, timeOn } from './office-hours.js';
import { SeededDraws } from './seeded.draws.js';
import { type Temperament, temperamentOf } from './temperament.js';

export interface UnitPeople {
  /** The person in the unit's name; undefined for a unit in which nobody was named. */
  head(unit: string): string | undefined;
  officer(unit: string): string | undefined;
}

interface Case {
  readonly id: string;
  readonly opened: EventData<'AssignmentOpened'>;
  readonly openedAt: string;
  readonly temperament: Temperament;
  readonly head: Actor;
  readonly officer: Actor;
  /** When the deliverable is to be ready; null: never. */
  readonly submitsAt: string | null;
  submissions: number;
  answers: number;
}

const LONG_TERM_DAYS = 90;
/** After everything. */
const LAST = '9999-12-31T00:00:00.000Z';

export class UnitBehaviour implements Behaviour {
  private readonly cases = new Map<string, Case>();

  constructor(
    private readonly seed: number,
    private readonly calendar: WorkingCalendar,
    private readonly people: UnitPeople,
  ) {}

  answer(event: RecordedEvent): readonly PlannedAct[] {
    switch (event.type) {
      case 'AssignmentOpened':
        return this.takeUp(event);
      case 'ReturnRefused':
      case 'ObstacleResolved':
        return this.goOn(event);
      case 'DeliverableReturned':
        return this.improve(event);
      default:
        return [];
    }
  }

  private takeUp(event: RecordedEvent): readonly PlannedAct[] {
    const opened = event.data as EventData<'AssignmentOpened'>;
    const [head, officer] = [this.people.head(opened.unit), this.people.officer(opened.unit)];
    if (head === undefined || officer === undefined) return [];
    const term = opened.dueAt === null ? null : daysBetween(opened.termStartsOn, localDay(opened.dueAt));
    const temperament = temperamentOf(this.seed, event.stream, term === null || term >= LONG_TERM_DAYS);
    const handled: Case = {
      id: event.stream,
      opened,
      openedAt: event.occurredAt,
      temperament,
      head: { person: head, role: 'unitHead', unit: opened.unit },
      officer: { person: officer, role: 'officer', unit: opened.unit },
      submitsAt: this.submissionTime(event, opened, temperament),
      submissions: 0,
      answers: 0,
    };
    this.cases.set(event.stream, handled);
    return [
      ...this.receipt(handled),
      ...this.returning(handled),
      ...this.reports(handled),
      ...this.obstacle(handled),
      ...this.submission(handled, handled.submitsAt),
    ];
  }

  /** Only the keeper of a joint task submits. */
  private submissionTime(
    event: RecordedEvent,
    opened: EventData<'AssignmentOpened'>,
    { submission, undated, time }: Temperament,
  ): string | null {
    if (opened.keeper !== event.stream) return null;
    if (opened.dueAt === null) {
      return undated === null ? null : officeTime(this.calendar, event.occurredAt, { days: undated.fromOpening, time });
    }
    if (submission === null) return null;
    const day = addWorkingDays(this.calendar, localDay(opened.dueAt), submission.fromDeadline);
    const at = timeOn(this.calendar, day, time);
    const earliest = officeTime(this.calendar, event.occurredAt, { days: 3, time });
    return at > earliest ? at : earliest;
  }

  private receipt({ id, openedAt, temperament, head, officer }: Case): readonly PlannedAct[] {
    const { receipt, delegates, time } = temperament;
    if (receipt === null) return [];
    const at = officeTime(this.calendar, openedAt, { days: receipt.days, time });
    const received: PlannedAct = { at, command: { type: 'ReceiveAssignment', id, by: head } };
    if (!delegates) return [received];
    const handed = officeTime(this.calendar, at, { days: 1, time });
    return [received, { at: handed, command: { type: 'DelegateAssignment', id, by: head, officer: officer.person } }];
  }

  private returning({ id, openedAt, temperament: { returns, time }, head }: Case): readonly PlannedAct[] {
    if (returns === null) return [];
    const at = officeTime(this.calendar, openedAt, { days: returns.days, time });
    const words = 'Đề nghị xem lại đơn vị chủ trì';
    return [{ at, command: { type: 'RequestReturn', id, by: head, reason: returns.reason, words } }];
  }

  private reports({ id, openedAt, opened, temperament, officer, submitsAt }: Case): readonly PlannedAct[] {
    const { reports, time } = temperament;
    if (reports === null) return [];
    const opensOn = localDay(openedAt);
    // Whoever never ends still reports for two months after the deadline; undated work, as long as it is asked for.
    const last =
      submitsAt ?? (opened.dueAt === null ? LAST : timeOn(this.calendar, addDays(localDay(opened.dueAt), 60), 0));
    const acts: PlannedAct[] = [];
    for (let told = 1; told <= reports.most; told += 1) {
      const at = timeOn(this.calendar, addDays(opensOn, told * reports.everyDays), time);
      if (at >= last) break;
      const words = `Đang triển khai, báo cáo lần ${told}`;
      acts.push({ at, command: { type: 'ReportProgress', id, by: officer, words, nextStep: null, percent: null } });
    }
    return acts;
  }

  private obstacle({ id, openedAt, opened, temperament: { obstacle, time }, officer }: Case): readonly PlannedAct[] {
    if (obstacle === null || opened.dueAt === null) return [];
    const term = Math.max(1, daysBetween(localDay(openedAt), localDay(opened.dueAt)));
    const day = addDays(localDay(openedAt), Math.max(1, Math.floor((term * obstacle.percentOfTerm) / 100)));
    const words = 'Chưa có hướng dẫn, chưa triển khai tiếp được';
    const cause = 'no-central-guidance';
    const authority = 'Cơ quan hướng dẫn (mô phỏng)';
    return [
      {
        at: timeOn(this.calendar, day, time),
        command: { type: 'RaiseObstacle', id, by: officer, cause, authority, words },
      },
    ];
  }

  private submission(handled: Case, at: string | null): readonly PlannedAct[] {
    if (at === null) return [];
    handled.submissions += 1;
    const { id, head, submissions, openedAt } = handled;
    const draws = new SeededDraws(this.seed, `submission ${submissions} of ${id}`);
    const evidence = evidenceOf(draws, { at, openedAt, submissions });
    return [{ at, command: { type: 'SubmitDeliverable', id, by: head, evidence, words: null } }];
  }

  /** A submission that fell into the time in which nothing could be done comes a few days after it. */
  private goOn(event: RecordedEvent): readonly PlannedAct[] {
    const handled = this.cases.get(event.stream);
    if (handled === undefined || handled.submitsAt === null || handled.submitsAt > event.occurredAt) return [];
    return this.submission(handled, this.soon(handled, event, { least: 2, most: 10 }));
  }

  private improve(event: RecordedEvent): readonly PlannedAct[] {
    const handled = this.cases.get(event.stream);
    if (handled === undefined) return [];
    return this.submission(handled, this.soon(handled, event, { least: 1, most: 8 }));
  }

  private soon(handled: Case, event: RecordedEvent, within: { readonly least: number; readonly most: number }): string {
    handled.answers += 1;
    const draws = new SeededDraws(this.seed, `answer ${handled.answers} of ${handled.id}`);
    const days = draws.between(within.least, within.most);
    return officeTime(this.calendar, event.occurredAt, { days, time: handled.temperament.time });
  }
}

/** A document of that day or a few days before, never from before the assignment; or a note. */
function evidenceOf(
  draws: SeededDraws,
  { at, openedAt, submissions }: { readonly at: string; readonly openedAt: string; readonly submissions: number },
): Evidence {
  const document = draws.chance(60);
  const daysBefore = draws.between(0, 3);
  const number = draws.between(1, 999);
  if (!document) return { kind: 'note', words: `Đã hoàn thành (lần ${submissions})` };
  const day = addDays(localDay(at), -daysBefore);
  const issuedOn = day > localDay(openedAt) ? day : localDay(openedAt);
  return { kind: 'document', number: `${number}/BC`, issuedOn, title: 'Báo cáo kết quả', sha256: null };
}
