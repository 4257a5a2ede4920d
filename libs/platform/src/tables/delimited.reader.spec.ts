import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { separatorOf } from './delimited.reader.js';
import { readJson, readTable } from './read-table.js';
import { MOST_ROWS } from './table.js';
import { TableFault } from './table.fault.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dondoc-table-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function file(content: string | Buffer, name = 'phu-luc.csv'): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function faultOf(reading: Promise<unknown>): Promise<TableFault> {
  const fault: unknown = await reading.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(fault instanceof TableFault)) throw new Error(`expected a fault, got ${String(fault)}`);
  return fault;
}

const HEADINGS = 'stt,nhiệm vụ,cơ quan chủ trì,thời hạn';

describe('reading a table', () => {
  it.each([
    ['commas', `${HEADINGS}\n1,Ban hành,Sở Nội vụ,2025\n`],
    ['semicolons', 'stt;nhiệm vụ;cơ quan chủ trì;thời hạn\r\n1;Ban hành;Sở Nội vụ;2025\r\n'],
    ['tabs', 'stt\tnhiệm vụ\tcơ quan chủ trì\tthời hạn\n1\tBan hành\tSở Nội vụ\t2025'],
    ['a byte order mark', `\ufeff${HEADINGS}\n1,Ban hành,Sở Nội vụ,2025\n`],
    ['blank lines', `${HEADINGS}\n\n,,,\n1,Ban hành,Sở Nội vụ,2025\n\n`],
    ['empty cells beyond the columns', `${HEADINGS}\n1,Ban hành,Sở Nội vụ,2025,,\n`],
  ])('with %s', async (_name, content) => {
    const table = await readTable(await file(content));
    expect(table.headings).toEqual(['stt', 'nhiệm vụ', 'cơ quan chủ trì', 'thời hạn']);
    expect(table.rows.map(({ row, cells }) => [row, cells])).toEqual([[1, ['1', 'Ban hành', 'Sở Nội vụ', '2025']]]);
    expect(table).toMatchObject({ file: 'phu-luc.csv', sha256: createHash('sha256').update(content).digest('hex') });
  });

  it('names the line on which a row begins, also after cells of several lines', async () => {
    const table = await readTable(
      await file(`${HEADINGS}\n1,"Ban hành\nkế hoạch",Sở Nội vụ,2025\n2,"Có ""ngoặc"", phẩy",Sở Y tế,2026\n`),
    );
    expect(table.rows.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [2, 'Ban hành\nkế hoạch'],
      [4, 'Có "ngoặc", phẩy'],
    ]);
  });

  it('keeps a letter whole that two pieces of the stream share', async () => {
    const work = 'ữ'.repeat(30_000);
    const table = await readTable(await file(`${HEADINGS}\n1,${work},Sở,2025\n`));
    expect(table.rows[0]?.cells[1]).toBe(work);
  });

  it.each<readonly [string, string | Buffer, string, number | undefined]>([
    ['nothing', '', 'empty', undefined],
    ['headings only', `${HEADINGS}\n`, 'empty', undefined],
    [
      'an older code page',
      Buffer.concat([Buffer.from(`${HEADINGS}\n1,`), Buffer.from([0xc0, 0xe9, 0xec, 0x2c])]),
      'encoding',
      undefined,
    ],
    ['a workbook', Buffer.from('504b030414000600', 'hex'), 'workbook-damaged', undefined],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'old-workbook', undefined],
    ['binary', Buffer.from([1, 2, 0, 0, 0, 5, 0, 0, 9, 8, 0]), 'binary', undefined],
    ['an open quotation mark', `${HEADINGS}\n1,"Ban hành,Sở,2025\n`, 'malformed', 2],
    ['a stray quotation mark', `${HEADINGS}\n1,Ban "hành",Sở,2025\n`, 'malformed', 2],
    ['a cell with a bare comma', `${HEADINGS}\n1,Ban hành,Sở,2025\n2,Ban hành, rà soát,Sở,2025\n`, 'too-many-cells', 3],
    ['a record without an end', `${HEADINGS}\n1,"${'a'.repeat(200_000)}`, 'row-too-long', 2],
    ['too many rows', `${HEADINGS}\n${'1,a,b,c\n'.repeat(MOST_ROWS + 1)}`, 'too-many-rows', undefined],
    ['too many bytes', `${HEADINGS}\n${`1,${'a'.repeat(60_000)},b,c\n`.repeat(180)}`, 'too-large', undefined],
  ])('refuses %s', async (_name, content, code, line) => {
    const fault = await faultOf(readTable(await file(content)));
    expect([fault.code, fault.place.line]).toEqual([code, line]);
    expect(fault.message).toMatch(/^phu-luc\.csv: .+ \/ .+$/u);
    expect(fault.message.split('\n')).toHaveLength(1);
  });

  it('reads as many rows as it promises', async () => {
    const table = await readTable(await file(`${HEADINGS}\n${'1,a,b,c\n'.repeat(MOST_ROWS)}`));
    expect(table.rows).toHaveLength(MOST_ROWS);
  });

  it('says that there is no such file, and that a folder is none', async () => {
    await mkdir(join(folder, 'thu-muc'), { recursive: true });
    expect((await faultOf(readTable(join(folder, 'không có.csv')))).code).toBe('not-found');
    expect((await faultOf(readTable(join(folder, 'thu-muc')))).code).toBe('not-readable');
  });

  it.each([
    ['a,b;c,d', ','],
    ['a;"b,c,d";e', ';'],
    ['a', ','],
  ])('takes the separator of "%s"', (line, separator) => expect(separatorOf(line)).toBe(separator));
});

/** Windows-1258: letters with their vowel marks in one byte, tones in a byte of their own. */
function windows1258(text: string): Buffer {
  const marks: Readonly<Record<string, number>> = {
    '\u0300': 0xcc,
    '\u0309': 0xd2,
    '\u0303': 0xde,
    '\u0301': 0xec,
    '\u0323': 0xf2,
    ă: 0xe3,
    Ă: 0xc3,
    â: 0xe2,
    Â: 0xc2,
    ê: 0xea,
    Ê: 0xca,
    ô: 0xf4,
    Ô: 0xd4,
    ơ: 0xf5,
    Ơ: 0xd5,
    ư: 0xfd,
    Ư: 0xdd,
    đ: 0xf0,
    Đ: 0xd0,
  };
  const apart = text.normalize('NFD').replace(/([aeou])([\u0323]?)([\u0302\u0306\u031b])/giu, '$1$3$2');
  const joined = apart.replace(/[aeou][\u0302\u0306\u031b]/giu, (letter) => letter.normalize('NFC'));
  return Buffer.from(Array.from(joined, (letter) => marks[letter] ?? letter.charCodeAt(0)));
}

describe('reading a text of another encoding', () => {
  const rows = `${HEADINGS}\n1,"Ban hành kế hoạch; đường, trường",Sở Nội vụ,quý II/2025\n`;
  const known = new Set(HEADINGS.split(','));
  const recognise = (headings: readonly string[]) => headings.filter((heading) => known.has(heading)).length;

  it.each([
    ['UTF-16LE', Buffer.from(`\ufeff${rows}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${rows}`, 'utf16le').swap16()],
    ['Windows-1258', windows1258(rows)],
  ])('converts %s and says so', async (name, bytes) => {
    const table = await readTable(await file(bytes), { recognise });
    expect(table.notes).toMatchObject([{ code: 'encoding', en: expect.stringContaining(name) as string }]);
    expect(table.rows[0]?.cells[0]).toBe('1');
    expect(table.rows[0]?.cells.slice(1, 3)).toEqual(['Ban hành kế hoạch; đường, trường', 'Sở Nội vụ']);
  });

  it('converts UTF-16 without a mark', async () => {
    const table = await readTable(await file(Buffer.from('no,task,lead,deadline\n1,a,b,2025\n', 'utf16le')));
    expect(table.rows[0]?.cells).toEqual(['1', 'a', 'b', '2025']);
  });

  it.each([
    ['TCVN3', 'stt,nhi\xd6m v\xf4,c\xac quan ch\xf1 tr\xd7,th\xeai h\xb9n\n1,a,b,2025\n'],
    ['VNI', 'stt,nhie\xe4m vu\xef,c\xf4 quan chu\xfb tr\xec,th\xf4\xf8i ha\xefn\n1,a,b,2025\n'],
  ])('refuses %s, which looks like other letters', async (_name, text) => {
    const fault = await faultOf(readTable(await file(Buffer.from(text, 'latin1')), { recognise }));
    expect(fault.code).toBe('encoding');
    expect(fault.message).toContain('TCVN3');
  });

  it('refuses Windows-1258 that no known heading confirms', async () => {
    expect((await faultOf(readTable(await file(windows1258(rows))))).code).toBe('encoding');
  });

  it('refuses text with NUL bytes and a file that stops within a letter', async () => {
    expect((await faultOf(readTable(await file(`${HEADINGS}\n1,a\0,b,2025\n`)))).code).toBe('null-bytes');
    const cut = Buffer.from(rows).subarray(0, Buffer.from(rows).indexOf('ế') + 1);
    expect((await faultOf(readTable(await file(cut), { recognise }))).code).toBe('malformed');
  });

  it('reads lines that end as on old machines, and rows that are shorter than the headings', async () => {
    const table = await readTable(await file(`${HEADINGS}\r1,a,b,2025\r2,c\r`), { recognise });
    expect(table.rows.map(({ line, cells }) => [line, cells])).toEqual([
      [2, ['1', 'a', 'b', '2025']],
      [3, ['2', 'c']],
    ]);
  });
});

describe('reading a JSON document', () => {
  it('reads it with its hash', async () => {
    const { value, sha256 } = await readJson(await file('\ufeff[1]', 'don-vi.json'));
    expect(value).toEqual([1]);
    expect(sha256).toHaveLength(64);
  });

  it('refuses what is none', async () => {
    expect((await faultOf(readJson(await file('[1', 'don-vi.json')))).code).toBe('json-malformed');
  });
});
