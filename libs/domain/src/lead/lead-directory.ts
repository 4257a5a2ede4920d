/**
 * The names under which a register's units are looked for. A unit answers to its code, its name, its other names, the short forms
 * that its name has by rule ("UBND" for "Ủy ban nhân dân", "TP." for "Thành phố") and its initials behind the word that says what
 * kind of body it is ("Sở KH&CN"). Which of several units of one name is meant is not for the directory to say: `choose` may narrow them
 * down, by whose annex it is.
 */
import { nearIndex, type NearIndex } from './near-names.js';
import { markedKey, nameKey, toneFree } from './tone-free.js';

export interface NamedUnit {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly nameEn?: string | null;
}

/** What the reader asks about units beyond their names. */
export interface Surroundings<Unit> {
  /** Those of several units of one name that the cell can mean; the same ones where nothing tells them apart. */
  readonly choose: (units: readonly Unit[]) => readonly Unit[];
  /** A province or commune: behind another name it says where that unit is. */
  readonly isPlace: (unit: Unit) => boolean;
  readonly isUnder: (unit: Unit, above: Unit) => boolean;
}

export interface Naming<Unit> {
  readonly unit: Unit;
  readonly marked: string;
  /** A code is right or wrong, never nearly right. */
  readonly isCode: boolean;
}

export interface LeadDirectory<Unit> {
  readonly byKey: ReadonlyMap<string, readonly Naming<Unit>[]>;
  /** By kind of body and initials, e.g. "so khcn"; the initials tone-free. */
  readonly byInitials: ReadonlyMap<string, readonly Naming<Unit>[]>;
  /** The first words of all known names: most places in a cell are passed over by these alone. */
  readonly firstWords: ReadonlySet<string>;
  /** No known name has more words. */
  readonly longest: number;
  readonly near: NearIndex<Unit>;
  readonly surroundings: Surroundings<Unit>;
}

const FIRST_WORD = /^[\p{L}\p{N}]*/u;
/** Bodies whose names are cut down to initials behind this word. */
const INITIALLED = /^(bộ|sở|phòng|ban|ủy ban|viện|chi cục|cục|tổng cục)\s+(.+)$/iu;

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/Ủy ban nhân dân|Uỷ ban nhân dân/giu, 'UBND'],
  [/Hội đồng nhân dân/giu, 'HĐND'],
  [/Mặt trận Tổ quốc/giu, 'MTTQ'],
  [/Ủy ban Kiểm tra|Uỷ ban Kiểm tra/giu, 'UBKT'],
  [/Ban Quản lý/giu, 'BQL'],
  [/Thành phố /giu, 'TP '],
  [/Thành phố /giu, 'TP. '],
  [/Văn phòng /giu, 'VP '],
];

/** The letters and digits with which a text begins. */
export function firstWord(text: string): string {
  return FIRST_WORD.exec(text)?.[0] ?? '';
}

/** The name as it is, and as it is shortened by rule; a name that is registered short answers to its long form as well. */
function formsOf(name: string): readonly string[] {
  const long = name.replace(/^UBND /iu, 'Ủy ban nhân dân ').replace(/^TP\.? /iu, 'Thành phố ');
  const forms = new Set([name, long]);
  for (const [pattern, short] of SHORT_FORMS) {
    for (const form of forms) forms.add(form.replace(pattern, short));
  }
  return [...forms];
}

/** "Sở Khoa học và Công nghệ" is "sở" and "KHCN"; null for a name that is not cut down like this. */
function initialsOf(name: string): { readonly body: string; readonly letters: string } | null {
  const [, body = '', rest = ''] = INITIALLED.exec(name.normalize('NFC')) ?? [];
  const words = rest.split(/[\s,–-]+/u).filter((word) => word !== '' && !/^và$/iu.test(word));
  if (words.length < 2 || words.some((word) => /^[\p{Lu}\d&]{2,}$/u.test(word))) return null;
  return { body: toneFree(body), letters: words.map((word) => word.charAt(0).toUpperCase()).join('') };
}

/** Units of which nothing is known but their names. */
function alone<Unit>(): Surroundings<Unit> {
  return { choose: (units) => units, isPlace: () => false, isUnder: () => false };
}

class DirectoryBuilder<Unit extends NamedUnit> {
  readonly byKey = new Map<string, Naming<Unit>[]>();
  readonly byInitials = new Map<string, Naming<Unit>[]>();
  readonly names: { readonly key: string; readonly unit: Unit }[] = [];
  longest = 1;

  add(unit: Unit): void {
    const { name, code, aliases, nameEn } = unit;
    const named = [name, ...aliases, ...(nameEn === undefined || nameEn === null ? [] : [nameEn])];
    for (const form of new Set(named.flatMap(formsOf))) this.put(form, unit, false);
    this.put(code, unit, true);
    this.names.push({ key: nameKey(name), unit });
    const initials = initialsOf(name);
    if (initials === null) return;
    const { body, letters } = initials;
    push(this.byInitials, `${body} ${toneFree(letters)}`, { unit, marked: markedKey(letters), isCode: true });
  }

  private put(form: string, unit: Unit, isCode: boolean): void {
    const key = nameKey(form);
    if (key === '') return;
    const marked = markedKey(form);
    const there = this.byKey.get(key) ?? [];
    if (there.some((naming) => naming.unit === unit && naming.marked === marked)) return;
    push(this.byKey, key, { unit, marked, isCode });
    this.longest = Math.max(this.longest, key.split(' ').length);
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

/** Indexes units by everything that they answer to. Without surroundings, units of one name are never told apart. */
export function leadDirectory<Unit extends NamedUnit>(
  units: readonly Unit[],
  surroundings: Surroundings<Unit> = alone(),
): LeadDirectory<Unit> {
  const builder = new DirectoryBuilder<Unit>();
  for (const unit of units) builder.add(unit);
  const { byKey, byInitials, names, longest } = builder;
  const bodies = [...byInitials.keys()].map(firstWord);
  const firstWords = new Set([...[...byKey.keys()].map(firstWord), ...bodies]);
  return { byKey, byInitials, firstWords, longest, near: nearIndex(names), surroundings };
}
