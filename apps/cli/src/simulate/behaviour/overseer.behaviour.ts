/**
 * Those who follow the directive up: the coordinator answers requests, obstacles and drafts, the field leader verifies, the leader
 * signs what only a leader signs. Each answers sooner or later, and some things lie.
 *
 * | what                   | shares                                                                                     |
 * | ---------------------- | ------------------------------------------------------------------------------------------ |
 * | a request to return    | answered after one to six working days; a third granted                                    |
 * | an obstacle            | 60 % confirmed after one to four working days; resolved after 5 to 40                      |
 * | a submission           | 60 % verified within four working days, 30 % after five to twelve, 10 % never; 15 % of the first and 5 % of later ones are sent back |
 * | a draft of the ladder  | 65 % issued within three working days, 15 % dropped with a reason, 20 % left lying         |
 */
import type { Actor, AskedCommand, EventData, FormKind, WorkingCalendar } from '#domain';
import type { RecordedEvent } from '#event-store';
import type { Behaviour, PlannedAct } from './behaviour.js';
import { officeTime } from './office-hours.js';
import { SeededDraws } from './seeded.draws.js';

export interface Overseers {
  readonly coordinator: Actor;
  readonly fieldLeader: Actor;
  readonly leader: Actor;
}

type Asked = AskedCommand extends infer Command ? (Command extends unknown ? Omit<Command, 'at'> : never) : never;

export class OverseerBehaviour implements Behaviour {
  private readonly told = new Map<string, number>();

  constructor(
    private readonly seed: number,
    private readonly calendar: WorkingCalendar,
    private readonly people: Overseers,
  ) {}

  answer(event: RecordedEvent): readonly PlannedAct[] {
    switch (event.type) {
      case 'ReturnRequested':
        return this.decideReturn(event);
      case 'ObstacleRaised':
        return this.followObstacle(event);
      case 'DeliverableSubmitted':
        return this.verify(event);
      case 'FormDrafted':
        return this.settleDraft(event);
      default:
        return [];
    }
  }

  private decideReturn(event: RecordedEvent): readonly PlannedAct[] {
    const draws = this.drawsFor(event);
    const [days, granted] = [draws.between(1, 6), draws.chance(33)];
    const by = this.people.coordinator;
    const id = event.stream;
    return [
      this.act(
        event,
        days,
        draws,
        granted
          ? { type: 'GrantReturn', id, by, words: null }
          : { type: 'RefuseReturn', id, by, reason: 'Đúng chức năng của đơn vị' },
      ),
    ];
  }

  private followObstacle(event: RecordedEvent): readonly PlannedAct[] {
    const draws = this.drawsFor(event);
    const confirms = draws.chance(60);
    const [confirmDays, resolveDays] = [draws.between(1, 4), draws.between(5, 40)];
    const by = this.people.coordinator;
    const id = event.stream;
    return [
      ...(confirms ? [this.act(event, confirmDays, draws, { type: 'ConfirmObstacle', id, by, words: null })] : []),
      this.act(event, resolveDays, draws, { type: 'ResolveObstacle', id, by, words: 'Đã có hướng dẫn' }),
    ];
  }

  private verify(event: RecordedEvent): readonly PlannedAct[] {
    const draws = this.drawsFor(event);
    const pace = draws.oneOf({ prompt: 60, late: 30, never: 10 });
    const days = { prompt: draws.between(0, 4), late: draws.between(5, 12), never: 0 }[pace];
    const returned = draws.chance(this.told.get(`${event.stream} ${event.type}`) === 1 ? 15 : 5);
    if (pace === 'never') return [];
    const by = draws.chance(70) ? this.people.fieldLeader : this.people.coordinator;
    const id = event.stream;
    return [
      this.act(
        event,
        days,
        draws,
        returned
          ? { type: 'ReturnDeliverable', id, by, reason: 'Chưa đủ số liệu, đề nghị bổ sung' }
          : { type: 'ConfirmDeliverable', id, by },
      ),
    ];
  }

  private settleDraft(event: RecordedEvent): readonly PlannedAct[] {
    const { kind } = event.data as EventData<'FormDrafted'>;
    const draws = this.drawsFor(event);
    const fate = draws.oneOf({ issued: 65, dropped: 15, lies: 20 });
    const days = { issued: draws.between(0, 3), dropped: draws.between(1, 4), lies: 0 }[fate];
    if (fate === 'lies') return [];
    const by = this.signerOf(kind);
    const id = event.stream;
    const number = kind === 'reminder-slip' || kind === 'meeting-item' ? null : `${draws.between(1, 2_000)}/CV`;
    return [
      this.act(
        event,
        days,
        draws,
        fate === 'issued'
          ? { type: 'IssueForm', id, by, number }
          : { type: 'DropForm', id, by, reason: 'Đã trao đổi trực tiếp với đơn vị' },
      ),
    ];
  }

  private signerOf(kind: FormKind): Actor {
    return kind === 'explanation-request' ? this.people.leader : this.people.coordinator;
  }

  private act(event: RecordedEvent, days: number, draws: SeededDraws, command: Asked): PlannedAct {
    return { at: officeTime(this.calendar, event.occurredAt, { days, time: draws.between(0, 3) }), command };
  }

  /** The how-manieth event of its kind in its stream: its own draws. */
  private drawsFor({ stream, type }: RecordedEvent): SeededDraws {
    const count = (this.told.get(`${stream} ${type}`) ?? 0) + 1;
    this.told.set(`${stream} ${type}`, count);
    return new SeededDraws(this.seed, `${type} ${count} of ${stream}`);
  }
}
