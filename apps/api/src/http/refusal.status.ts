import type { RefusalCode } from '#domain';

/** Refusals whose status is not decided by the general rule below. */
const named: Partial<Record<RefusalCode, number>> = {
  'not-your-role': 403,
  'not-your-unit': 403,
  'system-only': 403,
  'lead-unit-cannot-confirm': 403,
  'own-request': 403,
  'not-the-recipient': 403,
  'delegation-not-yours': 403,
  'person-holds-role': 409,
  'person-erased': 409,
  'version-differs': 412,
  'command-reused': 422,
  'content-refused': 422,
  'log-busy': 429,
  'policy-missing': 503,
  'calendar-missing': 503,
};

/**
 * The HTTP status of a refused command: an input that is wrong in itself 422, a thing that is not there 404, and what the
 * present state forbids 409.
 */
export function refusalStatus(code: RefusalCode, field: string | undefined): number {
  const status = named[code];
  if (status !== undefined) return status;
  // `id` stands in the address, everything else in the body.
  if (field !== undefined && field !== 'id') return 422;
  return code.endsWith('-not-found') ? 404 : 409;
}
