import { type DynamicModule, Module } from '@nestjs/common';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { AccessQuery } from './access/access.query.js';
import { FormsQuery } from './forms/forms.query.js';
import { HistoryQuery } from './history/history.query.js';
import { TrendQuery } from './history/trend.query.js';
import { LedgerQuery } from './ledger/ledger.query.js';
import { InboxQuery } from './inbox/inbox.query.js';
import { WaitingQuery } from './inbox/waiting.query.js';
import { NoticesQuery } from './notices/notices.query.js';
import { ProjectionProgress } from './projecting/projection.progress.js';
import { RegisterQuery } from './register/register.query.js';
import { projections } from './registry.js';
import { ScoreboardQuery } from './scoreboard/scoreboard.query.js';
import { TimelineQuery } from './timeline/timeline.query.js';
import { TimersQuery } from './timers/timers.query.js';
import { UnitsQuery } from './units/units.query.js';

const queries = [
  UnitsQuery,
  RegisterQuery,
  ScoreboardQuery,
  HistoryQuery,
  TrendQuery,
  TimelineQuery,
  InboxQuery,
  WaitingQuery,
  FormsQuery,
  TimersQuery,
  NoticesQuery,
  LedgerQuery,
  AccessQuery,
] as const;

export interface ReadModelsConnections {
  /** Initialised, with `readModelEntities`. */
  readonly source: DataSource;
  /** For the checkpoints. */
  readonly pool: Pool;
}

/** Every query and the projections' progress, for Nest. The runner is no part of it: whoever only answers needs none. */
@Module({})
export class ReadModelsModule {
  static over({ source, pool }: ReadModelsConnections): DynamicModule {
    const providers = [
      { provide: ProjectionProgress, useValue: new ProjectionProgress(pool, projections) },
      ...queries.map((query) => ({ provide: query, useValue: new query(source) })),
    ];
    return { module: ReadModelsModule, providers, exports: [ProjectionProgress, ...queries] };
  }
}
