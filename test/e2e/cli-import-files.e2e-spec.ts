/** A workbook as an office sends it, brought in through the command line: sheets, titles, merged cells, other headings; whole or not at all. */
import { xlsx } from '../support/xlsx-writer.js';
import { dondoc, dondocAtOnce, dondocJson, openCliRegister, type CliRegister } from './cli.harness.js';

interface Report {
  readonly rows: number;
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly notes: readonly { readonly code: string }[];
  readonly details: readonly {
    readonly line: number;
    readonly status: string;
    readonly findings: readonly { readonly code: string }[];
  }[];
}

const UNITS = 'mã,tên,loại,mã cấp trên\nVP,Văn phòng Ủy ban nhân dân tỉnh,office,\nSNN,Sở Nông nghiệp,department,VP\n';
const ANNEX = {
  name: 'Phụ lục',
  rows: [
    ['PHỤ LỤC NHIỆM VỤ'],
    ['STT', 'Việc phải làm', 'Cơ quan thực hiện', null, 'Thời hạn', 'Ghi chú'],
    [null, null, 'Chủ trì', 'Phối hợp', null, null],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
    ['I', 'Hạ tầng'],
    [1, 'Lập bản đồ vùng trồng', 'Sở Nông nghiệp', null, { serial: 46568, format: 'dd/mm/yyyy' }, { error: '#N/A' }],
    [2, 'Sửa đường vào vùng trồng', null, null, { formula: 'E6', result: '30/9/2027' }],
    [3, 'Mở lớp tập huấn', { error: '#REF!' }, null, '2027'],
  ],
  merged: ['A1:F1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3', 'F2:F3', 'C6:C7'],
} as const;
const CALL = ['--directive', '12/KH-UBND', '--issued', '2026-11-02', '--owner', 'VP'] as const;
const MAP = ['--map', 'nhiệm vụ=Việc phải làm'] as const;

let register: CliRegister;
let annex: string;
let bytes: Buffer;

beforeAll(async () => {
  register = await openCliRegister('cli-import-files');
  bytes = await xlsx({ sheets: [{ name: 'Bìa', rows: [['Kế hoạch']] }, ANNEX] });
  annex = register.file('phu-luc.xlsx', bytes);
  await dondoc('import', 'units', register.file('don-vi.csv', UNITS));
}, 180_000);

afterAll(async () => {
  await register.close();
}, 180_000);

async function drafted(): Promise<number> {
  const { rows } = await register.database.pool.query<{ count: number }>(
    `select count(*)::int as count from log.event where type = 'TaskDrafted'`,
  );
  return rows[0]?.count ?? 0;
}

it('names the heading that is perhaps meant, and records nothing of a file that it cannot read whole', async () => {
  const unmapped = await dondoc('import', 'tasks', annex, ...CALL);
  expect(unmapped.code).toBe(3);
  expect(unmapped.err).toContain('--map');
  const cut = await dondoc('import', 'tasks', register.file('cut.xlsx', bytes.subarray(0, 2000)), ...CALL, ...MAP);
  expect(cut.code).toBe(3);
  expect(cut.err).toContain('cut.xlsx');
  expect(await drafted()).toBe(0);
}, 180_000);

it('reads the annex below its titles, says what it passed over, and rejects the row with an error', async () => {
  const { code, json } = await dondocJson<Report>('import', 'tasks', annex, ...CALL, ...MAP);
  expect(code).toBe(3);
  expect(json).toMatchObject({ rows: 3, recorded: 2 });
  expect(json.notes.map((note) => note.code)).toEqual([
    'sheet-chosen',
    'numbering-row',
    'columns-passed',
    'section-headings',
  ]);
  expect(json.details.map(({ line, status }) => [line, status])).toEqual([
    [6, 'accepted'],
    [7, 'warned'],
    [8, 'rejected'],
  ]);
  expect(json.details[1]?.findings.map((finding) => finding.code)).toEqual(['cell-formula']);
  const { rows } = await register.database.pool.query<{ data: { section: string; deadline: { text: string } } }>(
    `select convert_from(envelope, 'UTF8')::jsonb -> 'data' as data from log.event where type = 'TaskDrafted' order by position`,
  );
  expect(rows.map(({ data }) => [data.section, data.deadline.text])).toEqual([
    ['I. Hạ tầng', '30/06/2027'],
    ['I. Hạ tầng', '30/9/2027'],
  ]);
}, 180_000);

it('makes one set of drafts of a file that is sent twice at once, and once more', async () => {
  const other = ['import', 'tasks', annex, '--directive', '13/KH-UBND', ...CALL.slice(2), ...MAP];
  expect(await dondocAtOnce(other, other)).toEqual([3, 3]);
  expect(await drafted()).toBe(4);
  const again = await dondocJson<Report>(...other);
  expect(again.json).toMatchObject({ recorded: 0, alreadyThere: 2 });
  expect(await drafted()).toBe(4);
}, 180_000);
