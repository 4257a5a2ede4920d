export interface TaskParts {
  /** Of the lead that keeps the file; it answers for a task of one lead or of joint leads. */
  readonly keeper: string | null;
  /** How many assignments stand how, by its code (`standing.ts`). */
  readonly tally: Readonly<Record<string, number>>;
}
