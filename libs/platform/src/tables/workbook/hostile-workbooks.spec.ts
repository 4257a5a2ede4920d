import { Readable } from 'node:stream';
import { createHash } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { xlsx, xlsxParts, zipped, type WrittenCell } from '../../../../../test/support/xlsx-writer.js';
import { readTableOf } from '../read-table.js';
import { MOST_BYTES } from '../source-file.js';
import { LONGEST_CELL, MOST_ROWS } from '../table.js';
import { TableFault } from '../table.fault.js';

const HEADINGS = ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'];
const ROW: readonly WrittenCell[] = [1, 'Ban hành kế hoạch', 'Sở Nội vụ', '30/6/2025'];
const PLAIN = { sheets: [{ name: 'Phụ lục', rows: [HEADINGS, ROW, ROW] }] };
const SHEET = 'xl/worksheets/sheet1.xml';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

async function faultOf(bytes: Buffer, name = 'phu-luc.xlsx'): Promise<TableFault> {
  const fault: unknown = await readTableOf({ name, bytes }).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(fault instanceof TableFault)) throw new Error(`expected a fault, got ${String(fault)}`);
  return fault;
}

/** A sound workbook with some parts written otherwise, or more of them. */
async function changed(changes: Readonly<Record<string, string | Buffer | Readable | null>>): Promise<Buffer> {
  const parts = new Map<string, string | Buffer | Readable>(xlsxParts(PLAIN));
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) parts.delete(name);
    else parts.set(name, content);
  }
  return zipped(parts);
}

function sheetOf(rows: string, head = ''): string {
  return `<?xml version="1.0"?>${head}<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`;
}

function* endless(piece: string, times: number): Generator<Buffer> {
  const bytes = Buffer.from(piece.repeat(1000));
  for (let written = 0; written < times; written += 1000) yield bytes;
}

function compound(...streams: string[]): Buffer {
  const head = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([head, Buffer.alloc(504), ...streams.map((name) => Buffer.from(name, 'utf16le'))]);
}

/** The same archive under other names of its entries, of the same length. */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1');
}

const BILLION = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;

describe('a workbook that is none, or that means harm', () => {
  const kinds: readonly (readonly [string, () => Promise<Buffer> | Buffer, string])[] = [
    ['an old workbook', () => compound('Workbook'), 'old-workbook'],
    ['a workbook with a password', () => compound('EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
    ['an old text document', () => compound('WordDocument'), 'word-document'],
    ['a binary workbook', () => zipped(new Map([['xl/workbook.bin', 'x']])), 'old-workbook'],
    ['a text document', () => zipped(new Map([['word/document.xml', '<w/>']])), 'word-document'],
    [
      'an OpenDocument sheet',
      () =>
        zipped(
          new Map([
            ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
            ['content.xml', '<x/>'],
          ]),
        ),
      'open-document',
    ],
    ['any other archive', () => zipped(new Map([['photo.jpg', 'x']])), 'not-a-workbook'],
    ['a web page', () => Buffer.from('\ufeff <html><table><tr><td>STT</td></tr></table></html>'), 'html'],
    [
      'a sheet in XML',
      () => Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
      'html',
    ],
    ['a PDF', () => Buffer.from('%PDF-1.7\n'), 'binary'],
    [
      'entities',
      () => changed({ [SHEET]: sheetOf('<row r="1"><c t="str"><v>&b;</v></c></row>', BILLION) }),
      'workbook-unsafe',
    ],
    [
      'an entity of another file',
      () =>
        changed({
          'xl/sharedStrings.xml': `<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>`,
        }),
      'workbook-unsafe',
    ],
    [
      'an entity that is not declared',
      () => changed({ [SHEET]: sheetOf('<row r="1"><c t="str"><v>&x;</v></c></row>') }),
      'workbook-damaged',
    ],
    [
      'a name that leaves the folder',
      async () => renamed(await changed({ 'xl/media/photo.png': 'x' }), 'xl/media/photo.png', '../../../photo.png'),
      'workbook-unsafe',
    ],
    [
      'two parts of one name',
      async () => renamed(await changed({ 'xl/worksheets/sheet2.xml': 'x' }), 'xl/worksheets/sheet2.xml', SHEET),
      'workbook-unsafe',
    ],
    ['no sheet where one is named', () => changed({ [SHEET]: null }), 'workbook-damaged'],
    ['no sheet at all', () => changed({ 'xl/workbook.xml': `<workbook ${MAIN}><sheets/></workbook>` }), 'empty'],
    ['a blank sheet', () => changed({ [SHEET]: sheetOf('<row r="5"/>') }), 'empty'],
    ['XML that breaks off', () => changed({ [SHEET]: sheetOf('<row r="1"><c r="A1"><v>1') }), 'workbook-damaged'],
    [
      'elements within elements without end',
      () => changed({ [SHEET]: sheetOf('<x>'.repeat(5000)) }),
      'workbook-damaged',
    ],
    [
      'a text that is not there',
      () => changed({ [SHEET]: sheetOf('<row r="1"><c r="A1" t="s"><v>999</v></c></row>') }),
      'workbook-damaged',
    ],
    [
      'a number that is none',
      () => changed({ [SHEET]: sheetOf('<row r="1"><c r="A1"><v>1e999</v></c></row>') }),
      'workbook-damaged',
    ],
    ['lines that go back', () => changed({ [SHEET]: sheetOf('<row r="5"/><row r="2"/>') }), 'workbook-damaged'],
    [
      'a cell that is nowhere',
      () => changed({ [SHEET]: sheetOf('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>') }),
      'workbook-damaged',
    ],
    [
      'a cell too far right',
      () => changed({ [SHEET]: sheetOf('<row r="1"><c r="XFD1"><v>1</v></c></row>') }),
      'too-many-columns',
    ],
    [
      'a cell too long',
      () =>
        changed({ [SHEET]: sheetOf(`<row r="1"><c r="A1" t="str"><v>${'a'.repeat(LONGEST_CELL + 1)}</v></c></row>`) }),
      'cell-too-long',
    ],
    [
      'text that is not UTF-8',
      () => changed({ [SHEET]: Buffer.from([0x3c, 0x61, 0xc0, 0xff, 0x3e]) }),
      'workbook-damaged',
    ],
  ];

  it.each(kinds)('is refused: %s', async (_name, make, code) => {
    const fault = await faultOf(await make());
    expect(fault.code).toBe(code);
    expect(fault.message).toMatch(/^phu-luc\.xlsx: .+ \/ .+$/u);
    expect(fault.message.split('\n')).toHaveLength(1);
    expect(fault.message.length).toBeLessThan(700);
  });

  it('is refused wherever it was cut off, and never half read', async () => {
    const whole = await xlsx(PLAIN);
    for (let length = 4; length < whole.length; length += 97) {
      expect((await faultOf(whole.subarray(0, length))).code).toBe('workbook-damaged');
    }
  });

  it('is refused when a byte of its text has changed', async () => {
    const sheet = Buffer.from(xlsxParts(PLAIN).get(SHEET) ?? '');
    const bytes = await xlsx(PLAIN);
    const at = bytes.indexOf(deflateRawSync(sheet).subarray(0, 16));
    expect(at).toBeGreaterThan(0);
    const flipped = Buffer.from(bytes);
    flipped[at + 20] = (flipped[at + 20] ?? 0) ^ 0x10;
    expect((await faultOf(flipped)).code).toBe('workbook-damaged');
  });

  it('names the sheet and the line', async () => {
    const bytes = await changed({ [SHEET]: sheetOf('<row r="7"><c r="A7" t="s"><v>999</v></c></row>') });
    expect((await faultOf(bytes)).place).toMatchObject({ sheet: 'Phụ lục', line: 7 });
  });
});

describe('a workbook without end', () => {
  /** Rises of the resident memory, in bytes, while it is read. */
  async function risen(work: () => Promise<void>): Promise<number> {
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 5);
    try {
      await work();
    } finally {
      clearInterval(watch);
    }
    return Math.max(most, process.memoryUsage().rss) - before;
  }

  it('is read no further than its rows are allowed', async () => {
    const row = '<row><c t="inlineStr"><is><t>Ban hành kế hoạch</t></is></c><c><v>1</v></c></row>';
    const million = Readable.from(
      (function* () {
        yield Buffer.from(`<worksheet ${MAIN}><sheetData>`);
        yield* endless(row, 1_000_000);
        yield Buffer.from('</sheetData></worksheet>');
      })(),
    );
    const bytes = await changed({ [SHEET]: million });
    expect(bytes.length).toBeLessThan(MOST_BYTES);
    const bytesRisen = await risen(async () => {
      expect((await faultOf(bytes)).code).toBe('too-many-rows');
    });
    expect(bytesRisen).toBeLessThan(150 * 1024 * 1024);
  });

  // The letters between are drawn from a seed: text that packs like that of a sheet, and not like a bomb.
  const letters = createHash('sha512').update('7').digest('base64').repeat(2);

  it.each([
    ['blanks', ' ', 20_000_000],
    ['empty rows', '<row>   </row>', 1_000_000],
    ['empty cells', '<row><c/></row>', 1_000_000],
    ['empty cells of one row', '<c/>', 4_000_000],
    ['comments that pack like a sheet', `<!--${letters}${'-a'.repeat(2000)}-->`, 17_000],
  ])('is not unpacked: %s', async (_name, piece, times) => {
    const bomb = Readable.from(
      (function* () {
        yield Buffer.from(`<worksheet ${MAIN}><sheetData>${piece === '<c/>' ? '<row>' : ''}`);
        yield* endless(piece, times);
        yield Buffer.from(`${piece === '<c/>' ? '</row>' : ''}</sheetData></worksheet>`);
      })(),
    );
    const bytes = await changed({ [SHEET]: bomb });
    expect(bytes.length).toBeLessThan(MOST_BYTES);
    const bytesRisen = await risen(async () => {
      expect((await faultOf(bytes)).code).toMatch(/^workbook-(too-large|damaged)$/);
    });
    expect(bytesRisen).toBeLessThan(150 * 1024 * 1024);
  });

  it('has no more parts than a workbook has', async () => {
    const many = Object.fromEntries(Array.from({ length: 2500 }, (_none, index) => [`xl/media/${index}.png`, 'x']));
    expect((await faultOf(await changed(many))).code).toBe('workbook-too-large');
  });

  it('reads as many rows as it promises', async () => {
    const rows = Array.from({ length: MOST_ROWS }, (_none, index) => [index, `Nhiệm vụ ${index}`, 'Sở Nội vụ', '2025']);
    const bytes = await xlsx({ sheets: [{ name: 'A', rows: [HEADINGS, ...rows] }] });
    expect((await readTableOf({ name: 'a.xlsx', bytes })).rows).toHaveLength(MOST_ROWS);
    const more = await xlsx({ sheets: [{ name: 'A', rows: [HEADINGS, ...rows, ROW] }] });
    expect((await faultOf(more)).code).toBe('too-many-rows');
  });

  it('does not carry merged cells that overlap without end', async () => {
    const rows = Array.from(
      { length: 5000 },
      (_none, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>1</v></c></row>`,
    );
    const merged = Array.from({ length: 5000 }, () => '<mergeCell ref="A1:A5000"/>');
    const sheet = `<worksheet ${MAIN}><sheetData>${rows.join('')}</sheetData><mergeCells>${merged.join('')}</mergeCells></worksheet>`;
    expect((await faultOf(await changed({ [SHEET]: sheet }))).code).toBe('workbook-too-large');
  });
});
