/**
 * Every route of the OpenAPI document that names a thing, asked over HTTP by people of one side about things of the own unit, and about
 * those of a sibling and of a foreign side: what is not theirs is answered as what does not exist, and appears in no list.
 */
import { uuidV5 } from '#platform';
import { type ApiHarness, startApi } from './api.harness.js';
import { ApiClient } from './api.client.js';
import { coordinator, finance, financeHead, financeOfficer, office, registerProvince } from './register.examples.js';
import { science, scienceHead } from './register.examples.js';

type Kind = 'tasks' | 'assignments' | 'directives' | 'units' | 'forms' | 'grants' | 'endpoints' | 'notices';
type Things = Readonly<Partial<Record<Kind, string>>>;

const absent = uuidV5('không có ở đâu cả');
/** Only in the words of what is not finance's. */
const MARK = 'Điều chỉ Sở Khoa học được biết';

let harness: ApiHarness;
let own: Things;
let foreign: Things;
const askers: { readonly name: string; readonly client: ApiClient }[] = [];

/** A body that passes the checks of form, by the last part of the route; a route that takes one and has none here fails. */
const bodies: Readonly<Record<string, object | undefined>> = {
  receive: undefined,
  confirm: undefined,
  remove: undefined,
  replay: undefined,
  delegate: { officer: financeOfficer },
  'request-return': { reason: 'unclear', words: 'Chưa rõ' },
  'grant-return': {},
  'refuse-return': { reason: 'Rõ' },
  'report-progress': { words: 'Đang làm' },
  'raise-obstacle': { cause: 'other', authority: 'Bộ', words: 'Chờ' },
  'confirm-obstacle': {},
  'resolve-obstacle': { words: 'Xong' },
  'send-for-issue': { authority: 'UBND', letterNumber: '1/TTr', sentOn: '2025-03-01' },
  'issue-refused': { reason: 'Chưa đạt' },
  submit: { evidence: { kind: 'note', words: 'Đã xong' } },
  'return-deliverable': { reason: 'Thiếu' },
  amend: { work: 'Khác' },
  void: { reason: 'Trùng' },
  issue: {},
  drop: { reason: 'Không cần' },
  'published-counts': { total: 1, parts: [], asOf: '2025-03-01', source: 'Báo cáo' },
  'correct-balance': { reason: 'Nhầm', status: 'received' },
  end: { reason: 'Hết' },
  rotate: { days: 7 },
};

interface Route {
  readonly method: string;
  readonly path: string;
}

beforeAll(async () => {
  harness = await startApi();
  await registerProvince(harness);
  const client = async (person: string, role: string, unit: string) =>
    new ApiClient(harness.url, await harness.token({ person, role, unit }));
  const clerk = await client(coordinator, 'coordinator', office);
  const lay = async (unit: string, words: string): Promise<Things> => {
    const directive = await clerk.post('/api/v1/directives', {
      kind: 'plan',
      number: `${words.length}/KH`,
      issuedOn: '2025-02-20',
      issuer: 'UBND tỉnh',
      abstract: words,
      secrecy: 'open',
      ownerUnit: office,
    });
    const lead = { relation: 'one', units: [unit], text: words };
    const body = { directive: directive.body.id, ordinal: '1', work: words, lead, deadline: { text: '6/2025' } };
    const tasks = (await clerk.post('/api/v1/tasks', body)).body.id;
    await clerk.post(`/api/v1/tasks/${tasks}/issue`);
    const events = await harness.store.readAll(0);
    const assignments = events.findLast(({ type }) => type === 'AssignmentOpened')?.stream ?? '';
    return { tasks, assignments, directives: directive.body.id, units: unit };
  };
  own = await lay(finance, 'Việc của Sở Tài chính');
  foreign = await lay(science, MARK);
  askers.push(
    { name: 'unitHead', client: await client(financeHead, 'unitHead', finance) },
    { name: 'officer', client: await client(financeOfficer, 'officer', finance) },
    { name: 'cooperator', client: await client(uuidV5('phối hợp'), 'cooperator', finance) },
    { name: 'inspector', client: await client(uuidV5('kiểm tra'), 'inspector', finance) },
    { name: 'overseer', client: await client(uuidV5('giám sát'), 'overseer', finance) },
    { name: 'coordinator', client: await client(uuidV5('điều phối sở'), 'coordinator', finance) },
    { name: 'leader', client: await client(uuidV5('lãnh đạo sở'), 'leader', finance) },
  );
  // Whoever asks from here on asks after all of it.
  const position = String(await harness.store.lastPosition());
  await clerk.get('/api/v1/tasks', { 'x-position': position });
});
afterAll(() => harness.stop());

/** Every route under /api/v1 that is not the demonstration's. */
function routes(): Route[] {
  return Object.entries(harness.api.document.paths)
    .filter(([path]) => path.startsWith('/api/v1/') && !path.startsWith('/api/v1/demo'))
    .flatMap(([path, operations]) => Object.keys(operations).map((method) => ({ method, path })));
}

const kindOf = ({ path }: Route): string => path.split('/')[3] ?? '';
const isListed = ({ method, path }: Route): boolean =>
  method === 'get' && !path.includes('{') && path !== '/api/v1/events';

/** Directory routes: assigners know every unit by name, as the decision on scopes says. */
const knowsUnits = (asker: string, route: Route): boolean =>
  kindOf(route) === 'units' && ['coordinator', 'leader'].includes(asker);

/** The answer without what differs between any two requests. */
function told({ status, body }: { readonly status: number; readonly body: unknown }, id: string): string {
  const { correlation: _, instance: __, ...rest } = body as Record<string, unknown>;
  return JSON.stringify([status, rest]).replaceAll(id, '{id}');
}

describe('what is another unit’s', () => {
  it('is answered, on every route that names it, as what does not exist', async () => {
    const named = routes().filter(
      (route) => route.path.includes('{id}') && foreign[kindOf(route) as Kind] !== undefined,
    );
    let cells = 0;
    const leaks: string[] = [];
    for (const route of named) {
      const last = route.path.split('/').at(-1) ?? '';
      if (route.method === 'post') expect([route.path, Object.keys(bodies).includes(last)]).toEqual([route.path, true]);
      for (const { name, client } of askers) {
        if (knowsUnits(name, route)) continue;
        const ask = (id: string) => {
          const path = route.path.replace('{id}', id);
          return route.method === 'get' ? client.get(path) : client.post(path, bodies[last]);
        };
        const id = foreign[kindOf(route) as Kind] ?? '';
        const [theirs, nobodys] = [told(await ask(id), id), told(await ask(absent), absent)];
        cells += 1;
        if (theirs !== nobodys) leaks.push(`${name} ${route.method} ${route.path}: ${theirs} is not ${nobodys}`);
      }
    }
    expect(leaks).toEqual([]);
    process.stdout.write(`access matrix, named: ${named.length} routes, ${cells} cells, 0 leaks\n`);
  });

  it('appears in no list, count or search', async () => {
    const ids = [foreign.tasks, foreign.assignments, foreign.directives];
    let cells = 0;
    const leaks: string[] = [];
    for (const route of routes().filter(isListed)) {
      for (const { name, client } of askers) {
        const answer = JSON.stringify((await client.get(route.path)).body);
        cells += 1;
        if (answer.includes(MARK) || ids.some((id) => answer.includes(String(id)))) leaks.push(`${name} ${route.path}`);
      }
    }
    for (const { name, client } of askers) {
      for (const query of [`q=${encodeURIComponent(MARK)}`, `unit=${science}`, `directive=${foreign.directives}`]) {
        for (const moment of ['', '&asOf=2025-03-03', '&asOf=2025-03-03&view=known']) {
          const { body } = await client.get<{ items: object[]; total: number }>(`/api/v1/tasks?${query}${moment}`);
          cells += 1;
          if (body.total !== 0 || body.items.length > 0) leaks.push(`${name} ${query}${moment}`);
        }
      }
    }
    expect(leaks).toEqual([]);
    process.stdout.write(`access matrix, listed: ${cells} cells, 0 leaks\n`);
  });

  it('would be found if one condition were missing: whoever may see everything is told of it', async () => {
    const all = new ApiClient(harness.url, await harness.token({ person: scienceHead, role: 'leader', unit: null }));
    expect(JSON.stringify((await all.get('/api/v1/tasks')).body)).toContain(MARK);
    expect((await all.get(`/api/v1/tasks/${foreign.tasks}`)).status).toBe(200);
  });
});

describe('what is one’s own', () => {
  it('is there, and counted', async () => {
    const head = askers[0]?.client ?? new ApiClient(harness.url, undefined);
    for (const kind of ['tasks', 'assignments', 'directives'] as const) {
      expect((await head.get(`/api/v1/${kind}/${own[kind]}`)).status).toBe(200);
    }
    expect((await head.get<{ total: number }>('/api/v1/tasks')).body.total).toBe(1);
    const board = await head.get<{ total: number }>(`/api/v1/directives/${own.directives}/scoreboard`);
    expect(board.body.total).toBe(1);
  });
});
