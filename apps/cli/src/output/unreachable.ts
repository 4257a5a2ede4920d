const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '28P01',
  '3D000',
  '57P01',
  '57P03',
  'ECONNRESET',
]);

/** Whether an error says that the database server is not there, not up yet, or lets nobody in. */
export function isUnreachable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && typeof error.code === 'string' && UNREACHABLE.has(error.code)) return true;
  return 'errors' in error && Array.isArray(error.errors) && error.errors.some(isUnreachable);
}
