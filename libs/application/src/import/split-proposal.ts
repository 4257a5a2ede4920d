/**
 * Parts of one row that different units lead. Two shapes are known: the text lists parts and says behind each who leads it ("a) …
 * (Bộ X); b) … (Bộ Y)"), and a lead cell that names units and a group together. A proposal only: nobody but a person splits a task.
 */
import { toneFree } from '#domain';
import { readLeadCell, type CellReading, type LeadCell } from './lead-cell.js';

export interface ProposedPart {
  /** The part's mark: "a", "1"; added to the row's number. */
  readonly mark: string;
  readonly work: string;
  /** The words that name who leads it. */
  readonly leadText: string;
  readonly cell: LeadCell;
}

interface ListedPart {
  readonly mark: string;
  readonly text: string;
}

const MARK = /(?<=^|[\s;:.,])(?:([a-eđg-k])\)|\(([a-eđg-k]|\d{1,2}|i{1,3}|iv|v|vi{0,3})\)|(\d{1,2})\))\s/giu;
const LEAD_IN_BRACKETS = /\(([^()]{2,200})\)[\s.;,]*$/u;
const LEAD_BEFORE = /^([^:()]{2,160}):\s/u;
const FEWEST = 2;

/** The stem before the first mark, and the parts; null where the text is no list. */
function listed(work: string): { readonly stem: string; readonly parts: readonly ListedPart[] } | null {
  const marks = [...work.matchAll(MARK)];
  if (marks.length < FEWEST) return null;
  const parts = marks.map((mark, at): ListedPart => {
    const end = marks[at + 1]?.index ?? work.length;
    const sign = mark[1] ?? mark[2] ?? mark[3] ?? String(at + 1);
    return { mark: sign.toLowerCase(), text: work.slice(mark.index + mark[0].length, end).trim() };
  });
  return { stem: work.slice(0, marks[0]?.index ?? 0).trim(), parts };
}

function namesUnits(cell: LeadCell): boolean {
  return cell.read.parts.some(({ unit, group }) => unit !== null || group);
}

/** Who leads a listed part, by its own words; null where it does not say. */
function leadWithin(
  { text }: ListedPart,
  reading: CellReading,
): { readonly text: string; readonly cell: LeadCell } | null {
  const inBrackets = LEAD_IN_BRACKETS.exec(text)?.[1];
  const before = LEAD_BEFORE.exec(text)?.[1];
  for (const words of [inBrackets, before]) {
    if (words === undefined) continue;
    const cell = readLeadCell(words, reading);
    if (namesUnits(cell)) return { text: words.trim(), cell };
  }
  return null;
}

function signature(cell: LeadCell): string {
  return cell.read.parts.map(({ unit, text }) => unit ?? toneFree(text)).join('+');
}

/** Different units behind the parts of the text: the parts, each with its own words behind the common stem. */
function fromText(work: string, reading: CellReading): readonly ProposedPart[] | null {
  const list = listed(work);
  if (list === null) return null;
  const parts = list.parts.flatMap((part) => {
    const lead = leadWithin(part, reading);
    return lead === null ? [] : [{ part, lead }];
  });
  const differ = new Set(parts.map(({ lead }) => signature(lead.cell))).size >= FEWEST;
  if (parts.length < list.parts.length || !differ) return null;
  return parts.map(({ part, lead }) => ({
    mark: part.mark,
    work: `${list.stem} ${part.mark}) ${part.text}`.trim(),
    leadText: lead.text,
    cell: lead.cell,
  }));
}

/** Units and a group in one cell: the units together, and the group for itself. */
function fromLead(work: string, lead: LeadCell, reading: CellReading): readonly ProposedPart[] | null {
  if (lead.read.kind !== 'mixed') return null;
  const words = (group: boolean): string =>
    lead.read.parts
      .filter((part) => part.group === group)
      .map(({ text }) => text)
      .join('; ');
  return [words(false), words(true)].map((leadText, at) => ({
    mark: String(at + 1),
    work,
    leadText,
    cell: readLeadCell(leadText, reading),
  }));
}

/** The parts into which a row may be split; null when there is nothing to split. */
export function proposeSplit(work: string, lead: LeadCell, reading: CellReading): readonly ProposedPart[] | null {
  return fromText(work, reading) ?? fromLead(work, lead, reading);
}
