/** POST /api/v1/people/{id}/erase: what was known about a person outside the log is gone; the id and every number stay. */
export interface ErasedPerson {
  readonly person: string;
  readonly erasedAt: string;
  /** Posts and grants that were ended for it. */
  readonly rolesEnded: number;
  /** False when it had been recorded before. */
  readonly recorded: boolean;
  /** Rows that went, by kind. */
  readonly rows: Readonly<Record<string, number>>;
  readonly position: number;
}
