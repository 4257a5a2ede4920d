import type { History } from '../projecting/history.examples.js';
import { id } from '../projecting/history.examples.js';
import { planOf } from '../projecting/plan.examples.js';
import { ReadModelDatabase } from '../projecting/read-model-database.examples.js';
import { compose, fireTo, followedAssignment, suppressUnreachable } from './notices.examples.js';
import { noticesProjection } from './notices.projection.js';
import { NoticesQuery } from './notices.query.js';

let database: ReadModelDatabase;
let notices: NoticesQuery;
beforeEach(async () => {
  database = await ReadModelDatabase.create([noticesProjection]);
  notices = new NoticesQuery(database.source);
});
afterEach(() => database.close());

const MORNING = '2025-04-01T00:30:00.000Z';
const NEXT_MORNING = '2025-04-02T00:30:00.000Z';
const LATER = '2026-01-01T00:00:00.000Z';

async function pendingAfter(history: History, instant = LATER): Promise<string[]> {
  await database.project(history.events);
  return (await notices.dueBy(instant)).map(({ person, as, step }) => `${step} to ${as} ${person.slice(-2)}`);
}

describe('what has to be told', () => {
  it('waits for a notice from the morning on which it is due', async () => {
    const history = followedAssignment();
    fireTo(history, 'R1', MORNING);
    fireTo(history, 'R2', NEXT_MORNING);
    expect(await pendingAfter(history, MORNING)).toEqual(['R1 to unitHead 01']);
  });

  it('waits no longer once a notice holds it', async () => {
    const history = followedAssignment();
    const told = fireTo(history, 'R1', MORNING);
    fireTo(history, 'R2', NEXT_MORNING);
    compose(history, 1, 1, [told]);
    expect(await pendingAfter(history)).toEqual(['R2 to unitHead 01']);
  });

  it('becomes an alarm of the coordinators when nobody is there to be told', async () => {
    const history = followedAssignment();
    suppressUnreachable(history, 'R2', MORNING);
    expect(await pendingAfter(history)).toEqual(['R2 to coordinator 0a', 'R2 to coordinator 0b']);
  });

  it('becomes an alarm of the coordinators when its notice is given up', async () => {
    const history = followedAssignment();
    const notice = compose(history, 1, 1, [fireTo(history, 'R1', MORNING)]);
    history.record(notice, 'NoticeDeadLettered', { attempts: 5, error: 'no such box' });
    expect(await pendingAfter(history)).toEqual(['R1 to coordinator 0a', 'R1 to coordinator 0b']);
  });

  it('raises no alarm about an alarm that was given up', async () => {
    const history = followedAssignment();
    const notice = compose(history, 1, 10, [suppressUnreachable(history, 'R2', MORNING)]);
    history.record(notice, 'NoticeDeadLettered', { attempts: 5, error: 'no such box' });
    expect(await pendingAfter(history)).toEqual(['R2 to coordinator 0b']);
  });

  it('becomes an alarm of the coordinators when its notice is sent back', async () => {
    const history = followedAssignment();
    const notice = compose(history, 1, 1, [fireTo(history, 'R1', MORNING)]);
    history.record(notice, 'NoticeSent', { attempt: 1, messageId: 'x', dropped: [] });
    history.record(notice, 'NoticeBounced', { status: '5.1.1' });
    expect(await pendingAfter(history)).toEqual(['R1 to coordinator 0a', 'R1 to coordinator 0b']);
  });

  it('still waits for its person when a unit’s endpoint gets a copy, and whose loss is an alarm', async () => {
    const history = followedAssignment();
    const told = fireTo(history, 'R1', MORNING);
    const copy = id('notice', 1);
    history.record(copy, 'NoticeComposed', {
      recipient: id('unit', 1),
      recipientIs: 'unit',
      channel: 'webhook',
      slot: '2025-04-01',
      kind: 'digest',
      items: [told],
    });
    history.record(copy, 'NoticeDeadLettered', { attempts: 5, error: 'status 500' });
    expect(await pendingAfter(history)).toEqual(['R1 to unitHead 01', 'R1 to coordinator 0a', 'R1 to coordinator 0b']);
  });

  it('goes to those who are coordinators when the alarm is raised', async () => {
    const history = followedAssignment();
    history.record(id('unit', 0), 'PostVacated', { post: 'coordinator', person: id('person', 10) });
    suppressUnreachable(history, 'R2', MORNING);
    expect(await pendingAfter(history)).toEqual(['R2 to coordinator 0b']);
  });

  it('is found by its index', async () => {
    await database.runner().catchUp();
    await database.pool.query(/* sql */ `
      insert into notices_v2.item
      select 'p' || n, n, gen_random_uuid(), gen_random_uuid(), 'R1', 'unitHead', false,
             timestamptz '2025-01-01' + n * interval '1 minute', case when n % 100 > 0 then gen_random_uuid() end
      from generate_series(1, 20000) n`);
    await database.pool.query('analyze notices_v2.item');
    const plan = await planOf(
      database.pool,
      'select * from notices_v2.item where notice is null and due_at <= $1 order by person, position, assignment',
      ['2025-01-02T00:00:00.000Z'],
    );
    expect(plan).toContain('item_waiting');
  });
});

describe('notices on their way', () => {
  it('are listed until they are sent, dropped or given up', async () => {
    const history = followedAssignment();
    const [sent, failing, dropped] = [1, 2, 3].map((n) => compose(history, n, 1, [fireTo(history, 'R1', MORNING)]));
    compose(history, 4, 1, [fireTo(history, 'R3', MORNING)]);
    history.record(failing ?? '', 'NoticeFailed', { attempt: 2, error: '451', permanent: false });
    history.record(dropped ?? '', 'NoticeDropped', { reason: 'moot' });
    history.record(sent ?? '', 'NoticeSent', { attempt: 1, messageId: 'x', dropped: [] });
    await database.project(history.events);
    const listed = (await notices.undelivered()).map(({ notice, attempts }) => ({ notice, attempts }));
    expect(listed).toEqual([
      { notice: id('notice', 4), attempts: 0 },
      { notice: id('notice', 2), attempts: 2 },
    ]);
    const [{ slot = '' } = {}] = await notices.undelivered();
    expect(await notices.assignmentsBefore(slot)).toEqual([]);
    expect(await notices.assignmentsBefore(`${slot} later`)).toEqual([id('assignment', 1)]);
    expect((await notices.deliveries(id('notice', 2))).map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ['failed', '451'],
    ]);
    const about = await notices.noticesAbout(id('assignment', 1));
    expect(about.map(({ step, notice }) => `${step} ${notice?.status}`)).toEqual([
      'R1 sent',
      'R1 failing',
      'R1 dropped',
      'R3 composed',
    ]);
  });

  it('are found by when they were given up, and begin anew when they are replayed', async () => {
    const history = followedAssignment();
    const [first = '', second = ''] = [1, 2].map((n) => compose(history, n, 1, [fireTo(history, 'R1', MORNING)]));
    for (const notice of [first, second])
      history.record(notice, 'NoticeDeadLettered', { attempts: 5, error: 'no such box' });
    history.record(second, 'NoticeReplayed', { by: id('person', 10) });
    await database.project(history.events);
    expect(await notices.givenUp('2000-01-01T00:00:00.000Z', 10)).toEqual([first]);
    expect(await notices.givenUp('2999-01-01T00:00:00.000Z', 10)).toEqual([]);
    const listed = (await notices.undelivered()).map(({ notice, attempts }) => ({ notice, attempts }));
    expect(listed).toEqual([{ notice: second, attempts: 0 }]);
    expect((await notices.deliveries(second)).map(({ outcome }) => outcome)).toEqual(['dead-lettered', 'replayed']);
  });

  it('are paged newest first', async () => {
    const history = followedAssignment();
    for (let n = 1; n <= 5; n += 1) compose(history, n, 1, [fireTo(history, 'R1', MORNING)]);
    await database.project(history.events);
    const first = await notices.notices({ recipient: id('person', 1), limit: 3 });
    const second = await notices.notices({ recipient: id('person', 1), limit: 3, cursor: first.next });
    const ids = [...first.items, ...second.items].map((notice) => notice.id);
    expect(ids).toEqual([5, 4, 3, 2, 1].map((n) => id('notice', n)));
    expect(second.next).toBeUndefined();
  });
});
