/**
 * From the rows of an annex to drafts, row by row. Nothing is lost and nothing is guessed: a cell that cannot be read lands in the
 * draft as it stands, with a finding that says what to do. A row without a task is rejected, and so is one that changes a task which
 * is recorded already. Which task a row is follows from its words, so importing the same file again changes nothing.
 */
import { describeDeadline, dueAt, parseDeadline, type Actor } from '#domain';
import { annexDirectory, type ImportableUnit } from './annex.directory.js';
import type { Header, TableRow, TaskColumn } from './columns.js';
import { finding, type Finding } from './finding.js';
import {
  cooperationIn,
  readCooperatingCell,
  readLeadCell,
  unitIds,
  type CellReading,
  type LeadCell,
  type ReadCell,
} from './lead-cell.js';
import { decisionsOf, type NameRuling } from './name-rulings.js';
import { readCells, type RowReading } from './row-reading.js';
import { proposeSplit, type ProposedPart } from './split-proposal.js';
import type { DraftTask, PlannedDraft, PlannedTask } from './planned-task.js';
import { summarise, type TaskImportSummary } from './task-import.summary.js';
import { identify, type Identity, type PrintedTask, type RecordedTask } from './task-identity.js';

export interface TaskImport {
  readonly directive: string;
  /** Number and symbol of the directive, e.g. "03/NQ-CP": says whose annex it is. */
  readonly number?: string;
  /** Its local day, `YYYY-MM-DD`; the day of `at` when it is not given. Units and groups are read as of that day. */
  readonly issuedOn?: string;
  /** Id of the unit that follows it up: units near to it are meant where several have a name. */
  readonly owner?: string | null;
  readonly units: readonly ImportableUnit[];
  readonly header: Header<TaskColumn>;
  readonly rows: readonly TableRow[];
  readonly source: { readonly file: string; readonly sha256: string };
  readonly at: string;
  readonly by: Actor;
  /** What the directive has in the register. */
  readonly recorded?: readonly RecordedTask[];
  /** What a person said about names that could not be read. */
  readonly rulings?: readonly NameRuling[];
  /** Groups whose members are certain are asked one by one. */
  readonly acceptGroups?: boolean;
  /** Rows that fall into parts of different leads become one draft a part. */
  readonly acceptSplits?: boolean;
}

export interface TaskImportPlan {
  readonly rows: readonly PlannedTask[];
  readonly drafts: readonly PlannedDraft[];
  readonly summary: TaskImportSummary;
}

/** One task of a row: the row itself, or a part of it. */
interface Piece {
  readonly printed: PrintedTask;
  readonly lead: LeadCell;
}

interface PlannedRow {
  readonly row: TableRow;
  readonly reading: RowReading;
  readonly lead: LeadCell;
  readonly cooperating: ReadCell;
  readonly deadline: ReturnType<typeof parseDeadline>;
  readonly parts: readonly ProposedPart[] | null;
  readonly isSplit: boolean;
  readonly pieces: readonly Piece[];
}

function statusOf(findings: readonly Finding[]): PlannedTask['status'] {
  if (findings.some(({ severity }) => severity === 'rejection')) return 'rejected';
  return findings.length === 0 ? 'accepted' : 'warned';
}

function printedOf({ cells, ordinal }: RowReading): PrintedTask {
  const { section, work, lead, cooperating, deliverable, deadline } = cells;
  return {
    ordinal,
    section: section === '' ? null : section,
    work,
    lead,
    cooperating,
    deliverable: deliverable === '' ? null : deliverable,
    deadline,
  };
}

function piecesOf(printed: PrintedTask, parts: readonly ProposedPart[]): readonly Piece[] {
  return parts.map(({ mark, work, leadText, cell }) => ({
    printed: { ...printed, ordinal: `${printed.ordinal}.${mark}`, work, lead: leadText },
    lead: cell,
  }));
}

/** Cooperating units are those of their own cell and those that the lead cell names behind "phối hợp". */
function cooperatingOf(cells: RowReading['cells'], reading: CellReading): ReadCell {
  const more = cooperationIn(cells.lead)?.cooperating ?? '';
  const text = [cells.cooperating, more].filter((part) => part.trim() !== '').join('; ');
  return readCooperatingCell(text, reading);
}

/** Splits what is to be split: what was split when it was first recorded stays split. */
function readRow(row: TableRow, read: RowReading, input: TaskImport, reading: CellReading): PlannedRow {
  const { cells } = read;
  const lead = readLeadCell(cells.lead, reading);
  const parts = proposeSplit(cells.work, lead, reading);
  const printed = printedOf(read);
  const pieces = parts === null ? [] : piecesOf(printed, parts);
  const recorded = input.recorded ?? [];
  const wasSplit = pieces.some((piece) =>
    recorded.some(({ work, lead: words }) => work === piece.printed.work && words === piece.printed.lead),
  );
  const isSplit = pieces.length > 0 && (input.acceptSplits === true || wasSplit);
  return {
    row,
    reading: read,
    lead,
    cooperating: cooperatingOf(cells, reading),
    deadline: parseDeadline(cells.deadline),
    parts,
    isSplit,
    pieces: isSplit ? pieces : [{ printed, lead }],
  };
}

function findingsOf({
  reading,
  lead,
  cooperating,
  deadline,
  parts,
  isSplit,
  pieces,
}: PlannedRow): Finding<TaskColumn>[] {
  const ofLead = isSplit ? pieces.flatMap((piece) => piece.lead.findings) : lead.findings;
  return [
    ...reading.findings,
    ...ofLead,
    ...(cooperationIn(reading.cells.lead) === null ? [] : [finding('lead' as const, 'lead-cooperates')]),
    // A lead cell with units and a group says so by itself.
    ...(parts === null || isSplit || parts.every(({ work }) => work === reading.cells.work)
      ? []
      : [finding('work' as const, 'task-split-proposed')]),
    ...cooperating.findings,
    ...(deadline.warning === null ? [] : [finding('deadline' as const, `deadline-${deadline.warning}`)]),
  ];
}

function draftOf(planned: PlannedRow, piece: Piece, id: string, input: TaskImport): DraftTask {
  const { section, work, deliverable, ordinal } = piece.printed;
  const { cooperating, parts, isSplit } = planned;
  // Parts that different units lead leave the lead of the whole open.
  const open = parts !== null && !isSplit;
  const leads = new Set(piece.lead.lead.relation === 'undetermined' ? [] : piece.lead.lead.units);
  return {
    type: 'DraftTask',
    id,
    at: input.at,
    by: input.by,
    directive: input.directive,
    ordinal,
    section,
    work,
    lead: open
      ? { relation: 'undetermined', text: piece.printed.lead }
      : { ...piece.lead.lead, text: piece.printed.lead },
    cooperating: {
      units: [...new Set(unitIds(cooperating.parsed))].filter((unit) => !leads.has(unit)),
      text: piece.printed.cooperating,
    },
    deliverable,
    deadline: planned.deadline.deadline,
    source: { ...input.source, row: planned.row.row },
  };
}

interface Outcome {
  readonly task: PlannedTask;
  readonly drafts: readonly PlannedDraft[];
}

function readAs({ reading, lead, cooperating, deadline: { deadline }, parts }: PlannedRow): PlannedTask['readAs'] {
  const inWords = { vi: describeDeadline(deadline, 'vi'), en: describeDeadline(deadline, 'en') };
  return {
    ordinal: reading.ordinal,
    lead: lead.read,
    cooperating: cooperating.read,
    deadline: { precision: deadline.precision, ...inWords, dueAt: dueAt(deadline) },
    ...(parts !== null && { split: parts.map(({ mark, work, cell }) => ({ mark, work, lead: cell.read })) }),
  };
}

function outcomeOf(planned: PlannedRow, identities: readonly Identity[], input: TaskImport): Outcome {
  const { row, line } = planned.row;
  const standings = new Set(identities.map(({ standing }) => standing));
  const findings = [
    ...findingsOf(planned),
    ...(standings.has('task-changed') ? [finding('work' as const, 'task-changed')] : []),
    ...(standings.has('task-reworded') ? [finding('work' as const, 'task-reworded')] : []),
  ];
  const status = statusOf(findings);
  const drafts = planned.pieces.flatMap((piece, at): readonly PlannedDraft[] => {
    const identity = identities[at];
    if (status === 'rejected' || identity === undefined) return [];
    const standing = identity.standing === 'there' ? 'there' : 'new';
    return [{ row, standing, command: draftOf(planned, piece, identity.id, input) }];
  });
  const command = drafts[0]?.command ?? null;
  return { task: { row, line, status, findings, readAs: readAs(planned), command }, drafts };
}

/** Rejected rows claim no task, and do not stand in the way of the others. */
function identities(planned: readonly PlannedRow[], input: TaskImport): readonly (readonly Identity[])[] {
  const sound = planned.map((row) => (statusOf(row.reading.findings) === 'rejected' ? [] : row.pieces));
  const found = identify(
    sound.flatMap((pieces) => pieces.map(({ printed }) => printed)),
    input.directive,
    input.recorded ?? [],
  );
  let next = 0;
  return sound.map((pieces) => pieces.flatMap(() => found[next++] ?? []));
}

/** Plans an import; records nothing. Every row of the table is in the plan, in its order. */
export function planTaskImport(input: TaskImport): TaskImportPlan {
  const { units, owner = null, number = '', issuedOn = input.at.slice(0, 10) } = input;
  const directory = annexDirectory({ units, owner, number, day: issuedOn });
  const decisions = decisionsOf(input.rulings ?? [], directory);
  const memory = { leads: new Map(), cooperating: new Map() };
  const reading: CellReading = { directory, decisions, acceptGroups: input.acceptGroups === true, ...memory };
  const seen = new Set<string>();
  const planned = input.rows.map((row) => readRow(row, readCells(row, input.header, seen), input, reading));
  const identified = identities(planned, input);
  const full = planned.map((row, at) => outcomeOf(row, identified[at] ?? [], input));
  const rows = full.map(({ task }) => task);
  return { rows, drafts: full.flatMap(({ drafts }) => drafts), summary: summarise(rows) };
}
