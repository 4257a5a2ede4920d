export { prepareProjections } from './projecting/projection.schemas.js';
export { ProjectionProgress, type WaitResult } from './projecting/projection.progress.js';
export type { ProjectionFault, ProjectionHealth } from './projecting/projection.checkpoints.js';
export { ProjectionRunner, type RunnerOptions } from './projecting/projection.runner.js';
export { rebuildProjection, type RebuildOptions, type RebuildResult } from './projecting/rebuild.js';
export { CursorRefused, type Page, readCursor, writeCursor } from './projecting/cursor.js';
export { projections, readModelEntities } from './registry.js';
export { ownsWithin, type Scope } from './access/scope.js';
export { GrantRow } from './access/access.entity.js';
export { AccessQuery, type GrantsRequest } from './access/access.query.js';
export * from './units/units.entity.js';
export * from './units/units.query.js';
export * from './register/register.entity.js';
export * from './register/register.query.js';
export { ImportTablesQuery, type Reach } from './register/import.tables.js';
export type { TaskOrder, TaskRequest } from './register/task-page.js';
export type { TaskFilter } from './register/task-filter.js';
export * from './scoreboard/scoreboard.query.js';
export { HistoryQuery, type PastTask, TooManyTasks } from './history/history.query.js';
export type { Moment, PastView } from './history/moment.js';
export * from './history/trend.query.js';
export { PlayedPast } from './played/played.past.js';
export { TimerRow } from './timers/timers.entity.js';
export * from './timers/timers.query.js';
export { DeliveryRow, NoticeItemRow, NoticeRow } from './notices/notices.entity.js';
export {
  NoticesQuery,
  type NoticesRequest,
  type PendingItem,
  type UndeliveredNotice,
} from './notices/notices.query.js';
export * from './notices/monday.query.js';
export { LEDGER_OUTCOMES, LedgerEntryRow, type LedgerOutcome } from './ledger/ledger.entity.js';
export * from './ledger/ledger.query.js';
export { ReadModelsModule, type ReadModelsConnections } from './read-models.module.js';
export { FormRow } from './forms/forms.entity.js';
export * from './forms/forms.query.js';
export { InboxItemRow, type InboxKind } from './inbox/inbox.entity.js';
export * from './inbox/inbox.query.js';
export * from './inbox/waiting.query.js';
export { TimelineEntryRow } from './timeline/timeline.entity.js';
export * from './timeline/timeline.query.js';
