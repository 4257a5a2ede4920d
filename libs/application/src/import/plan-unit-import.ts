/** From a list of units to registrations, parents before their children. Ids follow from the code: a list sent again changes nothing. */
import type { Actor, UnitCommand, UnitKind } from '#domain';
import { uuidV5 } from '#platform';
import { cellOf, type Header, type TableRow, type UnitColumn } from './columns.js';
import { finding, type Finding } from './finding.js';

type RegisterUnit = Extract<UnitCommand, { type: 'RegisterUnit' }>;

const KINDS: Readonly<Record<UnitKind, true>> = {
  government: true,
  ministry: true,
  province: true,
  committee: true,
  office: true,
  department: true,
  commune: true,
  agency: true,
  enterprise: true,
};

/** A unit as a list names it. `kind` is checked by the plan; `parent` is a code of the list or of the register. */
export interface ListedUnit {
  readonly row: number;
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: string;
  readonly parent: string | null;
  readonly field: string | null;
}

export interface UnitImport {
  readonly units: readonly ListedUnit[];
  /** Registered units by code: parents may be among them. */
  readonly registered: ReadonlyMap<string, string>;
  readonly at: string;
  readonly by: Actor;
}

export interface PlannedUnit {
  readonly row: number;
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly status: 'accepted' | 'rejected';
  readonly findings: readonly Finding<UnitColumn>[];
  readonly command: RegisterUnit | null;
}

export interface UnitImportPlan {
  /** In the order of the list. */
  readonly rows: readonly PlannedUnit[];
  /** In the order in which to register: parents first. */
  readonly commands: readonly RegisterUnit[];
  readonly summary: {
    readonly rows: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly kinds: Readonly<Partial<Record<UnitKind, number>>>;
  };
}

/** The id of the unit that a code registers. */
export function importedUnitId(code: string): string {
  return uuidV5(`unit ${code}`);
}

function isKind(kind: string): kind is UnitKind {
  return Object.hasOwn(KINDS, kind);
}

/** The units of a table with a header row. */
export function listedUnits(rows: readonly TableRow[], header: Header<UnitColumn>): readonly ListedUnit[] {
  return rows.map((row) => {
    const cell = (column: UnitColumn): string => cellOf(row, header, column);
    const orNull = (column: UnitColumn): string | null => (cell(column) === '' ? null : cell(column));
    return {
      row: row.row,
      line: row.line,
      code: cell('code'),
      name: cell('name'),
      nameEn: orNull('nameEn'),
      kind: cell('kind').toLowerCase(),
      parent: orNull('parent'),
      field: orNull('field'),
    };
  });
}

const LONGEST_NAME = 500;

function ownFindings(unit: ListedUnit, seen: ReadonlySet<string>): readonly Finding<UnitColumn>[] {
  const findings: Finding<UnitColumn>[] = [];
  if (unit.code === '') findings.push(finding('code', 'code-missing'));
  else if (seen.has(unit.code)) findings.push(finding('code', 'code-repeated'));
  if (unit.name === '') findings.push(finding('name', 'name-missing'));
  if (!isKind(unit.kind)) findings.push(finding('kind', 'kind-unknown'));
  for (const column of ['code', 'name', 'nameEn', 'field'] as const) {
    if ((unit[column] ?? '').length > LONGEST_NAME) findings.push(finding(column, 'text-too-long'));
  }
  return findings;
}

type Standing = 'sound' | 'parent-unknown' | 'parent-circle';

/** Whether the chain of parents of a unit ends at a unit without one or at a registered one. */
function standingOf(
  unit: ListedUnit,
  sound: ReadonlyMap<string, ListedUnit>,
  registered: UnitImport['registered'],
): Standing {
  const passed = new Set([unit.code]);
  for (let parent = unit.parent; parent !== null;) {
    if (passed.has(parent)) return 'parent-circle';
    passed.add(parent);
    const next = sound.get(parent);
    if (next === undefined) return registered.has(parent) ? 'sound' : 'parent-unknown';
    parent = next.parent;
  }
  return 'sound';
}

function register(unit: ListedUnit, kind: UnitKind, input: UnitImport): RegisterUnit {
  const idOf = (code: string): string => input.registered.get(code) ?? importedUnitId(code);
  const { code, name, nameEn, field } = unit;
  const parent = unit.parent === null ? null : idOf(unit.parent);
  return { type: 'RegisterUnit', id: idOf(code), at: input.at, by: input.by, code, name, nameEn, kind, parent, field };
}

/** Parents before children: by the number of listed units above each. */
function byDepth(commands: readonly RegisterUnit[]): readonly RegisterUnit[] {
  const byId = new Map(commands.map((command) => [command.id, command]));
  const depthOf = (command: RegisterUnit): number => {
    let depth = 0;
    for (let up = byId.get(command.parent ?? ''); up !== undefined; up = byId.get(up.parent ?? '')) depth += 1;
    return depth;
  };
  return commands
    .map((command) => ({ command, depth: depthOf(command) }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ command }) => command);
}

/** Plans the registration of a list of units; records nothing. A unit below a rejected one is rejected with it. */
export function planUnitImport(input: UnitImport): UnitImportPlan {
  const seen = new Set<string>();
  const checked = input.units.map((unit) => {
    const findings = ownFindings(unit, seen);
    seen.add(unit.code);
    return { unit, findings };
  });
  const sound = new Map(checked.filter(({ findings }) => findings.length === 0).map(({ unit }) => [unit.code, unit]));
  const rows = checked.map(({ unit, findings }): PlannedUnit => {
    const standing = findings.length > 0 ? 'sound' : standingOf(unit, sound, input.registered);
    const all = standing === 'sound' ? findings : [...findings, finding('parent' as const, standing)];
    const { row, line, code, name, kind } = unit;
    return all.length === 0 && isKind(kind)
      ? { row, line, code, name, status: 'accepted', findings: all, command: register(unit, kind, input) }
      : { row, line, code, name, status: 'rejected', findings: all, command: null };
  });
  const commands = rows.flatMap(({ command }) => (command === null ? [] : [command]));
  const kinds: Partial<Record<UnitKind, number>> = {};
  for (const { kind } of commands) kinds[kind] = (kinds[kind] ?? 0) + 1;
  const { length: accepted } = commands;
  return {
    rows,
    commands: byDepth(commands),
    summary: { rows: rows.length, accepted, rejected: rows.length - accepted, kinds },
  };
}
