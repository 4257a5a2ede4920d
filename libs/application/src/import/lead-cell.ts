/**
 * What a lead or a cooperating cell says, and what it asks a person. A cell names a lead when every part of it is a registered unit
 * that exists on the day of the document and belongs to whoever imports; anything else stays open, with a finding that says why.
 */
import {
  decided,
  groupMembers,
  nameKey,
  parseLead,
  standingOn,
  toneFree,
  type Lead,
  type LeadKind,
  type LeadPart,
  type NameDecision,
  type ParsedLead,
} from '#domain';
import type { AnnexDirectory, NameableUnit } from './annex.directory.js';
import { lifeOf } from './agency-life.js';
import { finding, type Finding, type FindingCode, type FindingDetail } from './finding.js';

type Part = LeadPart<NameableUnit>;
type CellColumn = 'lead' | 'cooperating';

/** A part of a cell as it was read. */
export interface ReadPart {
  readonly text: string;
  /** Code of the unit; null where none, or not exactly one, was found. */
  readonly unit: string | null;
  readonly group: boolean;
  /** Codes of the units that the words may mean, when they mean none for certain. */
  readonly candidates?: readonly string[];
  /** How many registered units a group means on the day of the document; null when a person must say. */
  readonly members?: number | null;
}

export interface ReadLead {
  readonly kind: LeadKind;
  readonly parts: readonly ReadPart[];
}

export interface NameDecisions {
  /** By the words, as `nameKey` has them. */
  get(key: string): NameDecision<NameableUnit> | undefined;
}

export interface ReadCell {
  readonly read: ReadLead;
  readonly parsed: ParsedLead<NameableUnit>;
  readonly findings: readonly Finding<CellColumn>[];
}

export interface LeadCell extends ReadCell {
  readonly lead: Lead;
}

export interface CellReading {
  readonly directory: AnnexDirectory;
  readonly decisions: NameDecisions;
  /** Take groups at their word: each member owes one apiece. */
  readonly acceptGroups: boolean;
  /** Cells by their text, as they are read. */
  readonly leads: Map<string, LeadCell>;
  readonly cooperating: Map<string, ReadCell>;
}

const COOPERATION = /[\s,;.(]*\b(?:chu tri,? )?(?:va )?phoi hop(?: thuc hien)?(?: voi| cung voi| cung)?\b ?:? ?/u;
const MOST_UNITS = 500;

/** "Bộ A chủ trì, phối hợp với Bộ B": the lead's words, and those after "phối hợp"; null when the cell has no such part. */
export function cooperationIn(text: string): { readonly lead: string; readonly cooperating: string } | null {
  const composed = text.normalize('NFC');
  const key = toneFree(composed);
  const match = key.includes('phoi hop') ? COOPERATION.exec(key) : null;
  if (match === null) return null;
  const [lead, cooperating] = [composed.slice(0, match.index), composed.slice(match.index + match[0].length)];
  return lead.trim() === '' ? null : { lead, cooperating: cooperating.replace(/\)\s*$/u, '') };
}

function membersFor(part: Part, { directory }: CellReading): readonly NameableUnit[] | null {
  if (!('group' in part)) return null;
  const groups = groupMembers(part.text, directory.level);
  return groups === null ? null : directory.membersOf(groups);
}

function readPart(part: Part, reading: CellReading): ReadPart {
  if ('unit' in part) return { text: part.text, unit: part.unit.code, group: false };
  if ('group' in part) {
    return { text: part.text, unit: null, group: true, members: membersFor(part, reading)?.length ?? null };
  }
  return { text: part.text, unit: null, group: false, candidates: part.candidates.map(({ code }) => code) };
}

/** Ids of the registered units that a cell names. */
export function unitIds(parsed: ParsedLead<NameableUnit>): readonly string[] {
  return parsed.parts.flatMap((part) => ('unit' in part && part.unit.id !== null ? [part.unit.id] : []));
}

function quoted(texts: readonly string[]): FindingDetail {
  const list = texts.map((text) => `“${text}”`).join(', ');
  return { vi: list, en: list };
}

function named(units: readonly NameableUnit[], { directory }: CellReading): FindingDetail {
  const list = units.map(({ name, code, parent }) => {
    const above = directory.nameOf(parent);
    return `${name}${above === null ? '' : `, ${above}`} (${code})`;
  });
  return { vi: `Có thể là: ${list.join('; ')}.`, en: `It may be: ${list.join('; ')}.` };
}

type Found = readonly [FindingCode, FindingDetail?];

function unitFindings(unit: NameableUnit, reading: CellReading): readonly Found[] {
  const { directory } = reading;
  const standing = unit.known === null ? 'there' : standingOn(unit.known, directory.day);
  if (unit.known !== null && standing !== 'there')
    return [[standing === 'ended' ? 'lead-ended' : 'lead-not-yet', lifeOf(unit.known)]];
  if (unit.id === null) return [['lead-not-registered', quoted([unit.name])]];
  return directory.isElsewhere(unit) ? [['lead-elsewhere', named([unit], reading)]] : [];
}

function unreadFindings(part: Extract<Part, { candidates: unknown }>, reading: CellReading): readonly Found[] {
  if (part.candidates.length === 0) return [['lead-unknown', quoted([part.text])]];
  return [[part.near ? 'lead-misspelt' : 'lead-ambiguous', named(part.candidates.slice(0, 3), reading)]];
}

function groupFindings(parsed: ParsedLead<NameableUnit>, reading: CellReading): readonly Found[] {
  if (parsed.kind === 'mixed') return [['lead-mixed']];
  if (parsed.kind !== 'collective') return [];
  const members = membersOfAll(parsed, reading);
  if (members === null || members.length === 0) return [['lead-collective']];
  if (reading.acceptGroups && members.length <= MOST_UNITS) return [];
  const count = String(members.length);
  return [
    [
      'lead-collective',
      {
        vi: `Theo danh mục vào ngày ban hành, nhóm này gồm ${count} đơn vị.`,
        en: `On the day of the document the group has ${count} registered units.`,
      },
    ],
  ];
}

/** Everybody whom the groups of a cell mean, once each; null when one of them leaves it open. */
function membersOfAll(
  parsed: ParsedLead<NameableUnit>,
  reading: CellReading,
): readonly (NameableUnit & { readonly id: string })[] | null {
  const all = new Map<string, NameableUnit & { readonly id: string }>();
  for (const part of parsed.parts) {
    const members = membersFor(part, reading);
    if (members === null) return null;
    for (const unit of members) if (unit.id !== null) all.set(unit.id, { ...unit, id: unit.id });
  }
  return [...all.values()];
}

/** Quoted words as a list, sentences one after the other. */
function inARow(details: readonly string[]): string {
  const words = details.filter((detail) => detail.startsWith('“'));
  const sentences = details.filter((detail) => !detail.startsWith('“'));
  return [...(words.length === 0 ? [] : [`${words.join(', ')}.`]), ...sentences].join(' ');
}

function onceEach(found: readonly Found[], column: CellColumn): readonly Finding<CellColumn>[] {
  const codes = [...new Set(found.map(([code]) => code))];
  return codes.map((code) => {
    const details = found.flatMap(([one, detail]) => (one === code && detail !== undefined ? [detail] : []));
    const joined = { vi: inARow(details.map(({ vi }) => vi)), en: inARow(details.map(({ en }) => en)) };
    return finding(column, code, details.length === 0 ? undefined : joined);
  });
}

function parse(text: string, { directory, decisions }: CellReading): ParsedLead<NameableUnit> {
  return decided(parseLead(text, directory.names), (words) => decisions.get(nameKey(words)));
}

/** What was read of a text before: cells of an annex say the same again and again. */
function once<Read>(known: Map<string, Read>, text: string, read: () => Read): Read {
  const found = known.get(text) ?? read();
  known.set(text, found);
  return found;
}

/** Reads the cell of the leads, without its cooperating part. */
export function readLeadCell(text: string, reading: CellReading): LeadCell {
  return once(reading.leads, text, () => leadCell(text, reading));
}

function leadCell(text: string, reading: CellReading): LeadCell {
  const parsed = parse(cooperationIn(text)?.lead ?? text, reading);
  const found = parsed.parts.flatMap((part) => {
    if ('unit' in part) return unitFindings(part.unit, reading);
    return 'candidates' in part ? unreadFindings(part, reading) : [];
  });
  const all: readonly Found[] =
    parsed.kind === 'empty' ? [['lead-empty']] : [...found, ...groupFindings(parsed, reading)];
  return {
    read: { kind: parsed.kind, parts: parsed.parts.map((part) => readPart(part, reading)) },
    parsed,
    findings: onceEach(all, 'lead'),
    lead: leadOf(parsed, text, { found: all, reading }),
  };
}

function leadOf(
  parsed: ParsedLead<NameableUnit>,
  text: string,
  { found, reading }: { readonly found: readonly Found[]; readonly reading: CellReading },
): Lead {
  if (found.length > 0) return { relation: 'undetermined', text };
  if (parsed.kind === 'collective') {
    const members = membersOfAll(parsed, reading) ?? [];
    return { relation: 'each', units: members.map(({ id }) => id), text };
  }
  return { relation: parsed.kind === 'one' ? 'one' : 'joint', units: unitIds(parsed), text };
}

/** Reads the cooperating cell: whom it names is told about the task; what cannot be read is said, and stays in the text. */
export function readCooperatingCell(text: string, reading: CellReading): ReadCell {
  return once(reading.cooperating, text, () => cooperatingCell(text, reading));
}

function cooperatingCell(text: string, reading: CellReading): ReadCell {
  const parsed = parse(text, reading);
  const unread = parsed.parts.filter((part) => 'candidates' in part);
  const gone = parsed.parts
    .flatMap((part) => ('unit' in part && part.unit.known !== null ? [part.unit.known] : []))
    .filter((known) => standingOn(known, reading.directory.day) === 'ended');
  const found: readonly Found[] = [
    ...unread.map((part): Found => ['cooperating-unread', quoted([part.text])]),
    ...gone.map((known): Found => ['cooperating-ended', lifeOf(known)]),
  ];
  return {
    read: { kind: parsed.kind, parts: parsed.parts.map((part) => readPart(part, reading)) },
    parsed,
    findings: onceEach(found, 'cooperating'),
  };
}
