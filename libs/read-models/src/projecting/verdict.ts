import { HandlerFailed } from './fold.js';

/** A rebuild or a batch found the projection itself at fault. */
export class ProjectionBroken extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'ProjectionBroken';
  }
}

/** SQLSTATE classes that say the same again whenever asked: cardinality, data, integrity, syntax and access, limits. */
const lasting = new Set(['21', '22', '23', '42', '54']);

/** True when trying again cannot help: the handlers or the rows are at fault, not the connection or the disk. */
export function isVerdict(error: unknown): boolean {
  if (error instanceof HandlerFailed || error instanceof ProjectionBroken) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.length === 5 && lasting.has(code.slice(0, 2));
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
