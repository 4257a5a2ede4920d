import {
  amend,
  change,
  defineProjection,
  type Operation,
  type Recorded,
  type RecordedOf,
  rowKey,
} from '../projecting/projection.js';
import { alarm, alarmUnreachable, seeItem, tellBy, tellOfDraft, tellRecipients } from './notice-items.js';
import { DeliveryRow, FollowedRow, NoticeItemRow, NoticeRow, StaffRow } from './notices.entity.js';
import { noticesTablesSql } from './notices.tables.sql.js';

/** What still has to be told to whom, the notices that tell it, and how their delivery went. */
export const noticesProjection = defineProjection({
  name: 'notices',
  version: 2,
  tables: [StaffRow, FollowedRow, NoticeItemRow, NoticeRow, DeliveryRow],
  ddl: noticesTablesSql,
  foresee: ({ type, stream }) =>
    type === 'StepFired' || type === 'AssignmentOpened' ? [rowKey(FollowedRow, { assignment: stream })] : [],
  on: {
    PostFilled: ({ stream, data }) =>
      data.post === 'coordinator' ? [staff(stream, (people) => [...without(people, data.person), data.person])] : [],
    PostVacated: ({ stream, data }) =>
      data.post === 'coordinator' ? [staff(stream, (people) => without(people, data.person))] : [],
    AssignmentOpened: ({ stream, data: { task, ownerUnit } }) => [
      change(FollowedRow, { assignment: stream }, (row) => row ?? { assignment: stream, task, ownerUnit }),
    ],
    StepFired: tellRecipients,
    FormReminded: tellOfDraft,
    StepSuppressed: alarmUnreachable,
    // Nobody of the unit can be told: said once, for all the steps that wait.
    StepsHeld: ({ stream, position, occurredAt, data: { step } }) => [
      alarm({ assignment: stream, step, position, at: occurredAt, except: null }),
    ],
    NoticeComposed: composed,
    NoticeSent: (event) => [
      moved(event, 'sent', ({ attempt: attempts, messageId }) => ({ attempts, messageId })),
      delivered(event, { outcome: 'sent', attempt: event.data.attempt, detail: null }),
    ],
    NoticeFailed: (event) => [
      moved(event, 'failing', ({ attempt: attempts }) => ({ attempts })),
      delivered(event, { outcome: 'failed', attempt: event.data.attempt, detail: event.data.error }),
    ],
    NoticeDeadLettered: (event) => [
      moved(event, 'dead-lettered', ({ attempts }) => ({ attempts })),
      delivered(event, { outcome: 'dead-lettered', attempt: event.data.attempts, detail: event.data.error }),
      ...alarmUndelivered(event),
    ],
    NoticeBounced: (event) => [
      moved(event, 'dead-lettered', () => ({})),
      delivered(event, { outcome: 'bounced', attempt: 0, detail: event.data.status }),
      ...alarmUndelivered(event),
    ],
    NoticeReplayed: (event) => [
      moved(event, 'composed', () => ({})),
      amend(NoticeRow, { id: event.stream }, (row) => ({ ...row, attemptsBefore: row.attempts })),
      delivered(event, { outcome: 'replayed', attempt: 0, detail: null }),
    ],
    NoticeDropped: (event) => [
      moved(event, 'dropped', () => ({})),
      delivered(event, { outcome: 'dropped', attempt: 0, detail: event.data.reason }),
    ],
    NoticeAcknowledged: ({ stream, version }) => [
      amend(NoticeRow, { id: stream }, (row) => ({ ...row, acknowledged: true, version })),
    ],
  },
});

function composed({ stream, version, position, occurredAt, data }: Recorded<'NoticeComposed'>): readonly Operation[] {
  const { recipient, recipientIs = 'person', channel, kind, slot, items } = data;
  const row: NoticeRow = {
    id: stream,
    recipient,
    recipientIs,
    channel,
    kind,
    slot,
    status: 'composed',
    attempts: 0,
    attemptsBefore: 0,
    since: occurredAt,
    composedAt: occurredAt,
    items,
    messageId: null,
    acknowledged: false,
    version,
    position,
  };
  return [
    change(NoticeRow, { id: stream }, () => row),
    // A unit's endpoint gets a copy: its people are still to be told.
    ...(recipientIs === 'unit' ? [] : items).map((item) =>
      tellBy(stream, { person: recipient, position: item.position, assignment: item.assignment }),
    ),
  ];
}

type Turn = 'NoticeSent' | 'NoticeFailed' | 'NoticeDeadLettered' | 'NoticeBounced' | 'NoticeReplayed' | 'NoticeDropped';

function moved<Type extends Turn>(
  event: Recorded<Type>,
  status: NoticeRow['status'],
  facts: (data: Recorded<Type>['data']) => Partial<NoticeRow>,
): Operation {
  const { stream, version, occurredAt, data } = event;
  return amend(NoticeRow, { id: stream }, (row) => ({
    ...row,
    ...facts(data),
    status,
    since: occurredAt,
    version,
  }));
}

function delivered(
  { stream, position, occurredAt }: RecordedOf<Turn>,
  row: Pick<DeliveryRow, 'outcome' | 'attempt' | 'detail'>,
): Operation {
  return change(DeliveryRow, { notice: stream, position }, () => ({
    notice: stream,
    position,
    at: occurredAt,
    ...row,
  }));
}

/** The coordinators of whatever the lost notice told; an alarm that was lost itself raises no other. */
function alarmUndelivered({
  stream,
  position,
  occurredAt,
}: RecordedOf<'NoticeDeadLettered' | 'NoticeBounced'>): readonly Operation[] {
  return [
    amend(NoticeRow, { id: stream }, (notice, emit) => {
      const { recipient: person, recipientIs, items } = notice;
      if (recipientIs === 'unit') {
        for (const { assignment, step } of items)
          emit(alarm({ assignment, step, position, at: occurredAt, except: null }));
        return notice;
      }
      for (const item of items)
        emit(
          seeItem({ person, position: item.position, assignment: item.assignment }, (row, emitNext) => {
            const { assignment, step } = item;
            if (!row.alarm) emitNext(alarm({ assignment, step, position, at: occurredAt, except: person }));
          }),
        );
      return notice;
    }),
  ];
}

function staff(unit: string, next: (coordinators: readonly string[]) => string[]): Operation {
  return change(StaffRow, { unit }, (row) => ({ unit, coordinators: next(row?.coordinators ?? []) }));
}

function without(people: readonly string[], person: string): string[] {
  return people.filter((each) => each !== person);
}
