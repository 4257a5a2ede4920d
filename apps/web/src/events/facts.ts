import { glossary, type Label } from '#contracts';
import { dateOf, dayInWords } from '../format/day.format.js';

/** Names for the ids that events carry; the log itself has no names. */
export interface Names {
  unit(id: string): string | null;
  person(id: string): string | null;
}

export type Data = Readonly<Record<string, unknown>>;
type Family = 'step' | 'form' | 'status';

const EMPTY: Label = { vi: '', en: '' };

/** Reads the data of an event of any age: what is missing or of another type reads as nothing, and never fails. */
export class Facts {
  constructor(
    private readonly data: Data,
    readonly names: Names,
  ) {}

  text(key: string): string {
    const value = this.data[key];
    return typeof value === 'string' ? value : '';
  }

  number(key: string): number | null {
    const value = this.data[key];
    return typeof value === 'number' ? value : null;
  }

  truth(key: string): boolean | null {
    const value = this.data[key];
    return typeof value === 'boolean' ? value : null;
  }

  list(key: string): readonly unknown[] {
    const value = this.data[key];
    return Array.isArray(value) ? value : [];
  }

  inner(key: string): Facts {
    const value = this.data[key];
    return new Facts(typeof value === 'object' && value !== null ? (value as Data) : {}, this.names);
  }

  keys(): string[] {
    return Object.keys(this.data);
  }

  /** `2025-03-01` as dd/mm/yyyy. */
  day(key: string): string {
    return dayInWords(this.text(key));
  }

  /** The local day of an instant as dd/mm/yyyy. */
  date(key: string): string {
    const value = this.text(key);
    return Number.isNaN(Date.parse(value)) ? value : dateOf(value);
  }

  unit(key: string): Label {
    const name = this.names.unit(this.text(key));
    return name === null ? { vi: 'đơn vị', en: 'the unit' } : { vi: name, en: name };
  }

  person(key: string): Label {
    const name = this.names.person(this.text(key));
    return name === null ? { vi: 'một người có trách nhiệm', en: 'a person in charge' } : { vi: name, en: name };
  }

  label(family: Family, key: string): Label {
    const labels: Readonly<Record<string, Label>> = glossary[family];
    const code = this.text(key);
    return labels[code] ?? { vi: code, en: code };
  }

  /** People's own words without their last full stop: the sentence that quotes them brings its own. */
  words(key: string): string {
    return this.text(key).trim().replace(/\.+$/, '');
  }

  /** `: “words”` where there are any, else nothing. */
  quoted(key: string): string {
    const value = this.words(key);
    return value === '' ? '' : `: “${value}”`;
  }

  /** The words for a code out of a small table, the code itself where the table does not know it. */
  choice(key: string, table: Readonly<Record<string, Label>>): Label {
    const code = this.text(key);
    if (code === '') return EMPTY;
    return Object.hasOwn(table, code) ? (table[code] ?? EMPTY) : { vi: code, en: code };
  }
}
