/**
 * Workbooks for tests, written part by part, so that a test may also write what no spreadsheet would: formulas without a result, a
 * sheet that is cut off, a part too many. Cells are plain values; what is special is said in words of its own.
 */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A cell beyond text and numbers. `serial` is a day or time as Excel counts it, shown in a number format such as "dd/mm/yyyy". */
export type WrittenCell =
  | string
  | number
  | boolean
  | null
  | { readonly serial: number; readonly format: string }
  | { readonly formula: string; readonly result: string | number | null }
  | { readonly error: string }
  /** Written in the cell and not among the shared texts; in pieces as if in several fonts. */
  | { readonly pieces: readonly string[] }
  /** The inner XML of the cell with its attributes, as it shall stand in the file. */
  | { readonly raw: string };

export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly WrittenCell[])[];
  /** Ranges such as "B3:B9". */
  readonly merged?: readonly string[];
  readonly hidden?: boolean;
  /** Lines counted from 1. */
  readonly hiddenRows?: readonly number[];
}

export interface WrittenWorkbook {
  readonly sheets: readonly WrittenSheet[];
  readonly from1904?: boolean;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function letter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : `${letter(Math.floor(index / 26) - 1)}${last}`;
}

/** Texts and formats that cells refer to by number. */
class Shared {
  readonly strings = new Map<string, number>();
  readonly formats = new Map<string, number>();

  string(text: string): number {
    return numberOf(this.strings, text);
  }

  /** Style 0 is the general one. */
  style(format: string): number {
    return numberOf(this.formats, format) + 1;
  }
}

function numberOf(known: Map<string, number>, key: string): number {
  const number = known.get(key) ?? known.size;
  known.set(key, number);
  return number;
}

function cellXml(cell: WrittenCell, at: string, shared: Shared): string {
  if (cell === null || cell === '') return '';
  if (typeof cell === 'object') return specialXml(cell, at, shared);
  if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${shared.string(cell)}</v></c>`;
  return typeof cell === 'number' ? `<c r="${at}"><v>${cell}</v></c>` : `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
}

function specialXml(cell: Extract<WrittenCell, object>, at: string, shared: Shared): string {
  if ('serial' in cell) return `<c r="${at}" s="${shared.style(cell.format)}"><v>${cell.serial}</v></c>`;
  if ('error' in cell) return `<c r="${at}" t="e"><v>${escaped(cell.error)}</v></c>`;
  if ('raw' in cell) return `<c r="${at}"${cell.raw}</c>`;
  if ('pieces' in cell) {
    const runs = cell.pieces.map((piece) => `<r><t xml:space="preserve">${escaped(piece)}</t></r>`).join('');
    return `<c r="${at}" t="inlineStr"><is>${runs}</is></c>`;
  }
  const type = typeof cell.result === 'string' ? ' t="str"' : '';
  const value = cell.result === null ? '' : `<v>${escaped(String(cell.result))}</v>`;
  return `<c r="${at}"${type}><f>${escaped(cell.formula)}</f>${value}</c>`;
}

function sheetXml({ rows, merged = [], hiddenRows = [] }: WrittenSheet, shared: Shared): string {
  const lines = rows.map((cells, index) => {
    const hidden = hiddenRows.includes(index + 1) ? ' hidden="1"' : '';
    const written = cells.map((cell, column) => cellXml(cell, `${letter(column)}${index + 1}`, shared)).join('');
    return written === '' && hidden === '' ? '' : `<row r="${index + 1}"${hidden}>${written}</row>`;
  });
  const ranges = merged.map((range) => `<mergeCell ref="${range}"/>`).join('');
  const mergeCells = ranges === '' ? '' : `<mergeCells count="${merged.length}">${ranges}</mergeCells>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData>${mergeCells}</worksheet>`;
}

function relations(entries: readonly (readonly [id: string, type: string, target: string])[]): string {
  const list = entries.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}">${list.join('')}</Relationships>`;
}

function stylesXml(formats: ReadonlyMap<string, number>): string {
  const codes = [...formats].map(([code, id]) => `<numFmt numFmtId="${164 + id}" formatCode="${escaped(code)}"/>`);
  const styles = [...formats].map(([, id]) => `<xf numFmtId="${164 + id}" applyNumberFormat="1"/>`);
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${codes.length}">${codes.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`;
}

/** The parts of a workbook by name, for tests that change one of them before zipping. */
export function xlsxParts({ sheets, from1904 = false }: WrittenWorkbook): Map<string, string> {
  const shared = new Shared();
  const parts = new Map(sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, shared)]));
  const entries = sheets.map(
    ({ name, hidden = false }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  );
  const texts = [...shared.strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`);
  return new Map([
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ],
    ['_rels/.rels', relations([['rId1', 'officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${entries.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...sheets.map((_sheet, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const),
        ['rIdS', 'sharedStrings', 'sharedStrings.xml'],
        ['rIdT', 'styles', 'styles.xml'],
      ]),
    ],
    ['xl/sharedStrings.xml', `${HEAD}<sst xmlns="${MAIN}">${texts.join('')}</sst>`],
    ['xl/styles.xml', stylesXml(shared.formats)],
    ...parts,
  ]);
}

/** Zips parts; the same parts are the same bytes. */
export async function zipped(parts: ReadonlyMap<string, string | Buffer | Readable>): Promise<Buffer> {
  const zip = new ZipFile();
  const mtime = new Date(Date.UTC(2025, 0, 9, 12));
  for (const [name, content] of parts) {
    if (content instanceof Readable) zip.addReadStream(content, name, { mtime });
    else zip.addBuffer(Buffer.from(content), name, { mtime });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** A workbook as a spreadsheet would save it. */
export async function xlsx(workbook: WrittenWorkbook): Promise<Buffer> {
  return zipped(xlsxParts(workbook));
}
