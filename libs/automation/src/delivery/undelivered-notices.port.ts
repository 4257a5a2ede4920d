/** A composed notice that was neither sent nor given up, as the notices' table shows it. */
export interface UndeliveredNotice {
  readonly notice: string;
  readonly slot: string;
  readonly attempts: number;
  /** When it was composed or last tried. */
  readonly since: string;
  /** Assignments that it tells of. */
  readonly assignments: readonly string[];
}

export interface UndeliveredNotices {
  /** Oldest first. */
  list(): Promise<readonly UndeliveredNotice[]>;
}
