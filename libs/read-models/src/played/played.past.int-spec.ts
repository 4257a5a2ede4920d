/** A past that is played through from memory gets the answers that the tables in PostgreSQL would give, at every point on the way. */
import * as fc from 'fast-check';
import { addMs, type EventData, type EventType, VIETNAM_CALENDAR } from '#domain';
import type { RecordedEvent } from '#event-store';
import { FormsQuery, type LyingForm } from '../forms/forms.query.js';
import { MondayQuery } from '../notices/monday.query.js';
import { NoticesQuery } from '../notices/notices.query.js';
import { id } from '../projecting/history.examples.js';
import { type Choice, historyOf } from '../projecting/random-history.examples.js';
import { ReadModelDatabase } from '../projecting/read-model-database.examples.js';
import { type DueTimer, type TimerClaim, TimersQuery } from '../timers/timers.query.js';
import { PlayedPast } from './played.past.js';

const SEED = 63;
const [choices = []] = fc.sample(
  fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)) satisfies fc.Arbitrary<Choice>, { minLength: 400, maxLength: 400 }),
  { seed: SEED, numRuns: 1 },
);
const events = withDraftsAndRules(historyOf(choices));
const CUTS = [0.2, 0.5, 0.8, 1].map((share) => Math.round(share * events.length));
const BLOCK = 5;
const INSTANTS = ['2025-03-10T00:30:00.000Z', '2025-04-30T17:00:00.000Z', '9999-12-31T00:00:00.000Z'];

/** Chance drafts few forms and publishes no new rules: a dozen drafts, the first of them reminded of, and at last another calendar. */
function withDraftsAndRules(history: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const opened = history.find(({ type }) => type === 'AssignmentOpened');
  if (opened === undefined) throw new Error('nothing was opened');
  const all = [...history];
  const record = (stream: string, version: number, type: EventType, data: object): void => {
    const position = all.length + 1;
    const occurredAt = addMs(all.at(-1)?.occurredAt ?? '', 3_600_000);
    const ids = { id: id('event', position), commandId: id('command', position) };
    all.push({
      ...opened,
      ...ids,
      stream,
      version,
      type,
      data: data as RecordedEvent['data'],
      position,
      occurredAt,
    });
  };
  const { task, unit, ownerUnit } = opened.data as EventData<'AssignmentOpened'>;
  const dueAt = '2025-04-01T16:59:59.999Z';
  const about = { kind: 'reminder-slip', step: 'E1', assignment: opened.stream, task, dueAt };
  const forms = Array.from({ length: 12 }, (_, n) => id('form', 100 + n));
  for (const form of forms) record(form, 1, 'FormDrafted', { ...about, unit, ownerUnit });
  for (const form of forms.slice(0, 4)) {
    const recipients = [{ person: id('person', 1), as: 'coordinator' }];
    record(form, 2, 'FormReminded', { ...about, reminder: 1, recipients, late: false });
  }
  const calendar = { ...VIETNAM_CALENDAR, version: VIETNAM_CALENDAR.version + 1, holidays: [] };
  record(id('calendar', 1), 2, 'CalendarPublished', { calendar });
  return all;
}

/** What automation asks; PostgreSQL and memory each answer it. */
interface Answers {
  claim<Result>(claim: TimerClaim, work: (timers: readonly DueTimer[]) => Promise<Result>): Promise<Result>;
  nextDueAt(after?: string): Promise<string | null>;
  dueBy(instant: string): Promise<readonly object[]>;
  undelivered(): Promise<readonly object[]>;
  lying(asked: {
    since: string;
    atMost: number;
    after: LyingForm | null;
    limit: number;
  }): Promise<readonly LyingForm[]>;
  awaited(): Promise<boolean>;
  composedBetween(from: string, to: string): Promise<boolean>;
}

let database: ReadModelDatabase;
beforeAll(async () => {
  database = await ReadModelDatabase.create();
});
afterAll(() => database.close());

function inPostgres({ source }: ReadModelDatabase): Answers {
  const [timers, notices, forms, mondays] = [
    new TimersQuery(source),
    new NoticesQuery(source),
    new FormsQuery(source),
    new MondayQuery(source),
  ];
  return {
    claim: (claim, work) => timers.claim(claim, work),
    nextDueAt: (after) => timers.nextDueAt(after),
    dueBy: (instant) => notices.dueBy(instant),
    undelivered: () => notices.undelivered(),
    lying: (asked) => forms.lying(asked),
    awaited: () => mondays.awaited(),
    composedBetween: (from, to) => mondays.composedBetween(from, to),
  };
}

function inMemory({ timers, notices, forms }: PlayedPast): Answers {
  return {
    claim: (claim, work) => timers.claim(claim, work),
    nextDueAt: (after) => timers.nextDueAt(after),
    dueBy: (instant) => notices.dueBy(instant),
    undelivered: () => notices.list(),
    lying: (asked) => forms.lying(asked),
    awaited: () => timers.anyOpen(),
    composedBetween: (from, to) => notices.composedBetween(from, to),
  };
}

async function everything(answers: Answers): Promise<object> {
  const ofInstant = async (instant: string) => ({
    claimed: await inBlocks<DueTimer>((after) =>
      answers.claim({ now: instant, after, limit: BLOCK }, async (found) => found),
    ),
    next: await answers.nextDueAt(instant),
    due: await answers.dueBy(instant),
    lying: await inBlocks<LyingForm>((after) => answers.lying({ since: instant, atMost: 2, after, limit: BLOCK })),
  });
  const instants = [];
  // One after the other: claims of PostgreSQL pass over what another one holds.
  for (const instant of INSTANTS) instants.push(await ofInstant(instant));
  return {
    instants,
    first: await answers.nextDueAt(),
    undelivered: await answers.undelivered(),
    awaited: await answers.awaited(),
    composed: [
      await answers.composedBetween('2025-01-01', '2030-01-01'),
      await answers.composedBetween('2024-01-01', '2024-12-31'),
    ],
  };
}

async function inBlocks<Found>(block: (after: Found | null) => Promise<readonly Found[]>): Promise<readonly Found[]> {
  const all: Found[] = [];
  for (;;) {
    const found = await block(all.at(-1) ?? null);
    all.push(...found);
    if (found.length < BLOCK) return all;
  }
}

it.each(CUTS)(`gives the answers of PostgreSQL after %i events (seed ${SEED})`, async (cut) => {
  const known = await database.log.lastPosition();
  await database.project(events.slice(known, cut));
  const past = new PlayedPast(database.log);
  for (const position of [Math.floor(cut / 3), cut]) await past.reach(position);
  const answers = await everything(inMemory(past));
  expect(answers).toEqual(await everything(inPostgres(database)));
  // The last cut has something of each kind, so that agreeing says something.
  if (cut < events.length) return;
  const [, , ever] = (answers as { instants: { claimed: object[]; due: object[]; lying: object[] }[] }).instants;
  expect(Math.min(ever?.claimed.length ?? 0, ever?.due.length ?? 0, ever?.lying.length ?? 0)).toBeGreaterThan(BLOCK);
});

it('refuses a position that the log does not have', async () => {
  const past = new PlayedPast(database.log);
  await expect(past.reach((await database.log.lastPosition()) + 1)).rejects.toThrow('the log ends');
});
