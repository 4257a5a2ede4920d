/**
 * The JSON in which the two levels of local government are published: an array of provinces, each with its `Wards` (communes, wards
 * and special zones). Codes of provinces and communes overlap with nothing else, but are short: they get a prefix.
 */
import type { ListedUnit } from './plan-unit-import.js';

/** Where in the document something is not as described; `path` is a JSON pointer. */
export interface AdminUnitsFault {
  readonly path: string;
  readonly expected: 'array' | 'object' | 'text';
}

type Entry = Readonly<Record<string, unknown>>;

interface Place {
  readonly path: string;
  readonly row: number;
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function faultIn(entry: unknown, path: string): AdminUnitsFault | null {
  if (!isEntry(entry)) return { path, expected: 'object' };
  const missing = ['Code', 'FullName'].find((field) => typeof entry[field] !== 'string' || entry[field] === '');
  return missing === undefined ? null : { path: `${path}/${missing}`, expected: 'text' };
}

function textOf(entry: Entry, field: string): string {
  const value = entry[field];
  return typeof value === 'string' ? value.normalize('NFC').trim() : '';
}

function unitOf(entry: Entry, kind: 'province' | 'commune', parent: string | null, { row }: Place): ListedUnit {
  const nameEn = textOf(entry, 'FullNameEn');
  const prefix = kind === 'province' ? 'P' : 'C';
  return {
    row,
    line: row,
    code: `${prefix}${textOf(entry, 'Code')}`,
    name: textOf(entry, 'FullName'),
    nameEn: nameEn === '' ? null : nameEn,
    kind,
    parent,
    field: null,
  };
}

/** Lists provinces and communes, each commune under its province; a fault where the document has another shape. */
export function listAdminUnits(document: unknown): readonly ListedUnit[] | AdminUnitsFault {
  if (!Array.isArray(document)) return { path: '', expected: 'array' };
  const units: ListedUnit[] = [];
  for (const [index, province] of document.entries()) {
    const path = `/${index}`;
    const fault = faultIn(province, path);
    if (fault !== null) return fault;
    const entry = province as Entry;
    const wards = entry.Wards ?? [];
    if (!Array.isArray(wards)) return { path: `${path}/Wards`, expected: 'array' };
    const parent = unitOf(entry, 'province', null, { path, row: units.length + 1 });
    units.push(parent);
    for (const [place, ward] of wards.entries()) {
      const wardPath = `${path}/Wards/${place}`;
      const wardFault = faultIn(ward, wardPath);
      if (wardFault !== null) return wardFault;
      units.push(unitOf(ward as Entry, 'commune', parent.code, { path: wardPath, row: units.length + 1 }));
    }
  }
  return units;
}

export function isAdminUnitsFault(result: readonly ListedUnit[] | AdminUnitsFault): result is AdminUnitsFault {
  return 'path' in result;
}
