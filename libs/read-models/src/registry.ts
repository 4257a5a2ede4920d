import { accessProjection } from './access/access.projection.js';
import { formsProjection } from './forms/forms.projection.js';
import { inboxProjection } from './inbox/inbox.projection.js';
import { ledgerProjection } from './ledger/ledger.projection.js';
import { noticesProjection } from './notices/notices.projection.js';
import type { Projection } from './projecting/projection.js';
import { registerProjection } from './register/register.projection.js';
import { timelineProjection } from './timeline/timeline.projection.js';
import { timersProjection } from './timers/timers.projection.js';
import { unitsProjection } from './units/units.projection.js';

/** Every projection that this release runs: one line each. */
export const projections: readonly Projection[] = [
  unitsProjection,
  registerProjection,
  timersProjection,
  noticesProjection,
  formsProjection,
  inboxProjection,
  timelineProjection,
  ledgerProjection,
  accessProjection,
];

/** The tables of all projections, for the data source. */
export const readModelEntities = projections.flatMap((projection) => [...projection.tables]);
