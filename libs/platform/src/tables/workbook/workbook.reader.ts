/** What a workbook says of itself: its sheets in their order, its calendar, and where its parts lie. */
import { TableFault } from '../table.fault.js';
import type { Archive } from './archive.js';
import { readXml } from './xml.reader.js';

export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetEntry[];
  readonly from1904: boolean;
  readonly strings: string | null;
  readonly styles: string | null;
}

interface Relation {
  readonly id: string;
  /** The last word of its type, e.g. "worksheet". */
  readonly type: string;
  readonly target: string;
}

/** Sheets of one workbook; an annex has a few. */
const MOST_SHEETS = 200;

/** A target as a part name: from the root with a slash before it, else beside the part that relates. */
function resolved(target: string, folder: string): string {
  const whole = target.startsWith('/') ? target : `${folder}/${target}`;
  const steps: string[] = [];
  for (const step of whole.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function relationsOf(archive: Archive, part: string, file: string): Promise<readonly Relation[]> {
  const at = part.lastIndexOf('/');
  const [folder, name] = [part.slice(0, Math.max(0, at)), part.slice(at + 1)];
  const relationsPart = folder === '' ? `_rels/${name}.rels` : `${folder}/_rels/${name}.rels`;
  const relations: Relation[] = [];
  const open = (element: string, attributes: Readonly<Record<string, string>>) => {
    const { Id: id, Type: type = '', Target: target, TargetMode: mode } = attributes;
    if (element !== 'Relationship' || id === undefined || target === undefined || mode === 'External') return;
    relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolved(target, folder) });
  };
  if (!archive.has(relationsPart)) return [];
  await readXml(archive.chunks(relationsPart), { open }, { file, part: relationsPart });
  return relations;
}

/** What an archive without a workbook is. */
function otherKind(archive: Archive, file: string): TableFault {
  if (archive.has('xl/workbook.bin')) return new TableFault('old-workbook', file);
  if (archive.hasUnder('word/')) return new TableFault('word-document', file);
  if (archive.has('mimetype') && archive.has('content.xml')) return new TableFault('open-document', file);
  return new TableFault('not-a-workbook', file);
}

/** Finds the sheets of a workbook. Throws a TableFault, also for an archive of another kind. */
export async function readWorkbook(archive: Archive, file: string): Promise<WorkbookParts> {
  const roots = await relationsOf(archive, '', file);
  const main = roots.find(({ type, target }) => type === 'officeDocument' && archive.has(target))?.target;
  const part = main ?? 'xl/workbook.xml';
  if (!archive.has(part) || part.endsWith('.bin') || part.startsWith('word/')) throw otherKind(archive, file);
  const relations = await relationsOf(archive, part, file);
  const found: { name: string; hidden: boolean; relation: string }[] = [];
  let from1904 = false;
  const open = (element: string, attributes: Readonly<Record<string, string>>) => {
    if (element === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
    if (element !== 'sheet') return;
    if (found.length === MOST_SHEETS) throw new TableFault('workbook-too-large', file, { detail: part });
    const hidden = attributes.state !== undefined && attributes.state !== 'visible';
    found.push({ name: attributes.name ?? '', hidden, relation: attributes['r:id'] ?? attributes.id ?? '' });
  };
  await readXml(archive.chunks(part), { open }, { file, part });
  const sheets = found.flatMap(({ name, hidden, relation }) => {
    const target = relations.find(({ id, type }) => id === relation && type === 'worksheet')?.target;
    if (target === undefined) return [];
    if (!archive.has(target)) throw new TableFault('workbook-damaged', file, { sheet: name, detail: target });
    return [{ name, hidden, part: target }];
  });
  if (sheets.length === 0) throw new TableFault('empty', file);
  const partOf = (type: string) => {
    const target = relations.find((relation) => relation.type === type)?.target;
    return target !== undefined && archive.has(target) ? target : null;
  };
  return { sheets, from1904, strings: partOf('sharedStrings'), styles: partOf('styles') };
}
