export interface ProblemText {
  readonly vi: string;
  readonly en: string;
}

/** One problem that the edge can answer with; blanks in braces are filled from the facts of the occasion. */
export interface ProblemEntry {
  readonly status: number;
  readonly title: ProblemText;
  readonly detail: ProblemText;
  readonly remedy: ProblemText;
}
