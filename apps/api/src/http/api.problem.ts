import type { FieldProblem } from '#contracts';
import type { ProblemCode } from './problem.catalog.js';

export interface ProblemFacts {
  /** Fills the blanks of the catalogue's texts. */
  readonly blanks?: Readonly<Record<string, string | number>>;
  readonly errors?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A named problem, thrown anywhere at the edge and turned into an answer by the problem filter. */
export class ApiProblem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly facts: ProblemFacts = {},
    options?: ErrorOptions,
  ) {
    super(code, options);
    this.name = 'ApiProblem';
  }
}
