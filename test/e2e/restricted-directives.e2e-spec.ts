/** What is restricted is there for those whom it concerns, and for nobody else: in lists, counts, search, boards and single things. */
import type {
  CommandAnswer,
  DirectiveList,
  DirectiveScoreboard,
  GrantPage,
  Problem,
  TaskDetail,
  TaskPage,
  UnitScoreboard,
  VoidImportAnswer,
  WaitingPage,
} from '#contracts';
import { uuidV5 } from '#platform';
import { type Scope, UnitsQuery } from '#read-models';
import { type Asker, Scopes } from '../../apps/api/src/access/scopes.js';
import { ApiClient } from './api.client.js';
import { type ApiHarness, startApi } from './api.harness.js';
import {
  coordinator,
  finance,
  financeHead,
  financeOfficer,
  leader,
  office,
  registerProvince,
  science,
  scienceHead,
} from './register.examples.js';

const secretWord = 'nhân sự dự kiến';

interface Scene {
  readonly harness: ApiHarness;
  readonly as: (person: string, role: string, unit: string | null) => Promise<ApiClient>;
  readonly admin: ApiClient;
  readonly directive: string;
  readonly task: string;
  readonly assignment: string;
  readonly position: Readonly<Record<string, string>>;
}

/** An open and a restricted directive of the office; finance leads one task of each. */
async function openScene(options: Parameters<typeof startApi>[0] = {}): Promise<Scene> {
  const harness = await startApi(options);
  await registerProvince(harness);
  const as: Scene['as'] = async (person, role, unit) =>
    new ApiClient(harness.url, await harness.token({ person, role, unit }));
  const clerk = await as(coordinator, 'coordinator', office);
  const register = async (secrecy: string): Promise<readonly [string, CommandAnswer]> => {
    const facts = {
      kind: 'plan',
      number: `${secrecy}/KH`,
      issuedOn: '2025-02-20',
      issuer: 'Tỉnh ủy',
      ownerUnit: office,
    };
    const made = await clerk.post('/api/v1/directives', { ...facts, abstract: `Kế hoạch ${secrecy}`, secrecy });
    expect(made.status).toBe(201);
    const drafted = await clerk.post('/api/v1/tasks', {
      directive: made.body.id,
      ordinal: '1',
      work: `Rà soát ${secretWord} ${secrecy}`,
      lead: { relation: 'one', units: [finance], text: 'Sở Tài chính' },
      deadline: { text: '31/3/2025' },
    });
    await clerk.post(`/api/v1/tasks/${drafted.body.id}/issue`, {}, { 'if-match': '"1"' });
    return [made.body.id, drafted.body];
  };
  await register('open');
  const [directive, { id: task }] = await register('restricted');
  const position = { 'x-position': String(await harness.store.lastPosition()) };
  const { body } = await clerk.get<TaskDetail>(`/api/v1/tasks/${task}`, position);
  const assignment = body.assignments[0]?.id ?? '';
  const admin = await as(uuidV5('một quản trị'), 'admin', null);
  return { harness, as, admin, directive, task, assignment, position };
}

/** Where the restricted directive shows for somebody; empty: nowhere. */
async function traces({ directive, task, assignment, position }: Scene, client: ApiClient): Promise<string[]> {
  const [directives, list, found, all] = [
    await client.get<DirectiveList>('/api/v1/directives', position),
    await client.get<TaskPage>(`/api/v1/tasks?directive=${directive}`),
    await client.get<TaskPage>(`/api/v1/tasks?q=${encodeURIComponent(secretWord)}`),
    await client.get<TaskPage>('/api/v1/tasks'),
  ];
  const single = async (path: string): Promise<boolean> => (await client.get<Problem>(path)).status !== 404;
  const waiting = await client.get<WaitingPage>('/api/v1/waiting');
  const shown: Readonly<Record<string, boolean>> = {
    directives: directives.body.items.some(({ id }) => id === directive),
    list: list.body.items.length > 0,
    'total of its list': list.body.total > 0,
    search: found.body.items.some(({ id }) => id === task),
    'total of the search': found.body.total !== found.body.items.filter(({ id }) => id !== task).length,
    'total of all': all.body.total !== all.body.items.filter(({ id }) => id !== task).length,
    'what waits': waiting.body.items.some((item) => item.task.id === task),
    'the directive': await single(`/api/v1/directives/${directive}`),
    board: await single(`/api/v1/directives/${directive}/scoreboard`),
    trend: await single(`/api/v1/directives/${directive}/trend`),
    'the task': await single(`/api/v1/tasks/${task}`),
    timeline: await single(`/api/v1/tasks/${task}/timeline`),
    'the assignment': await single(`/api/v1/assignments/${assignment}`),
  };
  return Object.entries(shown).flatMap(([where, there]) => (there ? [where] : []));
}

describe('a restricted directive', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await openScene()));
  afterAll(() => scene.harness.stop());

  it.each([
    ['the coordinator of the unit that follows it up', coordinator, 'coordinator', office],
    ['the leader there', leader, 'leader', office],
    ['the head of the unit that it is assigned to', financeHead, 'unitHead', finance],
    ['an officer of that unit', financeOfficer, 'officer', finance],
  ])('is there for %s', async (_, person, role, unit) => {
    const client = await scene.as(person, role, unit);
    const page = await client.get<TaskPage>('/api/v1/tasks', scene.position);
    expect([page.body.total, page.body.items.length]).toEqual([2, 2]);
    expect(await traces(scene, client)).toEqual(
      expect.arrayContaining(['directives', 'list', 'search', 'the directive', 'the task', 'the assignment']),
    );
    const board = await client.get<DirectiveScoreboard>(`/api/v1/directives/${scene.directive}/scoreboard`);
    expect(board.body.total).toBe(1);
  });

  it.each([
    ['another unit', scienceHead, 'unitHead', science],
    ['a coordinator of the whole register', uuidV5('điều phối toàn sổ'), 'coordinator', null],
    ['a leader of the whole register', uuidV5('lãnh đạo toàn sổ'), 'leader', null],
    ['an inspector', uuidV5('kiểm tra'), 'inspector', null],
    ['an inspector of the unit that follows it up', uuidV5('kiểm tra văn phòng'), 'inspector', office],
    ['an overseer', uuidV5('giám sát'), 'overseer', null],
    ['an administrator', uuidV5('quản trị hệ thống'), 'admin', null],
  ])('is not there for %s', async (_, person, role, unit) => {
    expect(await traces(scene, await scene.as(person, role, unit))).toEqual([]);
  });

  it('is in no figure of a unit’s board, whoever looks', async () => {
    const head = await scene.as(financeHead, 'unitHead', finance);
    const board = await head.get<UnitScoreboard>(`/api/v1/units/${finance}/scoreboard`, scene.position);
    expect(board.body.total).toBe(1);
  });

  it('is there for whoever was given what is restricted, until that ends', async () => {
    const person = uuidV5('lãnh đạo được giao');
    const given = await scene.admin.post('/api/v1/grants', { person, role: 'leader', restricted: true });
    expect(given.status).toBe(201);
    const client = await scene.as(person, 'leader', null);
    const page = await client.get<TaskPage>('/api/v1/tasks', scene.position);
    expect([page.body.total, page.body.items.length]).toEqual([2, 2]);
    expect(await traces(scene, client)).toContain('the task');
    const mine = await client.get<GrantPage>('/api/v1/grants/mine');
    expect(mine.body.items).toMatchObject([{ role: 'leader', restricted: true }]);
    await scene.admin.post('/api/v1/grants', { person, role: 'leader', until: '2026-01-01T00:00:00Z' });
    await scene.admin.post(`/api/v1/grants/${given.body.id}/end`, { reason: 'Hết nhiệm vụ' });
    expect((await client.get<Problem>('/api/v1/session')).status).toBe(401);
  });

  it('answers a command of others as what does not exist', async () => {
    const other = await scene.as(uuidV5('điều phối toàn sổ'), 'coordinator', null);
    const body = { words: 'Đã rà soát', nextStep: null };
    const unseen = await other.post<Problem>(`/api/v1/assignments/${scene.assignment}/report-progress`, body);
    const absent = await other.post<Problem>(`/api/v1/assignments/${uuidV5('không có')}/report-progress`, body);
    expect([unseen.status, unseen.body.code]).toEqual([absent.status, absent.body.code]);
  });

  it('is not found by its number in an import of whoever may not see it', async () => {
    const voided = (client: ApiClient, number: string) =>
      client.post<VoidImportAnswer & Problem>('/api/v1/imports/void', {
        directive: number,
        reason: 'Xem thử',
        dryRun: true,
      });
    const below = await scene.as(uuidV5('điều phối sở'), 'coordinator', finance);
    const facts = { kind: 'plan', issuedOn: '2025-02-20', issuer: 'Sở Tài chính', abstract: 'Kế hoạch nội bộ' };
    const made = { ...facts, number: '5/KH-STC', secrecy: 'restricted', ownerUnit: finance };
    expect((await below.post('/api/v1/directives', made)).status).toBe(201);
    const clerk = await scene.as(coordinator, 'coordinator', office);
    const whole = await scene.as(uuidV5('điều phối toàn sổ'), 'coordinator', null);

    // Whoever may see them finds the one with its task, and the other without any.
    expect((await voided(clerk, 'restricted/KH')).body.tasks).toBe(1);
    expect((await voided(below, '5/KH-STC')).body.code).not.toBe('directive-unknown');
    expect((await voided(whole, 'open/KH')).body.tasks).toBe(1);
    for (const [client, number] of [
      [whole, 'restricted/KH'],
      [whole, '5/KH-STC'],
      [clerk, '5/KH-STC'],
    ] as const) {
      const [unseen, absent] = [await voided(client, number), await voided(client, '99/KH')];
      expect([unseen.status, unseen.body.code]).toEqual([absent.status, absent.body.code]);
    }
  });
});

describe('the seeded bug', () => {
  /** Takes the reach of a role for that of what is restricted. */
  class Generous extends Scopes {
    override async of(asker: Asker): Promise<Scope> {
      const { units } = await super.of(asker);
      return { units, restricted: units };
    }
  }

  it('a role over the whole register that reaches what is restricted, too, is found', async () => {
    const scene = await openScene({
      walls: 'first',
      replaced: [{ provide: Scopes, useFactory: (units: UnitsQuery) => new Generous(units), inject: [UnitsQuery] }],
    });
    try {
      expect(await traces(scene, await scene.as(uuidV5('kiểm tra'), 'inspector', null))).toEqual(
        expect.arrayContaining(['directives', 'list', 'search', 'total of all', 'the task', 'the assignment']),
      );
      const whole = await scene.as(uuidV5('điều phối toàn sổ'), 'coordinator', null);
      const asked = { directive: 'restricted/KH', reason: 'Xem thử', dryRun: true };
      expect((await whole.post<VoidImportAnswer>('/api/v1/imports/void', asked)).body.tasks).toBe(1);
    } finally {
      await scene.harness.stop();
    }
  });
});

describe('a state secret', () => {
  it('is refused at the door, in both languages and with what to do instead', async () => {
    const scene = await openScene();
    try {
      const clerk = await scene.as(coordinator, 'coordinator', office);
      const facts = { kind: 'plan', number: '7/KH', issuedOn: '2025-02-20', issuer: 'Tỉnh ủy', ownerUnit: office };
      const before = await scene.harness.store.lastPosition();
      for (const secrecy of ['confidential', 'secret', 'top-secret']) {
        const refused = await clerk.post<Problem>('/api/v1/directives', { ...facts, abstract: 'Kế hoạch', secrecy });
        expect(refused).toMatchObject({ status: 422, body: { code: 'secrecy-refused' } });
        expect(refused.body.remedy).toContain('Luật Bảo vệ bí mật nhà nước');
        expect(refused.body.remedyEn).toContain('Law on Protection of State Secrets');
      }
      const marked = { ...facts, number: '7/BC-M', abstract: 'Báo cáo', secrecy: 'open' };
      const doubted = await clerk.post<Problem>('/api/v1/directives', marked);
      expect(doubted).toMatchObject({ status: 422, body: { code: 'secrecy-marked' } });
      expect(await scene.harness.store.lastPosition()).toBe(before);
      expect((await clerk.post('/api/v1/directives', { ...marked, marksChecked: true })).status).toBe(201);
    } finally {
      await scene.harness.stop();
    }
  });
});
