/** What is recorded about access, who may look through it, and an administrator's look at the pages as somebody else. */
import type {
  AccessRecordPage,
  InboxPage,
  OpenSessions,
  Problem,
  Session,
  TaskDetail,
  TaskPage,
  ViewsOfMe,
} from '#contracts';
import { OFFICE_DAY, uuidV5 } from '#platform';
import { eventually } from '../support/eventually.js';
import { ApiClient } from './api.client.js';
import { CookieBrowser } from './cookie.browser.js';
import { administrator, type DoorScene, openDoor, sessionCookie } from './door.scene.js';
import {
  coordinator,
  finance,
  financeHead,
  financeOfficer,
  office,
  science,
  scienceHead,
} from './register.examples.js';

let scene: DoorScene;
let directive: string;
let task: string;
let assignment: string;

beforeAll(async () => {
  scene = await openDoor();
  const clerk = await client(coordinator, 'coordinator', office);
  const facts = { kind: 'plan', number: '1/KH', issuedOn: '2025-02-20', issuer: 'Tỉnh ủy', ownerUnit: office };
  const made = await clerk.post('/api/v1/directives', { ...facts, abstract: 'Kế hoạch', secrecy: 'restricted' });
  directive = made.body.id;
  const drafted = await clerk.post('/api/v1/tasks', {
    directive,
    ordinal: '1',
    work: 'Rà soát',
    lead: { relation: 'one', units: [finance], text: 'Sở Tài chính' },
    deadline: { text: '31/3/2025' },
  });
  task = drafted.body.id;
  const issued = await clerk.post(`/api/v1/tasks/${task}/issue`, {}, { 'if-match': '"1"' });
  const { body } = await clerk.get<TaskDetail>(`/api/v1/tasks/${task}`, { 'x-position': String(issued.body.position) });
  assignment = body.assignments[0]?.id ?? '';
});
afterAll(() => scene.harness.stop());

async function client(person: string, role: string, unit: string | null): Promise<ApiClient> {
  return new ApiClient(scene.harness.url, await scene.harness.token({ person, role, unit }));
}

/** A browser in which somebody is signed in, without the way there. */
async function browserOf(person: string, role: string, unit: string | null): Promise<CookieBrowser> {
  const who = { person, role, unit, method: 'password', secondFactor: true, agent: null } as const;
  const { secret } = await scene.accounts.sessions.begin({ ...who, lasts: OFFICE_DAY, at: scene.harness.clock.now() });
  const browser = scene.browser();
  browser.keep(sessionCookie, secret);
  return browser;
}

/** How often the record has something about a person. */
async function recorded(kind: string, person: string): Promise<number> {
  const admin = await client(administrator, 'admin', null);
  const page = await admin.get<AccessRecordPage>(`/api/v1/access-record?kind=${kind}&person=${person}`);
  return page.body.items.reduce((sum, { count }) => sum + count, 0);
}

describe('the record', () => {
  it('has whom a role or a unit kept out, who asked for what is not theirs, and who for what is not there', async () => {
    const head = await client(scienceHead, 'unitHead', science);
    expect((await head.get<Problem>('/api/v1/access-record')).status).toBe(403);
    expect((await head.get<Problem>(`/api/v1/tasks/${task}`)).status).toBe(404);
    const words = { words: 'Đang làm' };
    expect((await head.post<Problem>(`/api/v1/assignments/${assignment}/report-progress`, words)).status).toBe(404);
    expect((await head.get<Problem>(`/api/v1/tasks/${uuidV5('không có')}`)).status).toBe(404);
    await eventually(async () => (await recorded('forbidden', scienceHead)) === 1);
    await eventually(async () => (await recorded('unseen', scienceHead)) === 2);
    await eventually(async () => (await recorded('not-found', scienceHead)) === 1);
  });

  it('has a role that ended and another site’s page, and names whom they concern', async () => {
    const person = uuidV5('hết vai trò');
    const at = scene.harness.clock.now();
    const claim = { person, role: 'coordinator', unit: office, at, expiresAt: '2030-01-01T00:00:00.000Z' };
    const ended = new ApiClient(scene.harness.url, (await scene.harness.tokens.mint(claim)).token);
    expect((await ended.get<Problem>('/api/v1/session')).status).toBe(401);
    const browser = await browserOf(coordinator, 'coordinator', office);
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://khac.example' };
    expect((await browser.post<Problem>('/api/v1/session/role', { role: 'admin', unit: null }, foreign)).status).toBe(
      403,
    );
    await eventually(async () => (await recorded('grant-ended', person)) === 1);
    await eventually(async () => (await recorded('origin-refused', coordinator)) === 1);
  });

  it('has a reading of what is restricted before it is shown, once an hour, and says of what to whoever may know', async () => {
    const head = await client(financeHead, 'unitHead', finance);
    const before = await recorded('restricted-read', financeHead);
    expect(before).toBe(0);
    for (let times = 0; times < 3; times += 1) await head.get<TaskDetail>(`/api/v1/tasks/${task}`);
    // The task and its assignment.
    expect(await recorded('restricted-read', financeHead)).toBe(2);
    await head.get<TaskPage>('/api/v1/tasks');
    expect(await recorded('restricted-read', financeHead)).toBe(2);
    await head.get(`/api/v1/directives/${directive}`);
    expect(await recorded('restricted-read', financeHead)).toBe(3);
    scene.harness.clock.advance(3_600_000);
    await head.get(`/api/v1/tasks/${task}/timeline`);
    expect(await recorded('restricted-read', financeHead)).toBe(4);
    const admin = await client(administrator, 'admin', null);
    const asked = `/api/v1/access-record?kind=restricted-read&person=${financeHead}`;
    const shown = await admin.get<AccessRecordPage>(asked);
    expect(shown.body.items.map(({ role, unit, thing }) => [role, unit?.id, thing])).toEqual(
      Array.from({ length: 4 }, () => ['unitHead', finance, null]),
    );
    const cleared = uuidV5('kiểm tra được giao');
    const given = { person: cleared, role: 'inspector', restricted: true };
    expect((await admin.post('/api/v1/grants', given)).status).toBe(201);
    const told = await (await client(cleared, 'inspector', null)).get<AccessRecordPage>(asked);
    expect(told.body.items.map(({ thing }) => thing).toSorted()).toEqual(
      [assignment, directive, task, task].toSorted(),
    );
  });

  it('shows an inspector of a unit the people of that unit, page by page', async () => {
    const inspector = await client(uuidV5('kiểm tra sở khoa học'), 'inspector', science);
    const { body } = await inspector.get<AccessRecordPage>('/api/v1/access-record');
    expect(new Set(body.items.map(({ person }) => person?.id))).toEqual(new Set([scienceHead]));
    const other = await inspector.get<AccessRecordPage>(`/api/v1/access-record?person=${financeHead}`);
    expect(other.body.items).toEqual([]);
    const all = await client(uuidV5('kiểm tra tỉnh'), 'inspector', null);
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await all.get<AccessRecordPage>(`/api/v1/access-record?limit=2${cursor}`);
      seen.push(...page.body.items.map((line) => JSON.stringify(line)));
      cursor = page.body.next === undefined ? '' : `&cursor=${page.body.next}`;
    } while (cursor !== '');
    const whole = await all.get<AccessRecordPage>('/api/v1/access-record?limit=200');
    expect(seen).toEqual(whole.body.items.map((line) => JSON.stringify(line)));
    const tampered = await all.get<Problem>('/api/v1/access-record?cursor=WyJ0YXNrcyIsMV0');
    expect(tampered.status).toBe(400);
  });
});

describe('an administrator’s look as somebody else', () => {
  const look = { person: financeOfficer, role: 'officer', unit: finance, reason: 'Không thấy việc được giao' };

  it('shows what that one sees, only to read, and says so on every page', async () => {
    const admin = await browserOf(administrator, 'admin', null);
    expect((await admin.post('/api/v1/session/view-as', look)).status).toBe(200);
    const { body } = await admin.get<Session>('/api/v1/session');
    expect(body).toMatchObject({
      person: { id: administrator },
      role: 'officer',
      unit: { id: finance },
      roles: [],
      viewAs: { person: { id: financeOfficer }, reason: look.reason },
    });
    const head = await client(financeHead, 'unitHead', finance);
    const theirs = await head.get<TaskPage>('/api/v1/tasks');
    expect(theirs.body.total).toBe(1);
    // What is restricted stays out of it.
    expect((await admin.get<TaskPage>('/api/v1/tasks')).body.total).toBe(0);
    expect((await admin.get<Problem>(`/api/v1/tasks/${task}`)).status).toBe(404);
    expect((await admin.get<InboxPage>('/api/v1/inbox')).status).toBe(200);
    for (const path of ['/api/v1/sessions', '/api/v1/grants/mine', '/api/v1/account/views', '/api/v1/access-record']) {
      expect(await admin.get<Problem>(path)).toMatchObject({ status: 403 });
    }
    const report = await admin.post<Problem>(`/api/v1/assignments/${assignment}/report-progress`, { words: 'Xong' });
    expect(report).toMatchObject({ status: 403, body: { code: 'view-as-read-only' } });
    const deeper = await admin.post<Problem>('/api/v1/session/view-as', look);
    expect(deeper.status).toBe(403);
    expect((await admin.delete<object>('/api/v1/session/view-as')).body).toEqual({ ended: 1 });
    expect((await admin.get<Session>('/api/v1/session')).body).toMatchObject({ role: 'admin', viewAs: null });
    expect((await admin.get<OpenSessions>('/api/v1/sessions')).status).toBe(200);
  });

  it('can be read by the one whose pages they were, and stands in the record', async () => {
    const officer = await client(financeOfficer, 'officer', finance);
    const { body } = await officer.get<ViewsOfMe>('/api/v1/account/views');
    expect(body.items).toMatchObject([{ viewer: { id: administrator }, role: 'officer', reason: look.reason }]);
    expect([await recorded('view-as-begun', administrator), await recorded('view-as-ended', administrator)]).toEqual([
      1, 1,
    ]);
  });

  it('ends by itself after a quarter of an hour, and when that one loses the role', async () => {
    const admin = await browserOf(administrator, 'admin', null);
    await admin.post('/api/v1/session/view-as', look);
    scene.harness.clock.advance(15 * 60_000 - 1);
    expect((await admin.get<Session>('/api/v1/session')).body.role).toBe('officer');
    scene.harness.clock.advance(1);
    expect((await admin.get<Session>('/api/v1/session')).body.role).toBe('admin');
  });

  it('ends with the administrator’s own sign-out, which is recorded as theirs', async () => {
    const admin = await browserOf(administrator, 'admin', null);
    await admin.post('/api/v1/session/view-as', look);
    const thief = scene.browser();
    thief.keep(sessionCookie, admin.cookie(sessionCookie) ?? '');
    expect((await admin.delete<object>('/api/v1/session')).body).toEqual({ ended: 1 });
    expect((await thief.get<Problem>('/api/v1/session')).status).toBe(401);
    expect([await recorded('signed-out', administrator), await recorded('signed-out', financeOfficer)]).toEqual([1, 0]);
  });

  it.each([
    [{ ...look, role: 'inspector' }, 422, 'view-as-not-offered'],
    [{ ...look, role: 'admin' }, 422, 'view-as-not-offered'],
    [{ role: 'officer', reason: 'không có đơn vị' }, 422, 'view-as-not-offered'],
    [{ ...look, unit: science }, 422, 'view-as-not-held'],
    [{ ...look, reason: '' }, 422, 'field-invalid'],
  ])('is refused as %j', async (asked, status, code) => {
    const admin = await browserOf(administrator, 'admin', null);
    expect(await admin.post<Problem>('/api/v1/session/view-as', asked)).toMatchObject({ status, body: { code } });
  });

  it('is an administrator’s, and a session’s', async () => {
    const head = await browserOf(financeHead, 'unitHead', finance);
    expect((await head.post<Problem>('/api/v1/session/view-as', look)).status).toBe(403);
    const token = await client(administrator, 'admin', null);
    expect(await token.post<Problem>('/api/v1/session/view-as', look)).toMatchObject({
      status: 409,
      body: { code: 'session-needed' },
    });
  });
});

interface Changing {
  readonly method: string;
  readonly path: string;
  readonly access: { readonly kind: string; readonly on?: string; readonly who?: Readonly<Record<string, string>> };
}

/** Every operation of the document that is no reading, with ids in its address. */
async function changing(): Promise<Changing[]> {
  const document = (await (await fetch(`${scene.harness.url}/docs/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly 'x-access': Changing['access'] }>>>>;
  };
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method]) => method !== 'get')
      .map(([method, operation]) => {
        const address = path.replaceAll(/\{[^}]+\}/g, uuidV5('một mã'));
        return { method: method.toUpperCase(), path: address, access: operation['x-access'] };
      }),
  );
}

describe('over every command of the document', () => {
  /** Nothing of it is work of a unit; a line of an inbox is the reader's own. */
  const keys = new Set(['unit', 'grant', 'person', 'endpoint', 'notice', 'inbox item']);

  it('an administrator does nothing in a unit’s name', async () => {
    const admin = await browserOf(administrator, 'admin', null);
    const told: string[] = [];
    for (const { method, path, access } of await changing()) {
      if (access.kind !== 'policy') continue;
      if (Object.hasOwn(access.who ?? {}, 'admin')) {
        expect([path, keys.has(access.on ?? '')]).toEqual([path, true]);
        continue;
      }
      const { status, body } = await admin.ask<Problem>(method, path);
      told.push(`${status} ${body.code}`);
    }
    expect(told.length).toBeGreaterThan(25);
    expect(new Set(told)).toEqual(new Set(['403 forbidden']));
  });

  it('whoever looks as somebody else is refused', async () => {
    const admin = await browserOf(administrator, 'admin', null);
    const look = { role: 'coordinator', unit: office, reason: 'Hỗ trợ' };
    expect((await admin.post('/api/v1/session/view-as', look)).status).toBe(200);
    const told: string[] = [];
    for (const { method, path, access } of await changing()) {
      const ends = method === 'DELETE' && /\/session(\/view-as)?$/.test(path);
      if (ends || access.kind === 'open' || access.kind.startsWith('loopback')) continue;
      const { status, body } = await admin.ask<Problem>(method, path);
      told.push(status === 403 && /^(view-as-read-only|forbidden)$/.test(body.code) ? 'refused' : `${status} ${path}`);
    }
    expect(told.length).toBeGreaterThan(40);
    expect(new Set(told)).toEqual(new Set(['refused']));
  });
});
