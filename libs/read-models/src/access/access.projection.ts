import { amend, change, defineProjection } from '../projecting/projection.js';
import { GrantRow } from './access.entity.js';
import { accessTablesSql } from './access.tables.sql.js';

/** Who was given which role, where and for how long: for people to look at. Whoever admits a request asks the log itself. */
export const accessProjection = defineProjection({
  name: 'access',
  version: 2,
  tables: [GrantRow],
  ddl: accessTablesSql,
  on: {
    GrantGiven: ({
      stream,
      position,
      actor,
      data: { grant: id, person, role, unit, from, until, delegation, restricted },
    }) => [
      change(
        GrantRow,
        { id },
        (row) =>
          row ?? {
            id,
            stream,
            person,
            role,
            unit,
            since: from,
            until,
            givenBy: actor,
            delegatedBy: delegation?.by ?? null,
            capacity: delegation?.capacity ?? null,
            restricted: restricted === true,
            endedAt: null,
            endedBy: null,
            reason: null,
            position,
          },
      ),
    ],
    GrantEnded: ({ actor, occurredAt, data: { grant: id, reason } }) => [
      amend(GrantRow, { id }, (row) => ({
        ...row,
        until: row.until === null || occurredAt < row.until ? occurredAt : row.until,
        endedAt: occurredAt,
        endedBy: actor,
        reason,
      })),
    ],
  },
});
