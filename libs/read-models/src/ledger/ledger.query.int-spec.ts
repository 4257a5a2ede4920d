import { id } from '../projecting/history.examples.js';
import { ReadModelDatabase } from '../projecting/read-model-database.examples.js';
import { compose, fireTo, followedAssignment, suppressUnreachable } from '../notices/notices.examples.js';
import { ledgerProjection } from './ledger.projection.js';
import { LedgerQuery, type LedgerRequest } from './ledger.query.js';

let database: ReadModelDatabase;
beforeEach(async () => {
  database = await ReadModelDatabase.create([ledgerProjection]);
});
afterEach(() => database.close());

const MORNING = '2025-04-01T00:30:00.000Z';

/** A reminder that is sent with one thing left out, one that comes back, and one that nobody could be told. */
async function told(): Promise<LedgerQuery> {
  const history = followedAssignment();
  const first = fireTo(history, 'R1', MORNING);
  const second = fireTo(history, 'R2', MORNING);
  suppressUnreachable(history, 'R3', MORNING);
  const notice = compose(history, 1, 1, [first, second]);
  const dropped = [{ position: second.position, reason: 'submitted' }];
  history.record(notice, 'NoticeSent', { attempt: 1, messageId: 'm', dropped });
  history.record(notice, 'NoticeBounced', { status: '5.1.1' });
  await database.project(history.events);
  return new LedgerQuery(database.source);
}

async function lines(query: LedgerQuery, request: LedgerRequest): Promise<string[]> {
  const { items } = await query.entries(request);
  return items.map(({ outcome, step, reason, persons }) =>
    [outcome, step, reason, persons.map((person) => person.slice(-2)).join()].filter(Boolean).join(' '),
  );
}

describe('the ledger', () => {
  it('holds every firing, suppression and delivery with its reason, in the order of the log', async () => {
    expect(await lines(await told(), {})).toEqual([
      'step-fired R1 01',
      'step-fired R2 01',
      'step-suppressed R3 no-recipient',
      'composed 01',
      'sent 01',
      'left-out R2 submitted 01',
      'came-back 5.1.1 01',
    ]);
  });

  it('says what a unit’s work and what a person was told, or was not', async () => {
    const query = await told();
    expect(await lines(query, { unit: id('unit', 1) })).toHaveLength(4);
    expect(await lines(query, { person: id('person', 1) })).toHaveLength(6);
    expect(await lines(query, { person: id('person', 2) })).toEqual([]);
    expect(await lines(query, { outcome: 'step-suppressed' })).toEqual(['step-suppressed R3 no-recipient']);
    expect(await lines(query, { from: '2030-01-01' })).toEqual([]);
  });

  it('is read page by page, nothing twice and nothing left out', async () => {
    const query = await told();
    const found: string[] = [];
    for (let cursor: string | undefined = undefined; ;) {
      const page: Awaited<ReturnType<LedgerQuery['entries']>> = await query.entries({ limit: 2, cursor });
      found.push(...page.items.map(({ position, item }) => `${position} ${item}`));
      cursor = page.next;
      if (cursor === undefined) break;
    }
    expect(found).toHaveLength(7);
    expect(new Set(found).size).toBe(7);
  });
});
