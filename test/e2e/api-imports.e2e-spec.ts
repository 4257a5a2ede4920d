/** Files over HTTP: the reports of the command line, sent again, at once, broken and hostile. */
import { randomUUID } from 'node:crypto';
import { type ClientRequest, request } from 'node:http';
import type { Problem, TaskImportAnswer, TaskPage, UnitImportAnswer, VoidImportAnswer } from '#contracts';
import { uuidV5 } from '#platform';
import { eventually } from '../support/eventually.js';
import { xlsx, xlsxParts, zipped } from '../support/xlsx-writer.js';
import { answerSchemas } from '../../apps/api/src/openapi/api.document.js';
import { ApiClient, type Answer } from './api.client.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { coordinator, office, registerProvince } from './register.examples.js';
import { misfits } from './schema.check.js';

const TASKS = `STT,Nhiệm vụ,Cơ quan chủ trì,Sản phẩm,Thời hạn
1,Lập danh mục cơ sở dữ liệu dùng chung,Sở Tài chính,Danh mục,30/6/2027
2,Nâng cấp trung tâm dữ liệu,Sở Khoa học và Công nghệ; Sở Tài chính,Báo cáo,tháng 9/2027
3,Mở lớp kỹ năng số,Hội Tin học,Lớp học,2027
4,,Sở Tài chính,Báo cáo,2027
`;
/** A busy machine may need many times what this takes. */
const PATIENT = { within: 100_000 };
const ASKED = { file: 'phu-luc.csv', directive: '12/KH-UBND', issued: '2025-01-09' };

let harness: ApiHarness;
let clerk: ApiClient;
let token: string;

beforeAll(async () => {
  // A busy machine may take its time over the tables.
  harness = await startApi({ limits: { waitForPositionMs: 60_000 } });
  await registerProvince(harness);
  token = await harness.token({ person: coordinator, role: 'coordinator', unit: office });
  clerk = new ApiClient(harness.url, token);
}, 120_000);
afterAll(() => harness.stop(), 120_000);

interface Sending {
  readonly to?: string;
  readonly type?: string;
  readonly key?: string;
  readonly as?: string;
}

async function send<Body = TaskImportAnswer>(
  query: Readonly<Record<string, string | readonly string[]>>,
  body: string | Buffer,
  { to = 'tasks', type = 'text/csv', key, as = token }: Sending = {},
): Promise<Answer<Body>> {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((each): [string, string] => [name, each]),
  );
  const response = await fetch(`${harness.url}/api/v1/imports/${to}?${new URLSearchParams(pairs).toString()}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': type,
      ...(key !== undefined && { 'idempotency-key': key }),
    },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

const withOwner = { ...ASKED, owner: 'VP' };

describe('an annex over HTTP', () => {
  it('is reported row by row, dry, with column, reason and remedy in both languages', async () => {
    const before = await harness.store.lastPosition();
    const { status, body } = await send({ ...ASKED, dryRun: 'true' }, TASKS);
    expect(status).toBe(200);
    expect(misfits(body, { $ref: '#/components/schemas/TaskImportAnswer' }, answerSchemas)).toEqual([]);
    expect(body).toMatchObject({ rows: 4, accepted: 2, warned: 1, rejected: 1, dryRun: true, recorded: 0 });
    expect(body.details[3]).toMatchObject({
      row: 4,
      line: 5,
      status: 'rejected',
      findings: [{ column: 'work', code: 'work-missing', reason: { vi: 'Không có nội dung nhiệm vụ.' } }],
    });
    expect(body.unknownNames).toMatchObject([{ name: 'Hội Tin học', rows: [3] }]);
    expect(await harness.store.lastPosition()).toBe(before);
  });

  it('asks who follows a new directive up before it records anything', async () => {
    const before = await harness.store.lastPosition();
    expect(await send(ASKED, TASKS)).toMatchObject({ status: 422, body: { code: 'owner-needed' } });
    expect(await send({ ...ASKED, owner: 'XYZ' }, TASKS)).toMatchObject({
      status: 422,
      body: { code: 'owner-unknown' },
    });
    expect(await harness.store.lastPosition()).toBe(before);
  });

  it('makes drafts once: under the same key, under another, and when two send it at once', async () => {
    const key = randomUUID();
    const [one, other] = await Promise.all([send(withOwner, TASKS, { key }), send(withOwner, TASKS)]);
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(one.body.recorded + other.body.recorded).toBe(3);
    const end = await harness.store.lastPosition();
    const { owner, ...others } = withOwner;
    const again = await send({ owner, ...others }, TASKS, { key });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toMatchObject({
      recorded: one.body.recorded,
      alreadyThere: one.body.alreadyThere,
      repeated: true,
    });
    expect((await send(withOwner, TASKS)).body).toMatchObject({ recorded: 0, alreadyThere: 3, repeated: false });
    expect(await harness.store.lastPosition()).toBe(end);
    const answered = { 'x-position': String(one.body.position) };
    const page = await clerk.get<TaskPage>('/api/v1/tasks?q=ky%20nang%20so', answered);
    expect(page).toMatchObject({ status: 200 });
    expect(page.body.items.map(({ work }) => work)).toContain('Mở lớp kỹ năng số');
  });

  it('refuses a key that stands for another file', async () => {
    const key = randomUUID();
    await send({ ...withOwner, dryRun: 'false' }, TASKS, { key });
    const other = await send<Problem>(withOwner, TASKS.replace('Danh mục,', 'Bảng,'), { key });
    expect(other).toMatchObject({ status: 422, body: { code: 'command-reused' } });
  });

  it('takes a workbook, headings of one’s own, and what a name means', async () => {
    const rows = [
      ['TT', 'Việc phải làm', 'Cơ quan chủ trì', 'Thời hạn'],
      [1, 'Tổ chức hội thi sáng tạo trẻ', 'Hội Tin học', { serial: 46_203, format: 'dd/mm/yyyy' }],
    ];
    const workbook = await xlsx({ sheets: [{ name: 'Phụ lục', rows }] });
    const sent = await send(
      {
        ...withOwner,
        file: 'Phụ lục 2.xlsx',
        map: 'nhiệm vụ=Việc phải làm',
        name: ['Hội Tin học=SKHCN', 'Hội=bỏ qua'],
        issue: 'true',
      },
      workbook,
      { type: 'application/octet-stream' },
    );
    expect(sent.body).toMatchObject({ accepted: 1, recorded: 1, issued: 1, notIssued: [] });
  });

  it('is the coordinator’s alone, and units are the administrator’s', async () => {
    // Somebody else: whoever administers has no post meanwhile.
    const admin = await harness.token({ person: uuidV5('người quản trị'), role: 'admin', unit: null });
    expect((await send(ASKED, TASKS, { as: admin })).status).toBe(403);
    const units = 'mã,tên,loại,mã cấp trên\nXHB,Ủy ban nhân dân xã Hòa Bình,commune,VP\nQ,,agency,\n';
    expect((await send({ file: 'a.csv' }, units, { to: 'units' })).status).toBe(403);
    const sent = await send<UnitImportAnswer>({ file: 'a.csv' }, units, { to: 'units', as: admin });
    expect(sent.body).toMatchObject({ rows: 2, recorded: 1, rejected: 1, kinds: { commune: 1 } });
    expect(misfits(sent.body, { $ref: '#/components/schemas/UnitImportAnswer' }, answerSchemas)).toEqual([]);
  });

  it('is taken back before it is issued, and what is issued stays', async () => {
    const asked = { directive: ASKED.directive, reason: 'Nạp nhầm tệp' };
    const dry = await clerk.post<VoidImportAnswer>('/api/v1/imports/void', { ...asked, dryRun: true });
    expect(dry.body).toMatchObject({ tasks: 4, voided: 3, refused: 1, dryRun: true });
    const voided = await clerk.post<VoidImportAnswer>('/api/v1/imports/void', { ...asked, file: 'phu-luc.csv' });
    expect(voided.body).toMatchObject({ tasks: 3, voided: 3, alreadyVoided: 0 });
    expect(misfits(voided.body, { $ref: '#/components/schemas/VoidImportAnswer' }, answerSchemas)).toEqual([]);
    expect(await clerk.post('/api/v1/imports/void', { ...asked, directive: '99/KH' })).toMatchObject({
      status: 422,
      body: { code: 'directive-unknown' },
    });
    expect((await send(withOwner, TASKS)).body).toMatchObject({ recorded: 0, alreadyThere: 3 });
    expect((await send({ ...withOwner, redraft: 'true' }, TASKS)).body).toMatchObject({ recorded: 3, alreadyThere: 0 });
  });
});

const ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>';

async function workbookWith(part: string, content: (as: string) => string): Promise<Buffer> {
  const parts = new Map(
    xlsxParts({
      sheets: [
        {
          name: 'a',
          rows: [
            ['Nhiệm vụ', 'Chủ trì', 'Thời hạn'],
            ['a', 'b', 'c'],
          ],
        },
      ],
    }),
  );
  parts.set(part, content(parts.get(part) ?? ''));
  return zipped(parts);
}

describe('a file that is none, or that means harm', () => {
  const sheet = 'xl/worksheets/sheet1.xml';
  const files: readonly (readonly [string, () => Promise<Buffer> | Buffer | string, number, string])[] = [
    ['nothing', () => '', 422, 'file-empty'],
    ['another encoding', () => Buffer.from('STT,Nhi\x96m v\xf4,\x8dan\n1,\xb5\xb8\xa9,x\n', 'latin1'), 422, 'file-'],
    ['columns missing', () => 'a,b,c\nx,y,z\n', 422, 'file-columns-missing'],
    ['a quotation without end', () => `${TASKS}9,"không đóng,Sở Tài chính,x,2027\n`, 422, 'file-'],
    ['a million rows', () => `Nhiệm vụ,Chủ trì,Thời hạn\n${'a,b,c\n'.repeat(1_000_000)}`, 422, 'file-too-many-rows'],
    ['eleven megabytes', () => Buffer.alloc(11 * 1024 * 1024, 'a'), 413, 'file-too-large'],
    [
      'a workbook cut off',
      async () => (await xlsx({ sheets: [{ name: 'a', rows: [['a']] }] })).subarray(0, 300),
      422,
      'file-workbook-damaged',
    ],
    [
      'a zip bomb',
      () => workbookWith(sheet, (xml) => xml.replace('</sheetData>', `${' '.repeat(70_000_000)}</sheetData>`)),
      422,
      'file-workbook-too-large',
    ],
    [
      'XML entities',
      () => workbookWith(sheet, (xml) => xml.replace('?>', `?>${ENTITIES}`)),
      422,
      'file-workbook-unsafe',
    ],
  ];
  it.each(files)('%s: a problem that says what to do, and nothing recorded', async (_name, make, status, code) => {
    const before = await harness.store.lastPosition();
    const answer = await send<Problem>(withOwner, await make());
    expect([answer.status, answer.body.code]).toEqual([status, expect.stringContaining(code)]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect([answer.body.remedy, answer.body.remedyEn].every((text) => text.length > 10)).toBe(true);
    expect(await harness.store.lastPosition()).toBe(before);
    expect(harness.faults).toEqual([]);
  });

  it('another kind of body is told what is taken', async () => {
    expect(await send(withOwner, '{}', { type: 'multipart/form-data; boundary=x' })).toMatchObject({
      status: 415,
      body: { code: 'file-type-unsupported' },
    });
    expect((await send({ ...withOwner, issued: '2025-02-30', map: 'x', dryRun: 'yes' }, TASKS)).status).toBe(400);
  });
});

/** An upload that has sent its head and a part of its body, and goes no further by itself. */
function begun(length: number, part: string): ClientRequest {
  const query = new URLSearchParams({ ...ASKED, dryRun: 'true' }).toString();
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'content-length': String(length) };
  const sent = request(`${harness.url}/api/v1/imports/tasks?${query}`, { method: 'POST', headers });
  sent.write(part);
  return sent;
}

function statusOf(sent: ClientRequest): Promise<number> {
  return new Promise((resolve) => {
    sent.once('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.once('error', () => resolve(0));
  });
}

jest.setTimeout(120_000);

describe('uploads under way', () => {
  it('that are cut off record nothing, and hold no place', async () => {
    const before = await harness.store.lastPosition();
    for (let round = 0; round < 6; round += 1) {
      const cut = begun(Buffer.byteLength(TASKS), TASKS.slice(0, 60));
      const ended = statusOf(cut);
      await new Promise((sent) => cut.write('x', sent));
      cut.destroy();
      expect(await ended).toBe(0);
    }
    await eventually(async () => (await send({ ...ASKED, dryRun: 'true' }, TASKS)).status === 200, PATIENT);
    expect(await harness.store.lastPosition()).toBe(before);
    expect(harness.faults).toEqual([]);
  });

  it('beyond a few are told to come again, unread', async () => {
    const size = Buffer.byteLength(TASKS);
    const slow = Array.from({ length: 5 }, () => begun(size, TASKS.slice(0, 20)));
    const statuses = slow.map(statusOf);
    // Four are waited for; the one that comes last is answered at once.
    expect(await Promise.race(statuses)).toBe(429);
    for (const each of slow) if (!each.destroyed) each.end(TASKS.slice(20));
    expect((await Promise.all(statuses)).sort()).toEqual([200, 200, 200, 200, 429]);
    await eventually(async () => (await send({ ...ASKED, dryRun: 'true' }, TASKS)).status === 200, PATIENT);
  });
});
