/**
 * The two walls, each with the other off: what is not one's own shows in no list, count, search, board or single thing, whichever of them
 * stands alone. `startApi({ walls })` says which do.
 */
import type { CommandAnswer, DirectiveList, TaskPage, UnitScoreboard } from '#contracts';
import { uuidV5 } from '#platform';
import { ApiClient } from './api.client.js';
import { type ApiHarness, type HarnessOptions, startApi } from './api.harness.js';
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

type Walls = NonNullable<HarnessOptions['walls']>;

interface Laid {
  /** In every text of it. */
  readonly words: string;
  readonly directive: string;
  readonly task: string;
  readonly draft: string;
  readonly assignment: string;
}

interface Scene {
  readonly harness: ApiHarness;
  readonly own: Laid;
  readonly foreign: Laid;
  /** Finance's, too, but restricted. */
  readonly closed: Laid;
  readonly as: (person: string, role: string, unit: string | null) => Promise<ApiClient>;
}

/** Three directives of the office: one whose task finance leads, one of science, and a restricted one of finance. */
async function openScene(walls: Walls): Promise<Scene> {
  // Commands are judged by the first wall: what is laid is laid while it stands.
  const harness = await startApi({ walls });
  await registerProvince(harness);
  const as: Scene['as'] = async (person, role, unit) =>
    new ApiClient(harness.url, await harness.token({ person, role, unit }));
  const clerk = await as(coordinator, 'coordinator', office);
  const lay = async (unit: string, words: string, secrecy: string): Promise<Laid> => {
    const facts = { kind: 'plan', issuedOn: '2025-02-20', issuer: 'UBND tỉnh', ownerUnit: office, secrecy };
    const abstract = `Kế hoạch ${words}`;
    const directive = await clerk.post('/api/v1/directives', { ...facts, number: `${words.length}/KH`, abstract });
    const draft = async (ordinal: string): Promise<CommandAnswer> => {
      const lead = { relation: 'one', units: [unit], text: words };
      const body = { directive: directive.body.id, ordinal, work: `Việc ${words}`, lead, deadline: { text: '6/2025' } };
      return (await clerk.post('/api/v1/tasks', body)).body;
    };
    const task = (await draft('1')).id;
    const drafted = (await draft('2')).id;
    await clerk.post(`/api/v1/tasks/${task}/issue`);
    const events = await harness.store.readAll(0);
    const assignment = events.findLast(({ type }) => type === 'AssignmentOpened')?.stream ?? '';
    return { words, directive: directive.body.id, task, draft: drafted, assignment };
  };
  const own = await lay(finance, 'của Sở Tài chính', 'open');
  const foreign = await lay(science, 'riêng của Sở Khoa học', 'open');
  const closed = await lay(finance, 'chỉ lưu hành hẹp', 'restricted');
  await clerk.get('/api/v1/tasks', { 'x-position': String(await harness.store.lastPosition()) });
  return { harness, own, foreign, closed, as };
}

const LISTS = [
  '/api/v1/directives',
  '/api/v1/tasks',
  '/api/v1/tasks?limit=1',
  '/api/v1/tasks?order=due',
  `/api/v1/tasks?q=${encodeURIComponent('rieng cua so khoa hoc')}`,
  '/api/v1/forms',
  '/api/v1/inbox',
  '/api/v1/waiting',
  '/api/v1/tasks?asOf=2025-03-03&view=known',
  '/api/v1/tasks?asOf=2025-03-03&view=shown',
];

const singles = ({ directive, task, draft, assignment }: Laid): string[] => [
  `/api/v1/directives/${directive}`,
  `/api/v1/directives/${directive}/scoreboard`,
  `/api/v1/directives/${directive}/trend`,
  `/api/v1/tasks/${task}`,
  `/api/v1/tasks/${task}?asOf=2025-03-03&view=known`,
  `/api/v1/tasks/${task}/timeline`,
  `/api/v1/tasks/${draft}`,
  `/api/v1/assignments/${assignment}`,
  `/api/v1/assignments/${assignment}/ladder`,
];

/** Where what is not theirs shows to somebody; empty: nowhere. `most`: tasks that may be counted at most. */
async function leaks(things: Laid, client: ApiClient, most: number): Promise<string[]> {
  const found: string[] = [];
  for (const path of LISTS) {
    const { status, body } = await client.get<{ total?: number }>(path);
    const text = JSON.stringify(body);
    if (status >= 500) found.push(`${path} ended with ${status}`);
    if (Object.values(things).some((each) => text.includes(each))) found.push(path);
    if (path.startsWith('/api/v1/tasks') && (body.total ?? 0) > most) found.push(`${path} counts ${body.total}`);
  }
  for (const path of singles(things)) {
    const { status } = await client.get(path);
    if (status !== 404) found.push(`${path}: ${status}`);
  }
  return found;
}

describe.each(['both', 'first', 'second'] as const)('with %s of the walls', (walls) => {
  let scene: Scene;
  beforeAll(async () => (scene = await openScene(walls)));
  afterAll(() => scene.harness.stop());

  it.each([
    ['the head of another unit', financeHead, 'unitHead', 2],
    ['an officer there', financeOfficer, 'officer', 2],
    ['a coordinator there', uuidV5('điều phối sở'), 'coordinator', 2],
    ['a leader there', uuidV5('lãnh đạo sở'), 'leader', 2],
    ['an inspector there', uuidV5('kiểm tra sở'), 'inspector', 1],
  ])('nothing of a unit shows to %s', async (_, person, role, most) => {
    expect(await leaks(scene.foreign, await scene.as(person, role, finance), most)).toEqual([]);
  });

  it('nothing restricted shows to the head of another unit, nor to who reads the whole register', async () => {
    const head = await scene.as(scienceHead, 'unitHead', science);
    expect(await leaks(scene.closed, head, 1)).toEqual([]);
    const inspector = await scene.as(uuidV5('kiểm tra'), 'inspector', null);
    expect(await leaks(scene.closed, inspector, 4)).toEqual([]);
    const all = await inspector.get<TaskPage>('/api/v1/tasks');
    expect(all.body.items.map(({ id }) => id).toSorted()).toEqual(
      [scene.own.task, scene.own.draft, scene.foreign.task, scene.foreign.draft].toSorted(),
    );
  });

  it('what is one’s own is there, as before', async () => {
    const head = await scene.as(financeHead, 'unitHead', finance);
    const tasks = await head.get<TaskPage>('/api/v1/tasks');
    expect(tasks.body.items.map(({ id }) => id).toSorted()).toEqual([scene.own.task, scene.closed.task].toSorted());
    const directives = await head.get<DirectiveList>('/api/v1/directives');
    expect(directives.body.items).toHaveLength(2);
    for (const path of singles(scene.own).filter((each) => !each.includes(scene.own.draft))) {
      expect([path, (await head.get(path)).status]).toEqual([path, 200]);
    }
    const board = await head.get<UnitScoreboard>(`/api/v1/units/${finance}/scoreboard`);
    expect(board.body.total).toBe(1);
    const following = await scene.as(leader, 'leader', office);
    expect((await following.get<TaskPage>('/api/v1/tasks')).body.items).toHaveLength(6);
  });
});

describe('a seeded bug', () => {
  it.each([
    ['task', '/api/v1/tasks'],
    ['directive', '/api/v1/directives'],
    ['assignment', '/api/v1/assignments/'],
  ])('in the condition of the table %s shows while the first wall is off', async (table, where) => {
    const scene = await openScene('second');
    try {
      const head = await scene.as(financeHead, 'unitHead', finance);
      const [{ schema } = { schema: '' }] = (
        await scene.harness.pool.query<{ schema: string }>(
          `select schemaname as schema from pg_policies where tablename = $1 and schemaname like 'register%' limit 1`,
          [table],
        )
      ).rows;
      await scene.harness.pool.query(
        `create policy forgotten on ${schema}.${table} for select to dondoc_reader using (true)`,
      );
      expect((await leaks(scene.foreign, head, 2)).some((leak) => leak.startsWith(where))).toBe(true);
    } finally {
      await scene.harness.stop();
    }
  });
});
