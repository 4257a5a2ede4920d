/**
 * A lead cell names units in free text: commas stand inside names as well as between them, separators are missing, letter case
 * and marks vary, and "các bộ, ngành" names nobody. The cell is scanned from the left: at each place the longest known name wins; else
 * the opening words of a group, which takes everything up to the next known name; else an unknown part up to the next separator. Unknown
 * parts that look like a known name are proposed as that name, and never taken for it.
 */
import { GROUP_OPENINGS } from './collective.groups.js';
import type { LeadDirectory } from './lead-directory.js';
import { nearestTo } from './near-names.js';
import { laidOut, nameKey, tidy, toneFree } from './tone-free.js';
import { endsWord, isLetterAt, unitAt, type Cell } from './unit-match.js';

export type LeadPart<Unit> =
  | { readonly text: string; readonly unit: Unit }
  | { readonly text: string; readonly group: true }
  /** No known unit has the name, or several have it; `near` when the candidates have a name that only looks like it. */
  | { readonly text: string; readonly candidates: readonly Unit[]; readonly near: boolean };

/**
 * One unit; several that owe one deliverable together; units and a group; a group only; nothing; or something that a person must
 * look at.
 */
export type LeadKind = 'one' | 'joint' | 'mixed' | 'collective' | 'empty' | 'unknown';

export interface ParsedLead<Unit> {
  readonly kind: LeadKind;
  readonly parts: readonly LeadPart<Unit>[];
}

/** A part and its place in the cell. */
interface Placed<Unit> {
  readonly from: number;
  readonly end: number;
  readonly part: LeadPart<Unit>;
}

const SEPARATORS = /^(?:[\s,;/+.&]|(?:và|va|cùng với|cung voi|cùng|cung|and)(?=\s))+/iu;
/** Bullets and numbers before an item: separators only where a name or a group follows. */
const BULLET = /^(?:[-•*·:]|\(?\d{1,2}[.)]|\(?[a-hđ]\))\s*/u;
const LABEL = /^(?:(?:cac )?(?:co quan|don vi),? ?)*(?:chu tri|chiu trach nhiem)(?: thuc hien)? ?: ?/u;
/** Words with which the name of a body begins, in capitals: where they stand behind a separator, a group has ended. */
const BODY =
  /^(?:Bộ|Sở|Ủy ban|Uỷ ban|UBND|Văn phòng|Viện|Cục|Tổng cục|Chi cục|Thanh tra|Công an|Đài|Trường|Trung tâm|Hội|Ban|Ngân hàng|Kiểm toán|Tòa án|Đại học) \p{Lu}/u;

function groupAt(key: string, from: number): boolean {
  return GROUP_OPENINGS.some(
    (opening) => key.startsWith(opening, from) && (opening.endsWith(',') || endsWord(key, from + opening.length)),
  );
}

class CellScan<Unit> {
  private readonly cell: Cell;

  constructor(
    shown: string,
    private readonly directory: LeadDirectory<Unit>,
  ) {
    this.cell = { shown, key: toneFree(shown) };
  }

  parts(): readonly Placed<Unit>[] {
    const { shown, key } = this.cell;
    const placed: Placed<Unit>[] = [];
    for (let at = this.separatorEnd(LABEL.exec(key)?.[0].length ?? 0); at < shown.length;) {
      const next = this.partAt(at);
      if (next.part.text !== '') placed.push(next);
      at = this.separatorEnd(Math.max(next.end, at + 1));
    }
    return placed;
  }

  /** The words between two places, without separators at their end. */
  text(from: number, end: number): string {
    return this.cell.shown
      .slice(from, end)
      .replace(/(?:[\s,;/+&]|\s(?:và|cùng|and))+$/iu, '')
      .trim();
  }

  private begins(at: number): boolean {
    return unitAt(this.cell, at, this.directory) !== null || groupAt(this.cell.key, at);
  }

  private separatorEnd(from: number): number {
    const { shown } = this.cell;
    let at = from + (SEPARATORS.exec(shown.slice(from))?.[0].length ?? 0);
    const bullet = BULLET.exec(shown.slice(at))?.[0];
    if (bullet === undefined) return at;
    at += bullet.length;
    return this.begins(at) ? at : at - bullet.length;
  }

  private partAt(from: number): Placed<Unit> {
    const { key } = this.cell;
    const match = unitAt(this.cell, from, this.directory);
    if (match !== null) {
      const text = this.text(from, match.end);
      const [unit] = match.units;
      const known = unit !== undefined && match.units.length === 1 && !match.near;
      const part = known ? { text, unit } : { text, candidates: match.units, near: match.near };
      return { from, end: match.end, part };
    }
    if (groupAt(key, from)) {
      const end = this.nextPart(from, (at) => unitAt(this.cell, at, this.directory) !== null || this.bodyAt(at));
      return { from, end, part: { text: this.text(from, end), group: true } };
    }
    const end = this.nextPart(from, (at) => /[,;/+]\s*$/u.test(key.slice(Math.max(0, at - 4), at)) || this.begins(at));
    return { from, end, part: { text: this.text(from, end), candidates: [], near: false } };
  }

  private bodyAt(at: number): boolean {
    const { shown, key } = this.cell;
    return (
      /[,;]\s*$|\sva $/u.test(key.slice(Math.max(0, at - 4), at)) &&
      BODY.test(shown.slice(at, at + 40)) &&
      !groupAt(key, at)
    );
  }

  /** Where words begin after a separator: only there can a new part begin. */
  private nextPart(from: number, isEnd: (at: number) => boolean): number {
    const { key } = this.cell;
    for (let at = from + 1; at < key.length; at += 1) {
      const begins = !isLetterAt(key, at - 1) && isLetterAt(key, at);
      if (begins && isEnd(at)) return at;
    }
    return key.length;
  }
}

function isUnread<Unit>({ part }: Placed<Unit>): boolean {
  return 'candidates' in part && part.candidates.length === 0;
}

/** Names with inner commas fall into this many parts. */
const MOST_JOINED = 4;

/** The known name that the first unread parts look like, as many of them together as may be: a misspelt name may hold commas. */
function resembling<Unit>(
  unread: readonly Placed<Unit>[],
  scan: CellScan<Unit>,
  directory: LeadDirectory<Unit>,
): { readonly count: number; readonly part: LeadPart<Unit> } | null {
  for (let count = Math.min(unread.length, MOST_JOINED); count > 0; count -= 1) {
    const [first, last] = [unread[0], unread[count - 1]];
    if (first === undefined || last === undefined) break;
    const text = scan.text(first.from, last.end);
    const candidates = nearestTo(nameKey(text), directory.near);
    if (candidates.length > 0) return { count, part: { text, candidates, near: true } };
  }
  return null;
}

function proposed<Unit>(
  placed: readonly Placed<Unit>[],
  scan: CellScan<Unit>,
  directory: LeadDirectory<Unit>,
): readonly LeadPart<Unit>[] {
  const parts: LeadPart<Unit>[] = [];
  for (let at = 0; at < placed.length;) {
    const rest = placed.slice(at);
    const read = rest.findIndex((one) => !isUnread(one));
    const found = resembling(read < 0 ? rest : rest.slice(0, read), scan, directory);
    parts.push(...(found === null ? rest.slice(0, 1).map(({ part }) => part) : [found.part]));
    at += found?.count ?? 1;
  }
  return parts;
}

function kindOf<Unit>(parts: readonly LeadPart<Unit>[]): LeadKind {
  if (parts.length === 0) return 'empty';
  if (parts.some((part) => 'candidates' in part)) return 'unknown';
  const units = parts.filter((part) => 'unit' in part).length;
  if (units === 0) return 'collective';
  if (units < parts.length) return 'mixed';
  return units === 1 ? 'one' : 'joint';
}

function withoutRepeats<Unit>(parts: readonly LeadPart<Unit>[]): readonly LeadPart<Unit>[] {
  const seen = new Set<Unit>();
  return parts.filter((part) => {
    if (!('unit' in part)) return true;
    const repeated = seen.has(part.unit);
    seen.add(part.unit);
    return !repeated;
  });
}

/** What a person said about words that could not be read: the unit they mean, that they are a group, or that they mean nobody. */
export type NameDecision<Unit> = { readonly unit: Unit } | 'group' | 'nobody';

/** The cell with a person's decisions in the place of what could not be read. */
export function decided<Unit>(
  { parts }: ParsedLead<Unit>,
  decisionOn: (text: string) => NameDecision<Unit> | undefined,
): ParsedLead<Unit> {
  const settled = parts.flatMap((part): readonly LeadPart<Unit>[] => {
    if (!('candidates' in part)) return [part];
    const decision = decisionOn(part.text);
    if (decision === undefined) return [part];
    if (decision === 'nobody') return [];
    return [decision === 'group' ? { text: part.text, group: true } : { text: part.text, unit: decision.unit }];
  });
  const kept = withoutRepeats(settled);
  return { kind: kindOf(kept), parts: kept };
}

/** No lead cell is longer; what is goes to a person as it stands. */
const LONGEST_CELL = 2000;

function read<Unit>(text: string, directory: LeadDirectory<Unit>): ParsedLead<Unit> {
  const scan = new CellScan(laidOut(text), directory);
  const parts = withoutRepeats(proposed(scan.parts(), scan, directory));
  return { kind: kindOf(parts), parts };
}

function sameUnits<Unit>(a: ParsedLead<Unit>, b: ParsedLead<Unit>): boolean {
  const named = ({ parts }: ParsedLead<Unit>) => parts.map((part) => ('unit' in part ? part.unit : null));
  const [left, right] = [named(a), named(b)];
  return left.length === right.length && left.every((unit, at) => unit === right[at]);
}

/**
 * A line break stands between two names, or within one that was too long for its cell: the cell is read both ways, and what both
 * ways make sense of must be the same.
 */
function readLines<Unit>(text: string, directory: LeadDirectory<Unit>): ParsedLead<Unit> {
  const [listed, wrapped] = [read(text.replace(/\s*[\r\n]+\s*/gu, ' ; '), directory), read(text, directory)];
  if (listed.kind === 'unknown') return wrapped;
  if (wrapped.kind === 'unknown' || sameUnits(listed, wrapped)) return listed;
  return { kind: 'unknown', parts: [{ text: tidy(text), candidates: [], near: false }] };
}

/** Reads a lead cell against a directory of units. The parts' texts are the cell's own words, in their order. */
export function parseLead<Unit>(text: string, directory: LeadDirectory<Unit>): ParsedLead<Unit> {
  if (text.length > LONGEST_CELL) {
    return { kind: 'unknown', parts: [{ text: tidy(text), candidates: [], near: false }] };
  }
  return /[\r\n]/u.test(text.trim()) ? readLines(text, directory) : read(text, directory);
}
