import type { MondayPage } from '#domain';

/** The pages of one person: one for each unit whose follow-up the person leads. */
export interface LeadersPages {
  readonly person: string;
  readonly pages: readonly MondayPage[];
}

export interface MondayRequest {
  /** Only units that follow up work which was opened no later than this instant: nobody is told of a week that was not. */
  readonly openedBy: string;
  /** The week that the page looks back on, as instants. */
  readonly from: string;
  readonly to: string;
  /** Drafts that lie since this instant or longer have lain too long; null when the policy lets them lie. */
  readonly lyingSince: string | null;
  /** How many lines a list names. */
  readonly listed: number;
}

export interface MondayPages {
  /** Whether work is open, so that a page will have something to tell. */
  awaited(): Promise<boolean>;
  /** Whether a page was composed for a local day in this span, for anybody. */
  composedBetween(from: string, to: string): Promise<boolean>;
  /** Counted from tables that show the whole log. By person id. */
  pages(request: MondayRequest): Promise<readonly LeadersPages[]>;
}
