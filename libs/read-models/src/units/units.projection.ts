import { amend, change, defineProjection } from '../projecting/projection.js';
import { PostRow, UnitRow } from './units.entity.js';
import { unitsTablesSql } from './units.tables.sql.js';

/** The unit tree and who holds which post. */
export const unitsProjection = defineProjection({
  name: 'units',
  version: 1,
  tables: [UnitRow, PostRow],
  ddl: unitsTablesSql,
  on: {
    UnitRegistered: ({ stream, version, position, data }) => [
      change(UnitRow, { id: stream }, () => ({ id: stream, ...data, version, position })),
    ],
    UnitRenamed: ({ stream, version, position, data: { name, nameEn } }) => [
      amend(UnitRow, { id: stream }, (row) => ({ ...row, name, nameEn, version, position })),
    ],
    PostFilled: ({ stream, version, position, occurredAt, data: { post, person, acting } }) => [
      amend(UnitRow, { id: stream }, (row) => ({ ...row, version, position })),
      change(PostRow, { unit: stream, post, person }, (row) => ({
        unit: stream,
        post,
        person,
        acting,
        since: row?.since ?? occurredAt,
      })),
    ],
    PostVacated: ({ stream, version, position, data: { post, person } }) => [
      amend(UnitRow, { id: stream }, (row) => ({ ...row, version, position })),
      change(PostRow, { unit: stream, post, person }, () => undefined),
    ],
  },
});
