/** A composed notice that was neither sent nor given up, as the notices' table shows it. */
export interface UndeliveredNotice {
  readonly notice: string;
  readonly slot: string;
  readonly attempts: number;
  /** When it was composed or last tried. */
  readonly since: string;
}

export interface UndeliveredNotices {
  /** Oldest first. */
  list(): Promise<readonly UndeliveredNotice[]>;
  /** Assignments that those of mornings before a slot tell of. */
  assignmentsBefore(slot: string): Promise<readonly string[]>;
}
