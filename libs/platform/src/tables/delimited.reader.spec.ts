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
      'not-utf-8',
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
