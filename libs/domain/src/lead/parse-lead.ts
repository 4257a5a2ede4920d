/**
 * A lead cell names units in free text: commas stand inside names as well as between them, separators are missing, letter case
 * and marks vary, and "các bộ, ngành" names nobody. The cell is scanned from the left: at each place the longest known name wins; else
 * the opening words of a group, which takes everything up to the next known name; else an unknown part up to the next separator.
 */
import { COLLECTIVE_OPENINGS } from './central-agencies.js';
import { laidOut, nameKey, toneFree } from './tone-free.js';

export interface NamedUnit {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export type LeadPart<Unit> =
  | { readonly text: string; readonly unit: Unit }
  | { readonly text: string; readonly group: true }
  /** No known unit has the name, or several have it. */
  | { readonly text: string; readonly candidates: readonly Unit[] };

/**
 * One unit; several that owe one deliverable together; units and a group; a group only; nothing; or something that a person must
 * look at.
 */
export type LeadKind = 'one' | 'joint' | 'mixed' | 'collective' | 'empty' | 'unknown';

export interface ParsedLead<Unit> {
  readonly kind: LeadKind;
  readonly parts: readonly LeadPart<Unit>[];
}

export interface LeadDirectory<Unit> {
  readonly byKey: ReadonlyMap<string, readonly Unit[]>;
  /** The first words of all known names: most places in a cell are passed over by these alone. */
  readonly firstWords: ReadonlySet<string>;
  /** No known name has more words. */
  readonly longest: number;
}

const SEPARATORS = /^(?:[\s,;/+.]|(?:và|va|cùng|cung)(?=\s))+/iu;
const LETTER = /[\p{L}\p{N}]/u;
/** Longer than any word of a name. */
const LONGEST_WORD = 500;
const GROUPS = COLLECTIVE_OPENINGS.map(nameKey);

const FIRST_WORD = /^[\p{L}\p{N}]*/u;

/** The letters and digits with which a text begins. */
function firstWord(text: string): string {
  return FIRST_WORD.exec(text)?.[0] ?? '';
}

/** Indexes units by name, aliases and code. Those given first win over later ones of the same name only by being the same unit. */
export function leadDirectory<Unit extends NamedUnit>(units: readonly Unit[]): LeadDirectory<Unit> {
  const byKey = new Map<string, readonly Unit[]>();
  let longest = 1;
  for (const unit of units) {
    for (const key of new Set([unit.name, unit.code, ...unit.aliases].map(nameKey))) {
      if (key === '') continue;
      byKey.set(key, [...(byKey.get(key) ?? []), unit]);
      longest = Math.max(longest, key.split(' ').length);
    }
  }
  return { byKey, firstWords: new Set([...byKey.keys()].map(firstWord)), longest };
}

function endsWord(text: string, at: number): boolean {
  return at >= text.length || !LETTER.test(text.charAt(at));
}

/** The places where a word ends, from a start on: candidates for the end of a name. */
function wordEnds(text: string, from: number, most: number): readonly number[] {
  const ends: number[] = [];
  for (let at = from + 1; at <= text.length && ends.length < most * 2; at += 1) {
    if (LETTER.test(text.charAt(at - 1)) && endsWord(text, at)) ends.push(at);
  }
  return ends;
}

interface Match<Unit> {
  readonly end: number;
  readonly units: readonly Unit[];
}

function unitAt<Unit>(key: string, from: number, directory: LeadDirectory<Unit>): Match<Unit> | null {
  if (!directory.firstWords.has(firstWord(key.slice(from, from + LONGEST_WORD)))) return null;
  for (const end of [...wordEnds(key, from, directory.longest)].reverse()) {
    const units = directory.byKey.get(key.slice(from, end));
    if (units !== undefined) return { end, units };
  }
  return null;
}

function groupAt(key: string, from: number): boolean {
  return GROUPS.some(
    (opening) => key.startsWith(opening, from) && (opening.endsWith(',') || endsWord(key, from + opening.length)),
  );
}

function separatorEnd(text: string, from: number): number {
  return from + (SEPARATORS.exec(text.slice(from))?.[0].length ?? 0);
}

/** Where words begin after a separator: only there can a new part begin. */
function nextPart(key: string, from: number, isEnd: (at: number) => boolean): number {
  for (let at = from + 1; at < key.length; at += 1) {
    const begins = !LETTER.test(key.charAt(at - 1)) && LETTER.test(key.charAt(at));
    if (begins && isEnd(at)) return at;
  }
  return key.length;
}

function withoutTail(text: string): string {
  return text.replace(/(?:[\s,;/+]|\s(?:và|cùng))+$/iu, '').trim();
}

function readPart<Unit>(
  shown: string,
  key: string,
  from: number,
  directory: LeadDirectory<Unit>,
): { readonly end: number; readonly part: LeadPart<Unit> } {
  const match = unitAt(key, from, directory);
  if (match !== null) {
    const text = shown.slice(from, match.end);
    const [unit] = match.units;
    return unit !== undefined && match.units.length === 1
      ? { end: match.end, part: { text, unit } }
      : { end: match.end, part: { text, candidates: match.units } };
  }
  if (groupAt(key, from)) {
    const end = nextPart(key, from, (at) => unitAt(key, at, directory) !== null);
    return { end, part: { text: withoutTail(shown.slice(from, end)), group: true } };
  }
  const end = nextPart(
    key,
    from,
    (at) => /[,;/+]\s*$/u.test(key.slice(from, at)) || unitAt(key, at, directory) !== null || groupAt(key, at),
  );
  return { end, part: { text: withoutTail(shown.slice(from, end)), candidates: [] } };
}

function kindOf<Unit>(parts: readonly LeadPart<Unit>[]): LeadKind {
  if (parts.length === 0) return 'empty';
  if (parts.some((part) => 'candidates' in part)) return 'unknown';
  const units = parts.filter((part) => 'unit' in part).length;
  if (units === 0) return 'collective';
  if (units < parts.length) return 'mixed';
  return units === 1 ? 'one' : 'joint';
}

/** No lead cell is longer; what is goes to a person as it stands. */
const LONGEST_CELL = 2000;

/** Reads a lead cell against a directory of units. The parts' texts are the cell's own words, in their order. */
export function parseLead<Unit>(text: string, directory: LeadDirectory<Unit>): ParsedLead<Unit> {
  const shown = laidOut(text);
  if (shown.length > LONGEST_CELL) return { kind: 'unknown', parts: [{ text: shown, candidates: [] }] };
  const key = toneFree(shown);
  const parts: LeadPart<Unit>[] = [];
  for (let at = separatorEnd(shown, 0); at < shown.length;) {
    const { end, part } = readPart(shown, key, at, directory);
    const repeated = 'unit' in part && parts.some((other) => 'unit' in other && other.unit === part.unit);
    if (part.text !== '' && !repeated) parts.push(part);
    at = separatorEnd(shown, Math.max(end, at + 1));
  }
  return { kind: kindOf(parts), parts };
}
