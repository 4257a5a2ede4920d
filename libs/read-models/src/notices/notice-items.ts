/** Items to tell: to the recipients of a fired step, and as alarms to those who follow up what could not be told. */
import type { StepCode } from '#domain';
import { amend, change, type Emit, type Operation, put, type Recorded } from '../projecting/projection.js';
import { FollowedRow, NoticeItemRow, StaffRow } from './notices.entity.js';

export function tellRecipients({ stream, position, data }: Recorded<'StepFired'>): readonly Operation[] {
  return [
    amend(FollowedRow, { assignment: stream }, (followed, emit) => {
      const told = new Set<string>();
      for (const { person, as } of data.recipients) {
        if (told.has(person)) continue;
        told.add(person);
        // The event is new, so nothing can stand under its position yet.
        emit(
          put(NoticeItemRow, {
            ...itemOf(followed, position, data.step, data.dueAt),
            person,
            toldAs: as,
            alarm: false,
          }),
        );
      }
      return followed;
    }),
  ];
}

/** A draft that lies: whoever decides about it is told. */
export function tellOfDraft({ position, data }: Recorded<'FormReminded'>): readonly Operation[] {
  const { assignment, task, step, dueAt } = data;
  return data.recipients.map(({ person, as }) =>
    newItem({ assignment, task, position, step, dueAt, notice: null, person, toldAs: as, alarm: false }),
  );
}

/** Nobody holds a post that the step tells: the coordinators' alarm. */
export function alarmUnreachable({
  stream,
  position,
  occurredAt,
  data,
}: Recorded<'StepSuppressed'>): readonly Operation[] {
  if (data.reason !== 'no-recipient') return [];
  return [alarm({ assignment: stream, step: data.step, position, at: occurredAt, except: null })];
}

export interface Alarm {
  readonly assignment: string;
  readonly step: StepCode;
  readonly position: number;
  readonly at: string;
  /** Who is not told: the one that could not be reached. */
  readonly except: string | null;
}

export function alarm({ assignment, step, position, at, except }: Alarm): Operation {
  return amend(FollowedRow, { assignment }, (followed, emit) => {
    emit(
      amend(StaffRow, { unit: followed.ownerUnit }, (staff, emitNext) => {
        for (const person of staff.coordinators.filter((each) => each !== except))
          emitNext(newItem({ ...itemOf(followed, position, step, at), person, toldAs: 'coordinator', alarm: true }));
        return staff;
      }),
    );
    return followed;
  });
}

/** Marks the person's item as told by the notice. */
export function tellBy(notice: string, key: ItemKey): Operation {
  return amend(NoticeItemRow, key, (item) => ({ ...item, notice }));
}

export type ItemKey = Pick<NoticeItemRow, 'person' | 'position' | 'assignment'>;

/** Looks at an item without changing it. */
export function seeItem(key: ItemKey, look: (item: NoticeItemRow, emit: Emit) => void): Operation {
  return amend(NoticeItemRow, key, (item, emit) => {
    look(item, emit);
    return item;
  });
}

type Told = Omit<NoticeItemRow, 'person' | 'toldAs' | 'alarm'>;

function itemOf({ assignment, task }: FollowedRow, position: number, step: StepCode, dueAt: string): Told {
  return { assignment, task, position, step, dueAt, notice: null };
}

function newItem(item: NoticeItemRow): Operation {
  const { person, position, assignment } = item;
  return change(NoticeItemRow, { person, position, assignment }, (row) => row ?? item);
}
