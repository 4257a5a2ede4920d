import { PostgresEventStore, type EventStore } from '#event-store';
import { MovableClock } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { CommandExecutor } from './command.executor.js';
import { done, issued, one } from './executor.kit-spec.js';
import {
  asked,
  assignmentOf,
  draft,
  fieldLeader,
  finance,
  foundation,
  health,
  idOf,
  issue,
  monday,
  report,
  step,
  submission,
} from './world.examples.js';

describe('executing commands on PostgreSQL', () => {
  let database: TestDatabase;
  let log: EventStore;
  /** Another process: it shares the database and nothing else. */
  let otherLog: EventStore;

  beforeAll(async () => {
    database = await createTestDatabase();
    log = new PostgresEventStore({ url: database.url, clock: new MovableClock(monday) });
    otherLog = new PostgresEventStore({ url: database.url, clock: new MovableClock(monday) });
    const executor = new CommandExecutor(log);
    for (const command of [...foundation, ...issued]) {
      await done(executor.execute(asked(command, JSON.stringify(command))));
    }
  });

  afterAll(async () => {
    await log.close();
    await otherLog.close();
    await database.drop();
  });

  it('lets every one of many reports on one assignment through, from two processes, once each', async () => {
    const executors = [new CommandExecutor(log), new CommandExecutor(otherLog)] as const;
    const before = (await log.readStream(one)).length;
    const requests = Array.from({ length: 40 }, (_, index) =>
      asked(report(one, `Báo cáo ${index}`), `pg report ${index}`),
    );
    const outcomes = await Promise.all(
      requests.map((request, index) => done(executors[index % 2 === 0 ? 0 : 1].execute(request))),
    );
    const again = await Promise.all(requests.map((request) => done(executors[0].execute(request))));
    expect((await log.readStream(one)).length).toBe(before + 40);
    expect(again).toEqual(outcomes.map((outcome) => ({ ...outcome, repeated: true })));
  });

  it('takes a block of tasks from draft to the first reminder', async () => {
    const executor = new CommandExecutor(log);
    const names = Array.from({ length: 60 }, (_, index) => `pg ${index}`);
    const drafted = await executor.executeMany(names.map((name) => asked(draft(name, [finance, health], 'each'))));
    const opened = await executor.executeMany(names.map((name) => asked(issue(name))));
    const rung = await executor.executeMany(
      names.flatMap((name) => [finance, health].map((unit) => asked(step(assignmentOf(name, unit), 'R0', monday)))),
    );
    const kinds = [...drafted, ...opened, ...rung].map(({ kind }) => kind);
    expect(kinds).toEqual(Array.from({ length: 240 }, () => 'done'));
    const last = await log.lastPosition();
    expect((await log.readAll(last - 120)).map(({ type }) => type)).toEqual(
      Array.from({ length: 120 }, () => 'StepFired'),
    );
  });

  it('writes all of a joint completion or none of it, beside a writer on the other lead’s stream', async () => {
    const executor = new CommandExecutor(log);
    const other = new CommandExecutor(otherLog);
    const [keeper, second] = [assignmentOf('joint', finance), assignmentOf('joint', health)];
    for (const command of [draft('joint', [finance, health], 'joint'), issue('joint'), submission(keeper)]) {
      await done(executor.execute(asked(command)));
    }
    const healthOfficer = { person: idOf('health officer'), role: 'officer' as const, unit: health };
    const [confirmed] = await Promise.all([
      done(
        executor.execute(
          asked({ type: 'ConfirmDeliverable', id: keeper, at: '2025-03-24T03:00:00.000Z', by: fieldLeader }),
        ),
      ),
      ...Array.from({ length: 10 }, (_, index) =>
        other.execute(asked(report(second, `Song song ${index}`, healthOfficer), `beside ${index}`)),
      ),
    ]);
    expect((await log.readStream(keeper)).at(-1)?.type).toBe('DeliverableConfirmed');
    const beside = await log.readStream(second);
    // Reports that came before it stand; none came after.
    expect(beside.at(-1)?.type).toBe('JointlyCompleted');
    expect(confirmed.streams).toEqual({ [keeper]: 3, [second]: beside.length });
  });
});
