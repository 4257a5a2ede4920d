import { uuidV5 } from '#platform';
import type { ImportRegister } from './import-desk.js';

/** The id of a directive that an import registers, by its number as printed, e.g. "03/NQ-CP". */
export function importedDirectiveId(number: string): string {
  return uuidV5(`directive ${number.trim().toUpperCase()}`);
}

/** The directive that is meant by a number: one that an import registered, else one of the register, else a new one. */
export async function directiveOf(register: ImportRegister | null, number: string): Promise<string> {
  const imported = importedDirectiveId(number);
  if (register === null || (await register.store.readStream(imported)).length > 0) return imported;
  return (await register.tables.directiveNumbered(number)) ?? imported;
}
