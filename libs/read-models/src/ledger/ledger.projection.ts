/**
 * The ledger: every firing, every suppression and what became of every message, each with its reason and the versions of policy and
 * calendar that decided it. A line is written once and never changed.
 */
import { type EventType, localDay } from '#domain';
import { amend, change, defineProjection, type Emit, type Operation, type Recorded } from '../projecting/projection.js';
import { LedgerConcernRow, LedgerEntryRow, LedgerMessageRow, type LedgerOutcome } from './ledger.entity.js';
import { ledgerTablesSql } from './ledger.tables.sql.js';

export const ledgerProjection = defineProjection({
  name: 'ledger',
  version: 1,
  tables: [LedgerConcernRow, LedgerMessageRow, LedgerEntryRow],
  ddl: ledgerTablesSql,
  on: {
    AssignmentOpened: ({ stream, data: { task, unit } }) => [
      change(LedgerConcernRow, { assignment: stream }, (row) => row ?? { assignment: stream, task, unit }),
    ],
    StepFired: (event) => [
      ofAssignment(event, event.stream, 'step-fired', {
        ...versions(event.data),
        step: event.data.step,
        persons: event.data.recipients.map(({ person }) => person),
        reason: event.data.late ? 'late' : null,
      }),
    ],
    StepSuppressed: (event) => [
      ofAssignment(event, event.stream, 'step-suppressed', {
        ...versions(event.data),
        step: event.data.step,
        reason: event.data.reason,
      }),
    ],
    FormReminded: (event) => [
      ofAssignment(event, event.data.assignment, 'draft-reminded', {
        ...versions(event.data),
        step: event.data.step,
        persons: event.data.recipients.map(({ person }) => person),
        reason: event.data.late ? 'late' : null,
      }),
    ],
    FormReminderSuppressed: (event) => [
      ofAssignment(event, event.data.assignment, 'draft-reminder-suppressed', {
        ...versions(event.data),
        step: event.data.step,
        reason: event.data.reason,
      }),
    ],
    NoticeComposed: (event) => {
      const { recipient, channel, items } = event.data;
      return [
        change(LedgerMessageRow, { notice: event.stream }, (row, emit) => {
          const message = row ?? { notice: event.stream, recipient, channel, items };
          emit(entry(ofMessage(event, message, 'composed')));
          return message;
        }),
      ];
    },
    NoticeSent: (event) => [
      amend(LedgerMessageRow, { notice: event.stream }, (message, emit) => {
        emit(entry(ofMessage(event, message, 'sent')));
        for (const { position, reason } of event.data.dropped) leaveOut(event, message, { position, reason }, emit);
        return message;
      }),
    ],
    NoticeDropped: (event) => [became(event, 'dropped', event.data.reason)],
    NoticeFailed: (event) => [became(event, 'failed', event.data.error)],
    NoticeDeadLettered: (event) => [became(event, 'given-up', event.data.error)],
    NoticeBounced: (event) => [became(event, 'came-back', event.data.status)],
    NoticeReplayed: (event) => [became(event, 'replayed', null)],
  },
});

type Facts = Pick<Recorded<EventType>, 'stream' | 'position' | 'occurredAt'>;

function line({ position, occurredAt: at }: Facts, outcome: LedgerOutcome): LedgerEntryRow {
  return {
    position,
    item: '',
    at,
    day: localDay(at),
    outcome,
    reason: null,
    persons: [],
    step: null,
    assignment: null,
    task: null,
    unit: null,
    notice: null,
    channel: null,
    items: 1,
    policyVersion: null,
    calendarVersion: null,
  };
}

function versions({
  policyVersion,
  calendarVersion,
}: {
  readonly policyVersion: number;
  readonly calendarVersion: number;
}) {
  return { policyVersion, calendarVersion };
}

function entry(row: LedgerEntryRow): Operation {
  const { position, item } = row;
  return change(LedgerEntryRow, { position, item }, () => row);
}

function ofAssignment(
  event: Facts,
  assignment: string,
  outcome: LedgerOutcome,
  facts: Partial<LedgerEntryRow>,
): Operation {
  return amend(LedgerConcernRow, { assignment }, (concern, emit) => {
    emit(entry({ ...line(event, outcome), ...concern, ...facts }));
    return concern;
  });
}

function ofMessage(
  event: Facts,
  { notice, recipient, channel, items }: LedgerMessageRow,
  outcome: LedgerOutcome,
): LedgerEntryRow {
  return { ...line(event, outcome), persons: [recipient], notice, channel, items: items.length };
}

function became(event: Facts, outcome: LedgerOutcome, reason: string | null): Operation {
  return amend(LedgerMessageRow, { notice: event.stream }, (message, emit) => {
    emit(entry({ ...ofMessage(event, message, outcome), reason }));
    return message;
  });
}

/** What had become moot when the message was read again. One event can be about several assignments: each is a line. */
function leaveOut(
  event: Facts,
  message: LedgerMessageRow,
  { position, reason }: { readonly position: number; readonly reason: string },
  emit: Emit,
): void {
  for (const item of message.items.filter((each) => each.position === position))
    emit(
      amend(LedgerConcernRow, { assignment: item.assignment }, (concern, emitNext) => {
        const about = { ...concern, step: item.step, item: `${position} ${item.assignment}`, items: 1, reason };
        emitNext(entry({ ...ofMessage(event, message, 'left-out'), ...about }));
        return concern;
      }),
    );
}
