/** The map as it lies in docs/asvs: one file a chapter, and what is missed for the time being with its date. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface NamedTest {
  /** From the clone's folder. */
  readonly file: string;
  /** As it stands in the source, blanks of a template unfilled. */
  readonly title: string;
}

interface NamedPage {
  readonly file: string;
  /** A heading of the page, without its marks. */
  readonly heading: string;
}

export interface Entry {
  readonly id: string;
  readonly level: number;
  readonly verdict: string;
  /** How it is met, in a sentence of ours. */
  readonly how?: string;
  /** Why it does not apply, or what is missing. */
  readonly reason?: string;
  readonly tests?: readonly NamedTest[];
  readonly pages?: readonly NamedPage[];
}

export interface Accepted {
  readonly id: string;
  /** The day on which the gap was accepted. */
  readonly since: string;
  readonly reason: string;
}

export interface AsvsMap {
  readonly entries: readonly Entry[];
  readonly accepted: readonly Accepted[];
}

/** Reads `docs/asvs` below the given folder. Throws where a file is no JSON. */
export function readMap(root: string): AsvsMap {
  const folder = join(root, 'docs', 'asvs');
  const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
  const chapters = readdirSync(folder).filter((name) => /^v\d\d\.json$/.test(name));
  return {
    entries: chapters.sort().flatMap((name) => read<Entry[]>(name)),
    accepted: read<Accepted[]>('accepted.json'),
  };
}
