/** A typo in an imported state: proposed when the mended file comes again, corrected with a reason, and the past stays as it was shown. */
import type { DirectiveScoreboard, TaskDetail, TaskImportAnswer, TimelinePage } from '#contracts';
import { assignmentIdOf, importedDirectiveId, importedTaskId } from '#application';
import { ApiClient } from './api.client.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { coordinator, finance, office, registerProvince } from './register.examples.js';

const NUMBER = '21/KH-UBND';
const WORK = 'Công khai danh mục dữ liệu mở';
const HEAD = 'STT,Nhiệm vụ,Cơ quan chủ trì,Thời hạn,Trạng thái,Ngày hoàn thành,Số văn bản';
const typo = `${HEAD}\n1,${WORK},Sở Tài chính,28/2/2025,Đã hoàn thành,03/02/2025,4/QĐ-STC\n2,Giao ban hằng tuần,Sở Tài chính,31/3/2025,Đang thực hiện,,\n`;
const mended = typo.replace('03/02/2025', '02/03/2025');

let harness: ApiHarness;
let clerk: ApiClient;
let token: string;
const directive = importedDirectiveId(NUMBER);
const task = importedTaskId(directive, WORK, 1);

beforeAll(async () => {
  harness = await startApi({ now: '2025-03-03T02:00:00.000Z', limits: { waitForPositionMs: 60_000 } });
  await registerProvince(harness);
  token = await harness.token({ person: coordinator, role: 'coordinator', unit: office });
  clerk = new ApiClient(harness.url, token);
}, 120_000);
afterAll(() => harness.stop(), 120_000);

async function send(body: string, more: Readonly<Record<string, string>> = {}): Promise<TaskImportAnswer> {
  const asked = { file: 'phu-luc.csv', directive: NUMBER, issued: '2025-01-09', owner: 'VP', issue: 'true', ...more };
  const response = await fetch(`${harness.url}/api/v1/imports/tasks?${new URLSearchParams(asked).toString()}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body,
  });
  return (await response.json()) as TaskImportAnswer;
}

async function read<Body>(path: string): Promise<Body> {
  const position = String(await harness.store.lastPosition());
  const { status, body } = await clerk.get<Body>(path, { 'x-position': position });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

const cells = async (query = ''): Promise<DirectiveScoreboard['cells']> =>
  (await read<DirectiveScoreboard>(`/api/v1/directives/${directive}/scoreboard${query}`)).cells;

describe('a corrected opening balance', () => {
  it('is only proposed as long as nobody says why', async () => {
    expect(await send(typo)).toMatchObject({ recorded: 2, issued: 2, differing: 0, corrected: null });
    expect(await cells()).toMatchObject({ 'done-on-time': 1, 'done-late': 0 });
    const before = await harness.store.lastPosition();
    const proposed = await send(mended);
    expect(proposed).toMatchObject({
      differing: 1,
      corrected: null,
      issued: 0,
      notIssued: [],
      alreadyThere: 2,
      warned: 1,
    });
    const finding = proposed.details[0]?.findings.find(({ code }) => code === 'balance-differs');
    expect(finding?.column).toBe('status');
    expect(finding?.reason.vi).toContain('2025-02-03');
    expect(finding?.reason.vi).toContain('2025-03-02');
    expect(await harness.store.lastPosition()).toBe(before);
  });

  it('is recorded once with its reason; board, task and timeline follow', async () => {
    harness.clock.set('2025-03-05T02:00:00.000Z');
    const dry = await send(mended, { correct: 'Gõ nhầm ngày', dryRun: 'true' });
    expect(dry).toMatchObject({ differing: 1, corrected: null });
    expect(await send(mended, { correct: 'Gõ nhầm ngày' })).toMatchObject({
      differing: 1,
      corrected: 1,
      notCorrected: [],
    });
    expect(await send(mended, { correct: 'Gõ nhầm ngày' })).toMatchObject({ differing: 0, corrected: 0 });
    expect(await cells()).toMatchObject({ 'done-on-time': 0, 'done-late': 1 });
    const detail = await read<TaskDetail>(`/api/v1/tasks/${task}`);
    expect(detail.assignments).toMatchObject([{ id: assignmentIdOf(task, finance), status: 'completed' }]);
    const { items } = await read<TimelinePage>(`/api/v1/tasks/${task}/timeline`);
    const told = items.find(({ type }) => type === 'OpeningBalanceCorrected');
    expect(told?.data).toMatchObject({
      reason: 'Gõ nhầm ngày',
      was: { standing: { completedOn: '2025-02-03' } },
      standing: { completedOn: '2025-03-02', onTime: false },
    });
  });

  it('leaves the past as it was shown', async () => {
    expect(await cells('?asOf=2025-03-04&view=shown')).toMatchObject({ 'done-on-time': 1, 'done-late': 0 });
    expect(await cells('?asOf=2025-03-05&view=shown')).toMatchObject({ 'done-on-time': 0, 'done-late': 1 });
  });

  it('may be corrected back, and says why it cannot be once somebody has worked on it', async () => {
    expect(await send(typo, { correct: 'Số đúng là số cũ' })).toMatchObject({ corrected: 1 });
    expect(await send(mended, { correct: 'Lần cuối' })).toMatchObject({ corrected: 1 });
    const open = assignmentIdOf(importedTaskId(directive, 'Giao ban hằng tuần', 1), finance);
    const head = await harness.token({ person: coordinator, role: 'unitHead', unit: finance });
    const reported = await new ApiClient(harness.url, head).post(`/api/v1/assignments/${open}/report-progress`, {
      words: 'Đã họp hai lần',
    });
    expect(reported.status).toBe(200);
    const asked = { status: 'completed', completedOn: '2025-03-01', reason: 'Đã xong từ trước' };
    const route = `/api/v1/assignments/${open}/correct-balance`;
    expect(await clerk.post(route, asked)).toMatchObject({ status: 409, body: { code: 'balance-overtaken' } });
    expect(await clerk.post(route, { status: 'completed', reason: 'x' })).toMatchObject({ status: 422 });
    const facts = { status: 'in-progress', words: 'Đang thực hiện', extensions: 2, originalDeadline: '28/2/2025' };
    expect(await clerk.post(route, { ...facts, reason: 'Thiếu số lần gia hạn' })).toMatchObject({ status: 200 });
    const late = mended.replace('31/3/2025,Đang thực hiện,,', '31/3/2025,Đã hoàn thành,01/03/2025,');
    expect(await send(late, { correct: 'Đã xong từ trước' })).toMatchObject({
      corrected: 0,
      notCorrected: [{ row: 2, code: 'balance-overtaken' }],
    });
  });
});
