import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { EventStore } from '#event-store';
import { ImportTablesQuery, ProjectionProgress, type Scope } from '#read-models';
import { type Asker, Scopes } from '../access/scopes.js';
import { DATA_SOURCE, EVENT_STORE } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';

/** A large import just before may keep the tables busy for some seconds. */
const WAITS_MS = 20_000;

/** The tables that an import compares with, once the worker has brought them to where the log is. */
@Injectable()
export class ReachedTables {
  readonly query: ImportTablesQuery;

  constructor(
    @Inject(DATA_SOURCE) source: DataSource,
    progress: ProjectionProgress,
    @Inject(EVENT_STORE) readonly store: EventStore,
    private readonly scopes: Scopes,
  ) {
    this.query = new ImportTablesQuery(source, progress, async (projection) => {
      const position = await store.lastPosition();
      const result = await progress.waitFor(position, WAITS_MS, [projection]);
      if (result.reached) return;
      const blanks = { position, waited: WAITS_MS / 1_000, projection: result.projection };
      throw new ApiProblem(result.problem, { blanks, headers: { 'Retry-After': '5' } });
    });
  }

  /** Whose directives are there for the asker. */
  ownersFor(asker: Asker): Promise<Scope> {
    return this.scopes.of(asker);
  }
}
