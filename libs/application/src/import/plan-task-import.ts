/**
 * From the rows of an annex to drafts, row by row. Nothing is lost and nothing is guessed: a cell that cannot be read lands in the
 * draft as it stands, with a finding that says what to do. Only a row without a task is rejected. Ids follow from the directive and
 * the row, so importing the same file again changes nothing.
 */
import {
  CENTRAL_AGENCIES,
  describeDeadline,
  dueAt,
  leadDirectory,
  nameKey,
  parseDeadline,
  parseLead,
  type Actor,
  type Deadline,
  type Lead,
  type LeadDirectory,
  type LeadKind,
  type NamedUnit,
  type ParsedLead,
  type TaskCommand,
} from '#domain';
import { uuidV5 } from '#platform';
import { cellOf, type Header, type TableRow, type TaskColumn } from './columns.js';
import { finding, type Finding, type FindingCode } from './finding.js';

/** A unit that may be named in a cell; `id` is null for one that is known by name but not registered. */
export interface NameableUnit extends NamedUnit {
  readonly id: string | null;
}

type DraftTask = Extract<TaskCommand, { type: 'DraftTask' }>;

export interface TaskImport {
  readonly directive: string;
  readonly units: readonly (NameableUnit & { readonly id: string })[];
  readonly header: Header<TaskColumn>;
  readonly rows: readonly TableRow[];
  readonly source: { readonly file: string; readonly sha256: string };
  readonly at: string;
  readonly by: Actor;
}

export interface ReadLead {
  readonly kind: LeadKind;
  readonly parts: readonly { readonly text: string; readonly unit: string | null; readonly group: boolean }[];
}

export interface PlannedTask {
  readonly row: number;
  readonly line: number;
  readonly status: 'accepted' | 'warned' | 'rejected';
  readonly findings: readonly Finding<TaskColumn>[];
  readonly readAs: {
    readonly ordinal: string;
    readonly lead: ReadLead;
    readonly cooperating: ReadLead;
    readonly deadline: {
      readonly precision: Deadline['precision'];
      readonly vi: string;
      readonly en: string;
      readonly dueAt: string | null;
    };
  };
  /** Null for a rejected row. */
  readonly command: DraftTask | null;
}

export interface TaskImportPlan {
  readonly rows: readonly PlannedTask[];
  readonly summary: {
    readonly rows: number;
    readonly accepted: number;
    readonly warned: number;
    readonly rejected: number;
    /** `each` are the collective cells: a group owes one apiece, once its members are chosen. */
    readonly leads: Readonly<Record<'one' | 'joint' | 'mixed' | 'each' | 'empty' | 'unknown', number>>;
    readonly deadlines: Readonly<Partial<Record<Deadline['precision'], number>>>;
    /** Rows by finding, for the codes that were found. */
    readonly findings: Readonly<Partial<Record<FindingCode, number>>>;
  };
}

const LONGEST: Readonly<Record<TaskColumn, number>> = {
  ordinal: 500,
  section: 4000,
  work: 4000,
  lead: 4000,
  cooperating: 4000,
  deliverable: 4000,
  deadline: 500,
};

interface Central extends NamedUnit {
  readonly keys: readonly string[];
}

const CENTRAL: readonly Central[] = CENTRAL_AGENCIES.map(({ code, name, aliases }) => ({
  code,
  name,
  aliases,
  keys: [name, code, ...aliases].map(nameKey),
}));
const CENTRAL_BY_NAME = new Map(CENTRAL.map((central) => [nameKey(central.name), central]));

/**
 * Registered units first: a registered ministry answers to the short forms of its name as well, where no other unit does. Central
 * agencies that none of them is are readable, too, but nobody can be assigned to them.
 */
function directoryOf(units: TaskImport['units']): LeadDirectory<NameableUnit> {
  const taken = new Set(units.flatMap(({ name, code, aliases }) => [name, code, ...aliases].map(nameKey)));
  const registered = units.map((unit): NameableUnit => {
    const known = CENTRAL_BY_NAME.get(nameKey(unit.name));
    const more =
      known === undefined ? [] : [known.code, ...known.aliases].filter((alias) => !taken.has(nameKey(alias)));
    return { ...unit, aliases: [...unit.aliases, ...more] };
  });
  const others = CENTRAL.filter(({ keys }) => keys.every((key) => !taken.has(key)));
  return leadDirectory<NameableUnit>([
    ...registered,
    ...others.map(({ code, name, aliases }) => ({ id: null, code, name, aliases })),
  ]);
}

function readLead(parsed: ParsedLead<NameableUnit>): ReadLead {
  const parts = parsed.parts.map((part) => ({
    text: part.text,
    unit: 'unit' in part ? part.unit.code : null,
    group: 'group' in part,
  }));
  return { kind: parsed.kind, parts };
}

/** Ids of the registered units that a cell names. */
function unitIds(parsed: ParsedLead<NameableUnit>): readonly string[] {
  return parsed.parts.flatMap((part) => ('unit' in part && part.unit.id !== null ? [part.unit.id] : []));
}

const LEAD_FINDINGS: Readonly<Record<Exclude<LeadKind, 'one' | 'joint'>, FindingCode>> = {
  mixed: 'lead-mixed',
  collective: 'lead-collective',
  empty: 'lead-empty',
  unknown: 'lead-unknown',
};

function leadFinding(parsed: ParsedLead<NameableUnit>): FindingCode | null {
  if (parsed.kind === 'one' || parsed.kind === 'joint') {
    return unitIds(parsed).length === parsed.parts.length ? null : 'lead-not-registered';
  }
  const twins = parsed.parts.some((part) => 'candidates' in part && part.candidates.length > 1);
  return twins ? 'lead-ambiguous' : LEAD_FINDINGS[parsed.kind];
}

function leadOf(parsed: ParsedLead<NameableUnit>, text: string): Lead {
  const determined = (parsed.kind === 'one' || parsed.kind === 'joint') && leadFinding(parsed) === null;
  return determined
    ? { relation: parsed.kind === 'one' ? 'one' : 'joint', units: unitIds(parsed), text }
    : { relation: 'undetermined', text };
}

/** The id of the draft that a row makes: the same row of the same directive is the same task. */
export function importedTaskId(directive: string, ordinal: string, row: number): string {
  return uuidV5(`task ${ordinal} ${row}`, directive);
}

interface RowReading {
  readonly cells: Readonly<Record<TaskColumn, string>>;
  readonly ordinal: string;
  readonly findings: readonly Finding<TaskColumn>[];
}

function readCells(row: TableRow, header: Header<TaskColumn>, seen: Set<string>): RowReading {
  const columns = Object.keys(LONGEST) as TaskColumn[];
  const cells = Object.fromEntries(
    columns.map((column) => [column, cellOf(row, header, column)]),
  ) as RowReading['cells'];
  const findings = columns
    .filter((column) => cells[column].length > LONGEST[column])
    .map((column) => finding(column, 'text-too-long'));
  if (cells.work === '') findings.push(finding('work', 'work-missing'));
  if (cells.ordinal === '') findings.push(finding('ordinal', 'ordinal-missing'));
  else if (seen.has(cells.ordinal)) findings.push(finding('ordinal', 'ordinal-repeated'));
  seen.add(cells.ordinal);
  return { cells, ordinal: cells.ordinal === '' ? String(row.row) : cells.ordinal, findings };
}

function statusOf(findings: readonly Finding[]): PlannedTask['status'] {
  if (findings.some(({ severity }) => severity === 'rejection')) return 'rejected';
  return findings.length === 0 ? 'accepted' : 'warned';
}

function planRow(
  row: TableRow,
  read: RowReading,
  input: TaskImport,
  directory: LeadDirectory<NameableUnit>,
): PlannedTask {
  const { cells, ordinal } = read;
  const lead = parseLead(cells.lead, directory);
  const cooperating = parseLead(cells.cooperating, directory);
  const { deadline, warning } = parseDeadline(cells.deadline);
  const ofLead = leadFinding(lead);
  const findings = [
    ...read.findings,
    ...(ofLead === null ? [] : [finding('lead', ofLead)]),
    ...(warning === null ? [] : [finding('deadline', `deadline-${warning}`)]),
  ] satisfies readonly Finding<TaskColumn>[];
  const status = statusOf(findings);
  const command: DraftTask = {
    type: 'DraftTask',
    id: importedTaskId(input.directive, ordinal, row.row),
    at: input.at,
    by: input.by,
    directive: input.directive,
    ordinal,
    section: cells.section === '' ? null : cells.section,
    work: cells.work,
    lead: leadOf(lead, cells.lead),
    cooperating: { units: unitIds(cooperating), text: cells.cooperating },
    deliverable: cells.deliverable === '' ? null : cells.deliverable,
    deadline,
    source: { ...input.source, row: row.row },
  };
  const inWords = { vi: describeDeadline(deadline, 'vi'), en: describeDeadline(deadline, 'en') };
  return {
    row: row.row,
    line: row.line,
    status,
    findings,
    readAs: {
      ordinal,
      lead: readLead(lead),
      cooperating: readLead(cooperating),
      deadline: { precision: deadline.precision, ...inWords, dueAt: dueAt(deadline) },
    },
    command: status === 'rejected' ? null : command,
  };
}

function countBy<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function summarise(rows: readonly PlannedTask[]): TaskImportPlan['summary'] {
  const none = { one: 0, joint: 0, mixed: 0, each: 0, empty: 0, unknown: 0 };
  const kinds = rows.map(({ readAs }) => (readAs.lead.kind === 'collective' ? 'each' : readAs.lead.kind));
  const status = { accepted: 0, warned: 0, rejected: 0, ...countBy(rows.map((row) => row.status)) };
  return {
    rows: rows.length,
    ...status,
    leads: { ...none, ...countBy(kinds) },
    deadlines: countBy(rows.map(({ readAs }) => readAs.deadline.precision)),
    findings: countBy(rows.flatMap((row) => [...new Set(row.findings.map(({ code }) => code))])),
  };
}

/** Plans an import; records nothing. Every row of the table is in the plan, in its order. */
export function planTaskImport(input: TaskImport): TaskImportPlan {
  const directory = directoryOf(input.units);
  const seen = new Set<string>();
  const rows = input.rows.map((row) => planRow(row, readCells(row, input.header, seen), input, directory));
  return { rows, summary: summarise(rows) };
}
