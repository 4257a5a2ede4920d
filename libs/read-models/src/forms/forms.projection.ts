import { amend, change, defineProjection } from '../projecting/projection.js';
import { FormRow } from './forms.entity.js';
import { formsTablesSql } from './forms.tables.sql.js';

/** What the ladder drafted for a person to sign. */
export const formsProjection = defineProjection({
  name: 'forms',
  version: 1,
  tables: [FormRow],
  ddl: formsTablesSql,
  on: {
    FormDrafted: ({ stream, version, position, occurredAt, data }) => [
      change(FormRow, { id: stream }, () => ({
        id: stream,
        ...data,
        status: 'drafted',
        number: null,
        reason: null,
        draftedAt: occurredAt,
        settledAt: null,
        settledBy: null,
        version,
        position,
      })),
    ],
    FormIssued: ({ stream, version, occurredAt, actor, data: { number } }) => [
      amend(FormRow, { id: stream }, (row) => ({
        ...row,
        status: 'issued',
        number,
        settledAt: occurredAt,
        settledBy: actor,
        version,
      })),
    ],
    FormDropped: ({ stream, version, occurredAt, actor, data: { reason } }) => [
      amend(FormRow, { id: stream }, (row) => ({
        ...row,
        status: 'dropped',
        reason,
        settledAt: occurredAt,
        settledBy: actor,
        version,
      })),
    ],
  },
});
