import type { LeadersPages, MondayPages, MondayRequest } from '#automation';
import type { MondayQuery } from '#read-models';

/** Pages from the tables, once every table shows the whole log: a page must not be counted from half of it. */
export class RegisterMondays implements MondayPages {
  constructor(
    private readonly query: MondayQuery,
    /** Waits for, or brings on, all tables; gives the position that they show. */
    private readonly reachAll: () => Promise<number>,
  ) {}

  awaited(): Promise<boolean> {
    return this.query.awaited();
  }

  composedBetween(from: string, to: string): Promise<boolean> {
    return this.query.composedBetween(from, to);
  }

  async pages(request: MondayRequest): Promise<readonly LeadersPages[]> {
    const position = await this.reachAll();
    return this.query.pages({ ...request, position });
  }
}
