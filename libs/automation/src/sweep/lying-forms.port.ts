/** A draft that nobody decided about, as the forms' table shows it. */
export interface LyingForm {
  readonly form: string;
  /** Since its drafting, or its last reminder. */
  readonly since: string;
  /** Reminders so far. */
  readonly reminders: number;
}

export interface LyingForms {
  /** Drafts that lie since an instant or longer, reminded of less often than `atMost`, by that instant and id, after a place in that order. */
  lying(request: {
    readonly since: string;
    readonly atMost: number;
    readonly after: LyingForm | null;
    readonly limit: number;
  }): Promise<readonly LyingForm[]>;
}
