/**
 * The queries over everything that there is, for what no answer shows as it is: which units are below a role's, the names of what an
 * answer already holds, how much work the program itself has. Whatever shows rows of the register to somebody takes the queries of
 * `ReadModelsModule` instead: they read as the one who asks.
 */
import type { DataSource } from 'typeorm';
import { NoticesQuery, TimersQuery, UnitsQuery } from '#read-models';

export class WholeRegister {
  readonly units: UnitsQuery;
  readonly timers: TimersQuery;
  readonly notices: NoticesQuery;

  constructor(source: DataSource) {
    this.units = new UnitsQuery(source);
    this.timers = new TimersQuery(source);
    this.notices = new NoticesQuery(source);
  }
}
