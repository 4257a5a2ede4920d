import { registerProjection } from '../../register/register.projection.js';
import { accessSeenSql } from './access.seen.sql.js';
import { formsSeenSql } from './forms.seen.sql.js';
import { inboxSeenSql } from './inbox.seen.sql.js';
import { ledgerSeenSql } from './ledger.seen.sql.js';
import { noticesSeenSql } from './notices.seen.sql.js';
import { registerSeenSql } from './register.seen.sql.js';
import type { SeenTables } from './seen.js';
import { timelineSeenSql } from './timeline.seen.sql.js';
import { timersSeenSql } from './timers.seen.sql.js';
import { unitsSeenSql } from './units.seen.sql.js';

const register = registerProjection.schema;

/** What readers see of each projection's tables, by its name. What is not named here is seen by no reader. */
export const seenTables: Readonly<Record<string, SeenTables>> = {
  units: unitsSeenSql,
  register: registerSeenSql(register),
  timers: timersSeenSql,
  notices: noticesSeenSql(register),
  forms: formsSeenSql(register),
  inbox: inboxSeenSql(register),
  timeline: timelineSeenSql(register),
  ledger: ledgerSeenSql(register),
  access: accessSeenSql,
};
