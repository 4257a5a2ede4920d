import type { LeadersPages, MondayPages, MondayRequest } from '#automation';
import { addMs } from '#domain';
import type { MondayQuery } from '#read-models';

export interface TablesReach {
  /** Until every table shows what was known at an instant. */
  asOf(instant: string): Promise<void>;
  /** Until every table shows the whole log; gives the position that they show. */
  all(): Promise<number>;
}

/**
 * Pages from the tables, once every table shows the whole log: a page must not be counted from half of it. Where nobody is to get one,
 * the tables of yesterday say so already, and this morning's reminders need not wait for the others.
 */
export class RegisterMondays implements MondayPages {
  constructor(
    private readonly query: Pick<MondayQuery, 'awaited' | 'composedBetween' | 'anybody' | 'pages'>,
    private readonly tables: TablesReach,
  ) {}

  awaited(): Promise<boolean> {
    return this.query.awaited();
  }

  composedBetween(from: string, to: string): Promise<boolean> {
    return this.query.composedBetween(from, to);
  }

  async pages(request: MondayRequest): Promise<readonly LeadersPages[]> {
    await this.tables.asOf(addMs(request.to, -1));
    if (!(await this.query.anybody(request.openedBy))) return [];
    const position = await this.tables.all();
    return this.query.pages({ ...request, position });
  }
}
