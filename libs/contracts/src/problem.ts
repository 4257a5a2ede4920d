/** RFC 9457 problem details, with the field at fault and what to do, in both languages. Media type application/problem+json. */
export interface Problem {
  /** `/problems/<code>`, documented in the API's description. */
  readonly type: string;
  readonly code: string;
  readonly status: number;
  /** Vietnamese first; `titleEn` beside it. */
  readonly title: string;
  readonly titleEn: string;
  readonly detail: string;
  readonly detailEn: string;
  readonly remedy: string;
  readonly remedyEn: string;
  readonly instance: string;
  readonly correlation: string;
  /** One entry a field at fault; `pointer` is a JSON pointer into the body, or `?name` for a query parameter. */
  readonly errors?: readonly FieldProblem[];
}

export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
}
