import type {
  AssignmentAnswer,
  CommandAnswer,
  DirectiveScoreboard,
  LadderView,
  Problem,
  TaskDetail,
  TaskPage,
  UnitScoreboard,
} from '#contracts';
import { type ApiHarness, startApi } from './api.harness.js';
import { type Answer, ApiClient } from './api.client.js';
import { coordinator, finance, financeHead, financeOfficer, office, registerProvince } from './register.examples.js';

let harness: ApiHarness;
let clerk: ApiClient;
let head: ApiClient;
let officer: ApiClient;

beforeAll(async () => {
  harness = await startApi({ now: '2025-03-03T02:00:00.000Z' });
  await registerProvince(harness);
  const client = async (person: string, role: string, unit: string) =>
    new ApiClient(harness.url, await harness.token({ person, role, unit }));
  clerk = await client(coordinator, 'coordinator', office);
  head = await client(financeHead, 'unitHead', finance);
  officer = await client(financeOfficer, 'officer', finance);
});

afterAll(() => harness.stop());

/** Reads no earlier than what the answer wrote. */
const after = ({ body }: Answer<CommandAnswer>) => ({ 'x-position': String(body.position) });

describe('the life of a task over HTTP', () => {
  let directive: string;
  let task: string;
  let assignment: string;

  it('begins with a directive, which the next read sees', async () => {
    const made = await clerk.post('/api/v1/directives', {
      kind: 'plan',
      number: '12/KH-UBND',
      issuedOn: '2025-02-20',
      issuer: 'UBND tỉnh',
      abstract: 'Kế hoạch thực hiện nghị quyết',
      secrecy: 'open',
      ownerUnit: office,
    });
    expect(made).toMatchObject({ status: 201, body: { version: 1, repeated: false } });
    expect(made.headers.get('etag')).toBe('"1"');
    expect(made.headers.get('x-position')).toBe(String(made.body.position));
    directive = made.body.id;
    const board = await clerk.get<DirectiveScoreboard>(`/api/v1/directives/${directive}/scoreboard`, after(made));
    expect(board.body).toMatchObject({ counts: 'tasks', total: 0, directive: { number: '12/KH-UBND' } });
  });

  it('is drafted and issued to its lead unit', async () => {
    const drafted = await clerk.post('/api/v1/tasks', {
      directive,
      ordinal: '1',
      work: 'Ban hành quy chế dữ liệu dùng chung',
      lead: { relation: 'one', units: [finance], text: 'Sở Tài chính' },
      deadline: { text: '31/3/2025' },
    });
    expect(drafted.status).toBe(201);
    task = drafted.body.id;
    const issued = await clerk.post(`/api/v1/tasks/${task}/issue`, {}, { 'if-match': '"1"' });
    expect(issued).toMatchObject({ status: 200, body: { id: task, version: 2 } });
    const page = await clerk.get<TaskPage>(`/api/v1/tasks?q=quy%20che%20du%20lieu`, after(issued));
    expect(page.body).toMatchObject({
      total: 1,
      items: [{ id: task, group: 'on-schedule', leads: [{ code: 'STC' }], deadline: { on: '2025-03-31' } }],
    });
    const detail = await head.get<TaskDetail>(`/api/v1/tasks/${task}`, after(issued));
    expect(detail.headers.get('etag')).toBe('"2"');
    expect(detail.body.assignments).toMatchObject([{ status: 'assigned', unit: { id: finance } }]);
    expect(detail.body.assignments[0]?.actions).toEqual(expect.arrayContaining(['receive', 'request-return']));
    assignment = detail.body.assignments[0]?.id ?? '';
  });

  it('is received, handed over, reported, submitted and confirmed', async () => {
    const path = `/api/v1/assignments/${assignment}`;
    expect(await head.post(`${path}/receive`)).toMatchObject({ status: 200, body: { version: 2 } });
    expect(await head.post(`${path}/delegate`, { officer: financeOfficer })).toMatchObject({ status: 200 });
    const words = 'Đã lấy ý kiến các sở';
    const reported = await officer.post(`${path}/report-progress`, { words, nextStep: 'Trình ký', percent: 60 });
    expect(reported).toMatchObject({ status: 200, body: { version: 4 } });
    const shown = await officer.get<AssignmentAnswer>(path, after(reported));
    expect(shown.body).toMatchObject({ task, assignment: { status: 'in-progress', officer: { name: 'Lê Minh Đức' } } });
    expect(shown.headers.get('etag')).toBe('"4"');
    harness.clock.set('2025-03-20T03:00:00.000Z');
    const evidence = { kind: 'document', number: '45/QĐ-STC', issuedOn: '2025-03-19', title: 'Quy chế dữ liệu' };
    const submitted = await head.post(`${path}/submit`, { evidence }, { 'if-match': '"4"' });
    expect(submitted).toMatchObject({ status: 200, body: { version: 5 } });
    const confirmed = await clerk.post(`${path}/confirm`);
    expect(confirmed).toMatchObject({ status: 200, body: { version: 6 } });
    const board = await clerk.get<DirectiveScoreboard>(`/api/v1/directives/${directive}/scoreboard`, after(confirmed));
    expect(board.body).toMatchObject({ total: 1, groups: { done: 1 }, cells: { 'done-on-time': 1 } });
    const unit = await clerk.get<UnitScoreboard>(`/api/v1/units/${office}/scoreboard`, after(confirmed));
    expect(unit.body).toMatchObject({
      counts: 'assignments',
      total: 1,
      children: [{ unit: { code: 'STC' }, total: 1 }],
    });
  });

  it('explains every step of its ladder', async () => {
    const ladder = await head.get<LadderView>(`/api/v1/assignments/${assignment}/ladder`);
    expect(ladder.body.steps.map((step) => step.step)).toEqual([
      'R0',
      'R1',
      'R2',
      'R3',
      'R4a',
      'R4b',
      'E1',
      'E2',
      'E3',
      'E4',
      'E5',
      'U1',
      'V1a',
      'V1b',
    ]);
    expect(ladder.body.steps.at(-1)).toMatchObject({ outcome: 'moot', deliveries: [] });
  });

  it('refuses to confirm in the lead unit’s own name, and says so in both languages', async () => {
    const refused = await head.post<Problem>(`/api/v1/assignments/${assignment}/confirm`);
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'forbidden', titleEn: 'Not allowed' });
  });

  it('may wait for the authority that issues it: the reminders say why they are silent, and go on when it comes back', async () => {
    const drafted = await clerk.post('/api/v1/tasks', {
      directive,
      ordinal: '2',
      work: 'Trình ban hành đề án',
      lead: { relation: 'one', units: [finance], text: 'Sở Tài chính' },
      deadline: { text: '30/4/2025' },
    });
    const issued = await clerk.post(`/api/v1/tasks/${drafted.body.id}/issue`, {}, { 'if-match': '"1"' });
    const detail = await head.get<TaskDetail>(`/api/v1/tasks/${drafted.body.id}`, after(issued));
    const [{ id = '', actions = [] } = {}] = detail.body.assignments;
    expect(actions).toContain('send-for-issue');
    expect(actions).not.toContain('issue-refused');
    const path = `/api/v1/assignments/${id}`;

    const letter = { authority: 'Bộ ví dụ', letterNumber: '12/TTr-STC', sentOn: '2025-03-20' };
    const early = await head.post<Problem>(`${path}/send-for-issue`, { ...letter, sentOn: '2025-03-21' });
    expect(early).toMatchObject({ status: 422, body: { code: 'letter-in-future' } });
    expect(early.body.errors).toMatchObject([{ pointer: '/sentOn' }]);
    const sent = await head.post(`${path}/send-for-issue`, letter);
    expect(sent.status).toBe(200);
    const shown = await head.get<AssignmentAnswer>(path, after(sent));
    expect(shown.body.assignment).toMatchObject({ status: 'awaiting-issue', reason: 'awaiting-issue' });
    expect(shown.body.assignment.actions).toEqual(expect.arrayContaining(['submit', 'issue-refused']));
    const why = await head.get<TaskDetail>(`/api/v1/tasks/${drafted.body.id}`);
    expect(why.body.why.map(({ vi }) => vi)).toContain(
      'Đã trình Bộ ví dụ bằng văn bản số 12/TTr-STC ngày 20/03/2025, chờ ban hành.',
    );
    const silent = await head.get<LadderView>(`${path}/ladder`);
    const r3 = silent.body.steps.find(({ step }) => step === 'R3');
    expect(r3?.because.vi).toBe('Chưa gửi: đơn vị đã trình cơ quan có thẩm quyền, chờ ban hành.');

    const back = await clerk.post(`${path}/issue-refused`, { reason: 'Thiếu ý kiến của Sở khác' });
    expect(back.status).toBe(200);
    const again = await head.get<AssignmentAnswer>(path, after(back));
    expect(again.body.assignment).toMatchObject({ status: 'in-progress', reason: 'none' });
    const speaks = await head.get<LadderView>(`${path}/ladder`);
    expect(speaks.body.steps.find(({ step }) => step === 'R3')?.because.vi).toMatch(/^Sẽ gửi lúc/);
    const promised = { evidence: { kind: 'note', words: 'Đã hoàn thành, sẽ ban hành trước 28/5' } };
    expect(await head.post(`${path}/submit`, promised)).toMatchObject({ status: 422, body: { code: 'issue-to-come' } });
  });

  it('leaves the edge without a fault of its own', () => expect(harness.faults).toEqual([]));
});
