/**
 * What is wrong with the map. A requirement is met by tests that exist, or, where the standard asks for a document, by a page that
 * exists; it does not apply for a reason; or it is missed, which is a fault unless it stands in the dated list of what is accepted.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Accepted, AsvsMap, Entry } from './asvs.map.js';
import { documentSections, type Requirement, sectionOf } from './requirements.js';
import { testTitles } from './test.titles.js';

export interface Sources {
  /** Titles of the tests in a file; undefined without such a file. */
  titles(file: string): ReadonlySet<string> | undefined;
  /** Headings of a page; undefined without such a page. */
  headings(file: string): ReadonlySet<string> | undefined;
}

const verdicts: ReadonlySet<string> = new Set(['met', 'not-applicable', 'missed']);
/** Whoever writes fewer words has given no reason. */
const fewestWords = 5;

/** One line a fault; empty when the map is whole. */
export function faultsOf(map: AsvsMap, requirements: readonly Requirement[], sources: Sources): readonly string[] {
  return [
    ...faultsOfNumbers(map.entries, requirements),
    ...map.entries.flatMap((entry) => faultsOfEntry(entry, sources).map((fault) => `${entry.id}: ${fault}`)),
    ...faultsOfAccepted(map),
  ];
}

function faultsOfNumbers(entries: readonly Entry[], requirements: readonly Requirement[]): readonly string[] {
  const levels = new Map(requirements.map(({ id, level }) => [id, level]));
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const { id, level } of entries) {
    if (!levels.has(id)) faults.push(`${id}: no such requirement at these levels`);
    else if (levels.get(id) !== level) faults.push(`${id}: is of level ${levels.get(id)}, not ${level}`);
    if (seen.has(id)) faults.push(`${id}: stands here twice`);
    seen.add(id);
  }
  return [...faults, ...requirements.filter(({ id }) => !seen.has(id)).map(({ id }) => `${id}: is not in the map`)];
}

function faultsOfEntry(entry: Entry, sources: Sources): readonly string[] {
  const { verdict, how, reason, tests = [], pages = [] } = entry;
  if (!verdicts.has(verdict)) return [`there is no verdict "${verdict}"`];
  if (verdict !== 'met') {
    const silent = isSilent(reason) ? [`${verdict} without a reason`] : [];
    return tests.length + pages.length > 0 ? [...silent, `${verdict}, and yet with tests`] : silent;
  }
  const byPage = documentSections.has(sectionOf(entry.id)) && pages.length > 0;
  return [
    ...(isSilent(how) ? ['does not say how it is met'] : []),
    ...(tests.length === 0 && !byPage ? ['is met by no test'] : []),
    ...tests.flatMap(({ file, title }) => absent(sources.titles(file), { what: 'running test', file, name: title })),
    ...pages.flatMap(({ file, heading }) => absent(sources.headings(file), { what: 'heading', file, name: heading })),
  ];
}

interface Wanted {
  readonly what: string;
  readonly file: string;
  readonly name: string;
}

function absent(found: ReadonlySet<string> | undefined, { what, file, name }: Wanted): readonly string[] {
  if (found === undefined) return [`there is no file ${file}`];
  return found.has(name) ? [] : [`${file} has no ${what} "${name}"`];
}

function faultsOfAccepted({ entries, accepted }: AsvsMap): readonly string[] {
  const missed = new Set(entries.filter(({ verdict }) => verdict === 'missed').map(({ id }) => id));
  const known = new Set(accepted.map(({ id }) => id));
  return [
    ...[...missed].filter((id) => !known.has(id)).map((id) => `${id}: is missed, and nobody has accepted that`),
    ...accepted.flatMap((each) => faultsOfAcceptance(each, missed)),
  ];
}

function faultsOfAcceptance({ id, since, reason }: Accepted, missed: ReadonlySet<string>): readonly string[] {
  return [
    ...(missed.has(id) ? [] : [`${id}: is accepted and no longer missed: take it off the list`]),
    ...(/^\d{4}-\d\d-\d\d$/.test(since) ? [] : [`${id}: is accepted without a day`]),
    ...(isSilent(reason) ? [`${id}: is accepted without a reason`] : []),
  ];
}

function isSilent(text: string | undefined): boolean {
  return (text ?? '').split(/\s+/).filter((word) => word !== '').length < fewestWords;
}

/** The sources below a folder, each read once. */
export function sourcesOf(root: string): Sources {
  const read = (of: (text: string) => ReadonlySet<string>) => {
    const known = new Map<string, ReadonlySet<string> | undefined>();
    return (file: string): ReadonlySet<string> | undefined => {
      if (!known.has(file)) {
        const path = join(root, file);
        known.set(file, existsSync(path) ? of(readFileSync(path, 'utf8')) : undefined);
      }
      return known.get(file);
    };
  };
  return { titles: read(testTitles), headings: read(headingsOf) };
}

function headingsOf(page: string): ReadonlySet<string> {
  return new Set([...page.matchAll(/^#+ (.+)$/gm)].map((match) => (match[1] ?? '').trim()));
}
