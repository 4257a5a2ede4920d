import type { DirectiveScoreboard, Problem, TaskDetail, TaskPage, Trend, UnitScoreboard } from '#contracts';
import { type ApiHarness, startApi } from './api.harness.js';
import { ApiClient } from './api.client.js';
import { coordinator, finance, financeHead, office, registerProvince } from './register.examples.js';

let harness: ApiHarness;
let clerk: ApiClient;
let head: ApiClient;
let directive: string;
let task: string;

/** Opened on 3 March, submitted on 10 March, confirmed on 20 March as done on 10 March. */
beforeAll(async () => {
  harness = await startApi();
  await registerProvince(harness);
  const client = async (person: string, role: string, unit: string) =>
    new ApiClient(harness.url, await harness.token({ person, role, unit }));
  clerk = await client(coordinator, 'coordinator', office);
  head = await client(financeHead, 'unitHead', finance);
  const made = await clerk.post('/api/v1/directives', {
    kind: 'plan',
    number: '7/KH',
    issuedOn: '2025-02-20',
    issuer: 'UBND tỉnh',
    abstract: 'Kế hoạch',
    secrecy: 'open',
    ownerUnit: office,
  });
  directive = made.body.id;
  const lead = { relation: 'one', units: [finance], text: 'Sở Tài chính' };
  const body = { directive, ordinal: '1', work: 'Ban hành quy chế', lead, deadline: { text: '6/2025' } };
  task = (await clerk.post('/api/v1/tasks', body)).body.id;
  await clerk.post(`/api/v1/tasks/${task}/issue`);
  const opened = (await harness.store.readAll(0)).find((event) => event.type === 'AssignmentOpened')?.stream ?? '';
  harness.clock.set('2025-03-10T02:00:00.000Z');
  await head.post(`/api/v1/assignments/${opened}/submit`, { evidence: { kind: 'note', words: 'Đã ban hành' } });
  harness.clock.set('2025-03-20T02:00:00.000Z');
  const { body: confirmed } = await clerk.post(`/api/v1/assignments/${opened}/confirm`, {});
  // Whoever asks from here on asks after it.
  await clerk.get('/api/v1/directives', { 'x-position': String(confirmed.position) });
});

afterAll(() => harness.stop());

const board = async (query: string) =>
  (await clerk.get<DirectiveScoreboard>(`/api/v1/directives/${directive}/scoreboard?${query}`)).body;

describe('a board as of an instant', () => {
  it('shows what was recorded by then, or what is known now about it', async () => {
    expect(await board('')).toMatchObject({ groups: { done: 1 } });
    const shown = await board('asOf=2025-03-15');
    expect(shown).toMatchObject({
      view: 'shown',
      asOf: '2025-03-15T16:59:59.999Z',
      groups: { done: 0, 'on-schedule': 1 },
    });
    expect(await board('asOf=2025-03-15&view=known')).toMatchObject({ view: 'known', groups: { done: 1 } });
    expect(await board('asOf=2025-03-09&view=known')).toMatchObject({ groups: { done: 0, 'on-schedule': 1 } });
    expect(await board('asOf=2025-03-02')).toMatchObject({ total: 0 });
    expect(shown.position).toBeLessThan((await board('')).position);
  });

  it('of today is up to now', async () => {
    expect(await board('asOf=2025-03-20')).toMatchObject({ asOf: '2025-03-20T02:00:00.000Z', groups: { done: 1 } });
  });

  it('of a unit counts its assignments', async () => {
    const at = async (query: string) =>
      (await clerk.get<UnitScoreboard>(`/api/v1/units/${office}/scoreboard?${query}`)).body;
    expect(await at('asOf=2025-03-15')).toMatchObject({ total: 1, groups: { done: 0 } });
    expect(await at('asOf=2025-03-15&view=known')).toMatchObject({ total: 1, groups: { done: 1 } });
  });

  it('that is still to come is refused, as is one that cannot be read', async () => {
    for (const asOf of ['2025-03-21', '2025-03-20T02:00:01Z', '2025-02-30', 'hôm qua']) {
      const answer = await clerk.get<Problem>(
        `/api/v1/directives/${directive}/scoreboard?asOf=${encodeURIComponent(asOf)}`,
      );
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toMatchObject([{ pointer: '?asOf' }]);
    }
  });
});

describe('the register as of an instant', () => {
  it('lists tasks as they stood, and a task with its assignment, why, and nothing to do', async () => {
    const list = async (query: string) => (await clerk.get<TaskPage>(`/api/v1/tasks?${query}`)).body;
    expect(await list('asOf=2025-03-15&group=on-schedule')).toMatchObject({ total: 1, items: [{ id: task }] });
    expect(await list('asOf=2025-03-15&group=done')).toMatchObject({ total: 0 });
    expect(await list('asOf=2025-03-15&view=known&group=done')).toMatchObject({ total: 1 });
    const show = async (query: string) => (await clerk.get<TaskDetail>(`/api/v1/tasks/${task}?${query}`)).body;
    expect(await show('asOf=2025-03-05')).toMatchObject({
      task: { cell: 'open-in-term', completedOn: null },
      assignments: [{ status: 'assigned', actions: [] }],
    });
    expect(await show('asOf=2025-03-15')).toMatchObject({
      task: { reason: 'awaiting-verification' },
      assignments: [{ status: 'submitted' }],
    });
    expect(await show('asOf=2025-03-15&view=known')).toMatchObject({ task: { cell: 'done-on-time' } });
    expect((await clerk.get(`/api/v1/tasks/${task}?asOf=2025-03-01`)).status).toBe(404);
  });
});

describe('a trend', () => {
  it('says what was counted at the end of each day', async () => {
    const trend = async (path: string) => (await clerk.get<Trend>(`/api/v1/${path}`)).body;
    const { points } = await trend(`directives/${directive}/trend?from=2025-03-18`);
    expect(points.map(({ day, groups }) => [day, groups['on-schedule'], groups.done])).toEqual([
      ['2025-03-18', 1, 0],
      ['2025-03-19', 1, 0],
      ['2025-03-20', 0, 1],
    ]);
    expect(await trend(`units/${finance}/trend?from=2025-03-20`)).toMatchObject({
      counts: 'assignments',
      points: [{ total: 1, groups: { done: 1 } }],
    });
    const wrong = await clerk.get<Problem>(`/api/v1/directives/${directive}/trend?from=2025-03-20&to=2025-03-01`);
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors).toMatchObject([{ pointer: '?from', code: 'ordered-days' }]);
  });
});
