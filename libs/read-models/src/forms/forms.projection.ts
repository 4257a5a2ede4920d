import {
  amend,
  change,
  defineProjection,
  type Operation,
  type Recorded,
  type RecordedOf,
} from '../projecting/projection.js';
import { FormRow } from './forms.entity.js';
import { formsTablesSql } from './forms.tables.sql.js';

/** What the ladder drafted for a person to sign. */
export const formsProjection = defineProjection({
  name: 'forms',
  version: 2,
  tables: [FormRow],
  ddl: formsTablesSql,
  on: {
    FormDrafted: (event) => [change(FormRow, { id: event.stream }, () => drafted(event))],
    FormIssued: (event) => [amend(FormRow, { id: event.stream }, (row) => settled(row, event))],
    FormDropped: (event) => [amend(FormRow, { id: event.stream }, (row) => settled(row, event))],
    FormReminded: reminded,
    FormReminderSuppressed: reminded,
  },
});

function drafted({ stream, version, position, occurredAt, data }: Recorded<'FormDrafted'>): FormRow {
  return {
    id: stream,
    ...data,
    status: 'drafted',
    number: null,
    reason: null,
    draftedAt: occurredAt,
    since: occurredAt,
    reminders: 0,
    settledAt: null,
    settledBy: null,
    version,
    position,
  };
}

function reminded({
  stream,
  version,
  occurredAt: since,
  data,
}: RecordedOf<'FormReminded' | 'FormReminderSuppressed'>): readonly Operation[] {
  return [amend(FormRow, { id: stream }, (row) => ({ ...row, since, reminders: data.reminder, version }))];
}

function settled(row: FormRow, event: RecordedOf<'FormIssued' | 'FormDropped'>): FormRow {
  const { version, occurredAt: settledAt, actor: settledBy } = event;
  return event.type === 'FormIssued'
    ? { ...row, status: 'issued', number: event.data.number, settledAt, settledBy, version }
    : { ...row, status: 'dropped', reason: event.data.reason, settledAt, settledBy, version };
}
