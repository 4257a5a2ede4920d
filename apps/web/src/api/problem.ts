import type { Problem } from '#contracts';

/** A refused request, told in the API's own words (RFC 9457), or in ours where no answer came. */
export class RefusedRequest extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | null,
  ) {
    super(problem?.title ?? `HTTP ${status}`);
    this.name = 'RefusedRequest';
  }
}

/** True where the same request may succeed unchanged: no answer, overload, or a projection that is catching up. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof RefusedRequest)) return true;
  return error.status === 429 || error.status === 503 || error.status === 0;
}

export function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'title' in body && 'status' in body;
}
