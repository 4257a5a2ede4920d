import { MemoryEventStore, VersionConflict, type AppendRequest, type AppendResult } from '#event-store';
import { MovableClock } from '#platform';
import { CommandExecutor } from './command.executor.js';
import { done, issued, one, world } from './executor.kit-spec.js';
import {
  admin,
  asked,
  assignmentOf,
  coordinator,
  draft,
  fieldLeader,
  finance,
  financeHead,
  health,
  idOf,
  issue,
  monday,
  report,
  step,
  submission,
} from './world.examples.js';

describe('many at once', () => {
  it('lets each of a hundred reports on one stream through, once', async () => {
    const { log, executor } = await world(issued);
    const others = [new CommandExecutor(log), new CommandExecutor(log)];
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        done((others[index % 3] ?? executor).execute(asked(report(one, `Báo cáo ${index}`), `report ${index}`))),
      ),
    );
    expect(new Set(outcomes.map(({ position }) => position)).size).toBe(100);
    expect(await log.readStream(one)).toHaveLength(101);
  });

  it('gives up a command that never gets its turn, and says so', async () => {
    const { log } = await world(issued);
    class Contended extends MemoryEventStore {
      override append(request: AppendRequest): Promise<AppendResult> {
        return Promise.reject(new VersionConflict(request.streams[0]?.stream ?? '', 0, 1));
      }
      override readStream = log.readStream.bind(log);
      override readStreams = log.readStreams.bind(log);
    }
    const executor = new CommandExecutor(new Contended({ clock: new MovableClock(monday) }), { attempts: 3 });
    await expect(executor.execute(asked(report(one, 'Đang làm')))).resolves.toEqual({ refused: 'too-contended' });
  });

  it('settles each of a block by itself, in the order given', async () => {
    const { executor } = await world([draft('5', [finance]), draft('6', [health]), ...issued, issue('5')]);
    const settled = await executor.executeMany([
      asked(report(one, 'Một')),
      asked(issue('6')),
      asked({ ...issue('5'), id: idOf('nowhere') }, 'nowhere'),
      asked(report(one, 'Hai'), 'second on the same stream'),
      asked(submission(assignmentOf('5', finance), coordinator), 'not hers'),
    ]);
    expect(settled.map((one) => (one.kind === 'done' ? one.result.streams : one))).toEqual([
      { [one]: 2 },
      { [idOf('task 6')]: 2, [assignmentOf('6', health)]: 1 },
      { kind: 'refused', refusal: { refused: 'task-not-found', field: 'id' } },
      { [one]: 3 },
      { kind: 'refused', refusal: expect.objectContaining({ refused: 'not-your-role' }) },
    ]);
  });

  it('reads a block in as few queries as one command needs', async () => {
    const names = Array.from({ length: 40 }, (_, index) => `b${index}`);
    const { log } = await world(names.flatMap((name) => [draft(name, [finance]), issue(name)]));
    let reads = 0;
    class Counting extends MemoryEventStore {
      override append = log.append.bind(log);
      override async readStream(stream: string, after?: number) {
        reads += 1;
        return log.readStream(stream, after);
      }
      override async readStreams(streams: readonly string[]) {
        reads += 1;
        return log.readStreams(streams);
      }
    }
    const executor = new CommandExecutor(new Counting({ clock: new MovableClock(monday) }));
    const settled = await executor.executeMany(
      names.map((name) => asked(step(assignmentOf(name, finance), 'R0', monday))),
    );
    expect(settled.filter(({ kind }) => kind === 'done')).toHaveLength(40);
    expect(reads).toBe(2);
  });

  it('decides a later block on what others recorded since, and reads nothing else of it again', async () => {
    const { log } = await world(['b1', 'b2'].flatMap((name) => [draft(name, [finance]), issue(name)]));
    const read: string[] = [];
    class Noting extends MemoryEventStore {
      override append = log.append.bind(log);
      override async readStreams(streams: readonly string[], after?: ReadonlyMap<string, number>) {
        const found = await log.readStreams(streams, after);
        read.push(...[...found.values()].flat().map(({ type }) => type));
        return found;
      }
      override readStream = log.readStream.bind(log);
    }
    const executor = new CommandExecutor(new Noting({ clock: new MovableClock(monday) }));
    const fire = (name: string) => executor.executeMany([asked(step(assignmentOf(name, finance), 'R0', monday), name)]);
    await fire('b1');
    const { person } = financeHead;
    const vacate = { type: 'VacatePost', id: finance, at: monday, by: admin, post: 'unitHead', person } as const;
    await done(new CommandExecutor(log).execute(asked(vacate)));
    read.length = 0;
    await fire('b2');
    expect(read).toEqual(['PostVacated']);
    const [, told] = await log.readStream(assignmentOf('b2', finance));
    expect(told?.type).toBe('StepsHeld');
  });
});

describe('a timer', () => {
  it('that finds nothing to do leaves no trace, and may ring again', async () => {
    const { log, executor } = await world(issued);
    const at = '2025-03-20T00:30:00.000Z';
    await done(executor.execute(asked(step(one, 'R2', at))));
    const size = await log.lastPosition();
    const again = await done(executor.execute(asked({ ...step(one, 'R2', at), dueAt: monday }, 'rings twice')));
    expect(again).toMatchObject({ position: 0, streams: { [one]: 2 }, repeated: false });
    expect(await log.lastPosition()).toBe(size);
    expect(await log.findCommand(idOf('command rings twice'))).toBeUndefined();
  });

  it('whose step gave way to the unit’s reminder still has its turn under the same id', async () => {
    const { log, executor } = await world(issued);
    // Submitted through all its reminders, then returned: the unit was never told, and a leader must not be told first.
    await done(executor.execute(asked(submission(one))));
    for (const [code, at] of [
      ['R0', monday],
      ['R2', '2025-03-24T00:30:00.000Z'],
      ['R3', '2025-03-26T00:30:00.000Z'],
      ['R4a', '2025-03-28T00:30:00.000Z'],
      ['R4b', '2025-03-31T00:30:00.000Z'],
      ['E1', '2025-04-01T00:30:00.000Z'],
    ] as const) {
      await done(executor.execute(asked(step(one, code, at), code)));
    }
    await done(
      executor.execute(
        asked({
          type: 'ReturnDeliverable',
          id: one,
          at: '2025-04-01T03:00:00.000Z',
          by: fieldLeader,
          reason: 'Thiếu số liệu',
        }),
      ),
    );
    await done(executor.execute(asked(step(one, 'E2', '2025-04-08T00:30:00.000Z'), 'E2')));
    await done(executor.execute(asked(step(one, 'E2', '2025-04-09T00:30:00.000Z'), 'E2')));
    const rung = (await log.readStream(one)).filter(({ type }) => type === 'StepFired');
    expect(rung.map(({ data, occurredAt }) => [(data as { step: string }).step, occurredAt])).toEqual([
      ['E1', '2025-04-08T00:30:00.000Z'],
      ['E2', '2025-04-09T00:30:00.000Z'],
    ]);
  });
});

describe('what the log cannot take', () => {
  it('is refused with its reason, and leaves nothing behind', async () => {
    const { log, executor } = await world(issued);
    const size = await log.lastPosition();
    await expect(executor.execute(asked(report(one, 'nửa ký tự \ud800')))).resolves.toMatchObject({
      refused: 'content-refused',
    });
    expect(await log.lastPosition()).toBe(size);
  });

  it('answers an id that is no id as a stream that is not there', async () => {
    const { executor } = await world();
    await expect(executor.execute(asked(report('not-an-id', 'Đang làm')))).resolves.toEqual({
      refused: 'assignment-not-found',
      field: 'id',
    });
  });

  it('takes an id of another kind of thing for nothing of its own, cached or not', async () => {
    const { log, executor } = await world(issued);
    for (const deciding of [executor, new CommandExecutor(log)]) {
      const name = deciding === executor ? 'cached' : 'fresh';
      const reported = await deciding.execute(asked(report(idOf('task 1'), 'Đang làm'), `${name} report`));
      expect(reported).toEqual({ refused: 'assignment-not-found', field: 'id' });
      const drafted = await deciding.execute(asked({ ...draft('9', [finance]), id: one }, `${name} draft`));
      expect(drafted).toEqual({ refused: 'id-taken', field: 'id' });
      const elsewhere = await deciding.execute(asked({ ...draft('9', [one]) }, `${name} lead`));
      expect(elsewhere).toEqual({ refused: 'unit-not-found', field: 'lead/units/0' });
    }
  });
});
