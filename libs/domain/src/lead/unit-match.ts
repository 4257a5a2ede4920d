/**
 * Which unit is named at a place of a cell. The longest name wins. Written with its marks, a name must have the same marks ("Tân Lạp" is
 * not "Tân Lập"); written without any, it may be any name of these letters. Behind a name may stand its code, what it does ("chủ
 * trì"), or where it is ("xã Tân Lập, tỉnh Thái Nguyên"): these belong to it.
 */
import { firstWord, type LeadDirectory, type Naming } from './lead-directory.js';
import { isMarkless, markedKey, nameKey, toneFree } from './tone-free.js';

/** A cell as laid out, and tone-free; the two have the same places. */
export interface Cell {
  readonly shown: string;
  readonly key: string;
}

export interface UnitMatch<Unit> {
  readonly end: number;
  readonly units: readonly Unit[];
  /** True when the marks differ from the name's: a proposal only. */
  readonly near: boolean;
}

const LETTER = /[\p{L}\p{N}]/u;
/** Every place of a cell is asked about again and again, and nearly all are plain. */
const PLAIN_LETTERS: readonly boolean[] = Array.from({ length: 0x80 }, (_, code) =>
  LETTER.test(String.fromCharCode(code)),
);
/** Longer than any word of a name. */
const LONGEST_WORD = 500;
const ROLE = /^\s*(?:\((?:co quan |don vi )?(?:chu tri|dau moi|thuong truc)\)|(?:la (?:co quan |don vi )?)?chu tri\b)/u;
const BRACKET = /^\s*\(([^()]{1,200})\)/u;
const IN_PLACE = /^\s*,?\s*(?:thuoc |cua |o |tai )?/u;
/** Capital letters in groups, as initials are written: "KH&CN", "VH, TT và DL", "LĐ - TBXH". */
const INITIALS = /^[\p{Lu}\d]{1,12}(?:(?: ?[&,./-] ?| (?:và|va) | )[\p{Lu}\d]{1,12})*(?![\p{L}\p{N}])/u;

/** True when a letter or a digit stands at a place of the text. */
export function isLetterAt(text: string, at: number): boolean {
  return PLAIN_LETTERS[text.charCodeAt(at)] ?? LETTER.test(text.charAt(at));
}

export function endsWord(text: string, at: number): boolean {
  return at >= text.length || !isLetterAt(text, at);
}

/** The places where a word ends, from a start on: candidates for the end of a name. */
function wordEnds(text: string, from: number, most: number): readonly number[] {
  const ends: number[] = [];
  for (let at = from + 1; at <= text.length && ends.length < most * 2; at += 1) {
    if (isLetterAt(text, at - 1) && endsWord(text, at)) ends.push(at);
  }
  return ends;
}

function unitsOf<Unit>(namings: readonly Naming<Unit>[]): readonly Unit[] {
  return [...new Set(namings.map(({ unit }) => unit))];
}

/** The units that words name: those with the same marks; any of these letters when the words have none; else a near miss. */
function meant<Unit>(namings: readonly Naming<Unit>[], words: string): Omit<UnitMatch<Unit>, 'end'> | null {
  const marked = markedKey(words);
  const same = namings.filter((naming) => naming.marked === marked);
  if (same.length > 0) return { units: unitsOf(same), near: false };
  if (isMarkless(words)) return { units: unitsOf(namings), near: false };
  const names = namings.filter(({ isCode }) => !isCode);
  return names.length === 0 ? null : { units: unitsOf(names), near: true };
}

function byInitials<Unit>(cell: Cell, from: number, directory: LeadDirectory<Unit>): UnitMatch<Unit> | null {
  const [opening = '', body = ''] =
    /^(bo|so|phong|uy ban|ub|ban|vien|chi cuc|cuc|tong cuc) /u.exec(cell.key.slice(from, from + 16)) ?? [];
  if (opening === '') return null;
  const start = from + opening.length;
  const run = INITIALS.exec(cell.shown.slice(start))?.[0] ?? '';
  const ends = [...run.matchAll(/[\p{Lu}\d](?![\p{L}\p{N}])/gu)].map(({ index }) => index + 1);
  for (const end of ends.reverse()) {
    const letters = run.slice(0, end).replace(/và|va|[^\p{L}\p{N}]/gu, '');
    const namings = directory.byInitials.get(`${body === 'ub' ? 'uy ban' : body} ${toneFree(letters)}`);
    const found = namings === undefined ? null : meant(namings, letters);
    if (found !== null) return { ...found, end: start + end };
  }
  return null;
}

function byName<Unit>(cell: Cell, from: number, directory: LeadDirectory<Unit>): UnitMatch<Unit> | null {
  const { shown, key } = cell;
  let near: UnitMatch<Unit> | null = null;
  for (const end of [...wordEnds(key, from, directory.longest)].reverse()) {
    const namings = directory.byKey.get(key.slice(from, end));
    const found = namings === undefined ? null : meant(namings, shown.slice(from, end));
    if (found !== null && !found.near) return { ...found, end };
    near ??= found === null ? null : { ...found, end };
  }
  return near;
}

/** The unit or units that a name at this place means, without what stands behind it. */
function nameAt<Unit>(cell: Cell, from: number, directory: LeadDirectory<Unit>): UnitMatch<Unit> | null {
  if (!directory.firstWords.has(firstWord(cell.key.slice(from, from + LONGEST_WORD)))) return null;
  const [named, initialled] = [byName(cell, from, directory), byInitials(cell, from, directory)];
  if (named === null || initialled === null) return named ?? initialled;
  return named.near || initialled.end > named.end ? initialled : named;
}

/** "(C00004)", "(STC)": a code or another name in brackets says which unit it is. */
function withCode<Unit>(cell: Cell, match: UnitMatch<Unit>, directory: LeadDirectory<Unit>): UnitMatch<Unit> {
  const [whole, inside] = BRACKET.exec(cell.shown.slice(match.end)) ?? [];
  if (whole === undefined || inside === undefined) return match;
  const named = unitsOf(directory.byKey.get(nameKey(inside)) ?? []);
  const both = match.units.filter((unit) => named.includes(unit));
  return both.length === 0 ? match : { end: match.end + whole.length, units: both, near: false };
}

function withRole<Unit>(cell: Cell, match: UnitMatch<Unit>): UnitMatch<Unit> {
  const role = ROLE.exec(cell.key.slice(match.end))?.[0];
  return role === undefined ? match : { ...match, end: match.end + role.length };
}

/** "tỉnh Thái Nguyên" behind "xã Tân Lập" says which; behind a unit that is not there, it names another that nobody knows. */
function withPlace<Unit>(cell: Cell, match: UnitMatch<Unit>, directory: LeadDirectory<Unit>): UnitMatch<Unit> {
  const { isPlace, isUnder } = directory.surroundings;
  const gap = IN_PLACE.exec(cell.key.slice(match.end))?.[0] ?? '';
  if (gap === '') return match;
  const next = nameAt(cell, match.end + gap.length, directory);
  if (next === null || next.near || !next.units.every(isPlace)) return match;
  const there = match.units.filter((unit) => next.units.some((place) => isUnder(unit, place)));
  if (there.length > 0) return { ...match, end: next.end, units: there };
  const named = match.units.every(isPlace) || /[,]/u.test(gap);
  return named ? match : { end: next.end, units: [], near: false };
}

/** The units that are named at a place of the cell, and where the naming ends; null where no known name begins. */
export function unitAt<Unit>(cell: Cell, from: number, directory: LeadDirectory<Unit>): UnitMatch<Unit> | null {
  const match = nameAt(cell, from, directory);
  if (match === null) return null;
  const coded = withRole(cell, withCode(cell, match, directory));
  const placed = coded.near ? coded : withRole(cell, withPlace(cell, coded, directory));
  return placed.units.length > 1 ? { ...placed, units: directory.surroundings.choose(placed.units) } : placed;
}
