import { uuidV5 } from '#platform';
import type { DirectiveOwners, ImportRegister } from './import-desk.js';

/** The id of a directive that an import registers, by its number as printed, e.g. "03/NQ-CP". */
export function importedDirectiveId(number: string): string {
  return uuidV5(`directive ${number.trim().toUpperCase()}`);
}

/**
 * The directive that is meant by a number: one that an import registered, else one of the register, else a new one. One that is not there
 * for the one who asks is none: beside it, that one's own may have the same number.
 */
export async function directiveOf(register: ImportRegister | null, number: string): Promise<string> {
  const imported = importedDirectiveId(number);
  if (register === null) return imported;
  const { store, tables, owners } = register;
  const [first] = await store.readStream(imported);
  const isTheirs = owners === undefined || first === undefined || isThere(owners, first.data);
  if (first !== undefined && isTheirs) return imported;
  return (await tables.directiveNumbered(number, owners)) ?? (isTheirs ? imported : ownDirectiveId(number, owners));
}

function ownDirectiveId(number: string, owners: DirectiveOwners | undefined): string {
  return importedDirectiveId(`${number} of ${owners?.units?.[0] ?? ''}`);
}

function isThere({ units, restricted }: DirectiveOwners, registered: object): boolean {
  const { ownerUnit, secrecy } = registered as Readonly<Record<string, unknown>>;
  const reaches = (among: readonly string[] | null): boolean => among === null || among.includes(String(ownerUnit));
  return reaches(units) && (secrecy !== 'restricted' || reaches(restricted));
}
