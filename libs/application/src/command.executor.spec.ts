import { CommandExecutor } from './command.executor.js';
import type { CommandRequest } from './command-request.js';
import { done, emptyLog, issued, one, types, world } from './executor.kit-spec.js';
import {
  asked,
  assignmentOf,
  coordinator,
  draft,
  fieldLeader,
  finance,
  financeHead,
  foundation,
  health,
  idOf,
  issue,
  monday,
  report,
  step,
  submission,
} from './world.examples.js';

describe('executing a command', () => {
  it('records who asked what, when and why, with the versions that it left', async () => {
    const { log, executor } = await world(issued);
    const request: CommandRequest = {
      ...asked(report(one, 'Đang làm')),
      causation: idOf('cause'),
      correlation: 'trace-1',
    };
    const result = await done(executor.execute(request));
    const [event] = await log.readAll(result.position - 1);
    expect(event).toMatchObject({
      type: 'ProgressReported',
      stream: one,
      version: 2,
      occurredAt: '2025-03-10T03:00:00.000Z',
      actor: idOf('finance officer'),
      unit: finance,
      commandId: request.commandId,
      causation: idOf('cause'),
      correlation: 'trace-1',
    });
    expect(result).toMatchObject({
      streams: { [one]: 2 },
      answer: { id: one, streams: { [one]: 2 } },
      repeated: false,
    });
  });

  it('issues a task with an assignment for every lead, all or nothing', async () => {
    const { log, executor } = await world([draft('2', [finance, health], 'each')]);
    const before = await log.lastPosition();
    const result = await done(executor.execute(asked(issue('2'))));
    expect(types(await log.readAll(before))).toEqual(['TaskIssued', 'AssignmentOpened', 'AssignmentOpened']);
    expect(result.streams).toEqual({
      [idOf('task 2')]: 2,
      [assignmentOf('2', finance)]: 1,
      [assignmentOf('2', health)]: 1,
    });
  });

  it('writes nothing of an issue when one of its assignments cannot be opened', async () => {
    const log = emptyLog();
    const executor = new CommandExecutor(log);
    const withoutPolicy = foundation.filter(({ type }) => type !== 'PublishPolicy');
    for (const command of [...withoutPolicy, draft('3', [finance])]) {
      await done(executor.execute(asked(command, JSON.stringify(command))));
    }
    const before = await log.lastPosition();
    await expect(executor.execute(asked(issue('3')))).resolves.toEqual({ refused: 'policy-missing' });
    expect(await log.lastPosition()).toBe(before);
  });

  it('completes the other joint leads with the keeper', async () => {
    const { log, executor } = await world([draft('4', [finance, health], 'joint'), issue('4')]);
    const keeper = assignmentOf('4', finance);
    await done(executor.execute(asked(submission(keeper))));
    const result = await done(
      executor.execute(
        asked({ type: 'ConfirmDeliverable', id: keeper, at: '2025-03-24T03:00:00.000Z', by: fieldLeader }),
      ),
    );
    const events = await log.readAll(result.position - 2);
    expect(types(events)).toEqual(['DeliverableConfirmed', 'JointlyCompleted']);
    expect(events[1]).toMatchObject({
      stream: assignmentOf('4', health),
      data: { keeper, completedOn: '2025-03-20', onTime: true },
    });
  });

  it('drafts a step’s forms in the step’s own request', async () => {
    const { log, executor } = await world(issued);
    await executor.execute(asked(step(one, 'R0', monday)));
    for (const [code, at] of [
      ['R2', '2025-03-20T00:30:00.000Z'],
      ['R3', '2025-03-26T00:30:00.000Z'],
      ['R4a', '2025-03-28T00:30:00.000Z'],
      ['R4b', '2025-03-31T00:30:00.000Z'],
    ] as const) {
      await done(executor.execute(asked(step(one, code, at), code)));
    }
    const result = await done(executor.execute(asked(step(one, 'E1', '2025-04-01T00:30:00.000Z'), 'E1')));
    const [fired, drafted] = await log.readAll(result.position - 2);
    expect(fired).toMatchObject({ type: 'StepFired', stream: one, data: { step: 'E1', late: false } });
    expect(drafted).toMatchObject({
      type: 'FormDrafted',
      data: { kind: 'reminder-slip', assignment: one, step: 'E1' },
    });
    expect(fired?.data).toMatchObject({ forms: [{ form: drafted?.stream, kind: 'reminder-slip' }] });
  });
});

describe('an id of another kind of thing', () => {
  it('is not found, whether its stream was just written or is read from the log', async () => {
    const { log, executor } = await world(issued);
    const command = { ...report(idOf('task 1'), 'Đang làm') };
    const refused = { refused: 'assignment-not-found' };
    expect(await executor.execute(asked(command))).toMatchObject(refused);
    expect(await new CommandExecutor(log).execute(asked(command))).toMatchObject(refused);
  });
});

describe('the same request again', () => {
  it('gets the first answer, though it would now be refused', async () => {
    const { log, executor } = await world(issued);
    const request = asked(submission(one));
    const first = await done(executor.execute(request));
    await done(
      executor.execute(asked({ type: 'ConfirmDeliverable', id: one, at: '2025-03-24T03:00:00.000Z', by: fieldLeader })),
    );
    const later = { ...request, command: { ...request.command, at: '2025-03-25T03:00:00.000Z' } };
    const again = await done(executor.execute(later));
    expect(again).toEqual({ ...first, repeated: true });
    expect(await log.lastPosition()).toBe(first.position + 1);
  });

  it('gets the first answer, though it would now make another event', async () => {
    const { log, executor } = await world(issued);
    const request = asked(report(one, 'Đang làm'));
    const first = await done(executor.execute(request));
    await done(executor.execute(asked(report(one, 'Vẫn đang làm'), 'second report')));
    const size = await log.lastPosition();
    expect(await done(new CommandExecutor(log).execute(request))).toEqual({ ...first, repeated: true });
    expect(await log.lastPosition()).toBe(size);
  });

  it('leaves no event in the cache that was not written', async () => {
    const { log, executor } = await world(issued);
    const request = asked(report(one, 'Đang làm'));
    await done(executor.execute(request));
    const elsewhere = new CommandExecutor(log);
    await done(elsewhere.execute(request));
    // The stream reaches the version that the repeated report would have had, by another event.
    await done(executor.execute(asked(submission(one))));
    await expect(elsewhere.execute(asked(report(one, 'Sắp xong'), 'too late'))).resolves.toEqual({
      refused: 'already-submitted',
    });
  });

  it('is another request when the asker or the words differ', async () => {
    const { executor } = await world(issued);
    const request = asked(report(one, 'Đang làm'));
    await done(executor.execute(request));
    const otherWords = { ...request, command: { ...request.command, words: 'Khác' } };
    const otherPerson = { ...request, command: { ...request.command, by: financeHead } };
    await expect(executor.execute(otherWords)).resolves.toEqual({ refused: 'command-reused' });
    await expect(executor.execute(otherPerson)).resolves.toEqual({ refused: 'command-reused' });
  });

  it('is refused as another request when its content would be refused as well', async () => {
    const { executor } = await world(issued);
    const request = asked(submission(one));
    await done(executor.execute(request));
    const other = { ...request, command: { ...request.command, words: 'Khác', at: monday } };
    await expect(executor.execute(other)).resolves.toEqual({ refused: 'command-reused' });
  });

  it('keeps the answer of a request that changed nothing', async () => {
    const { executor } = await world(issued);
    const again = asked(issue('1'), 'issue once more');
    const first = await done(executor.execute(again));
    expect(first).toMatchObject({ streams: { [idOf('task 1')]: 2 }, repeated: false });
    expect(await done(executor.execute(again))).toMatchObject({ streams: first.streams, repeated: true });
  });
});

describe('a version that the asker has seen', () => {
  it('is refused when the stream has gone on, also in another process', async () => {
    const { log, executor } = await world(issued);
    await done(new CommandExecutor(log).execute(asked(report(one, 'Từ nơi khác'))));
    const request = { ...asked(report(one, 'Đang làm'), 'mine'), expectedVersion: 1 };
    await expect(executor.execute(request)).resolves.toEqual({
      refused: 'version-differs',
      detail: { expected: 1, actual: 2 },
    });
    await expect(executor.execute({ ...request, expectedVersion: 2 })).resolves.toMatchObject({
      streams: { [one]: 3 },
    });
  });
});

describe('a cached state that is behind the log', () => {
  it('refuses nothing before the log was read again', async () => {
    const { log, executor } = await world(issued);
    await done(executor.execute(asked(report(one, 'Đang làm'))));
    const elsewhere = new CommandExecutor(log);
    await done(elsewhere.execute(asked(submission(one))));
    // The executor’s own state says that nothing is submitted.
    const confirmed = executor.execute(
      asked({ type: 'ConfirmDeliverable', id: one, at: '2025-03-24T03:00:00.000Z', by: coordinator }),
    );
    await expect(confirmed).resolves.toMatchObject({ streams: { [one]: 4 } });
  });

  it('is corrected by the conflict', async () => {
    const { log, executor } = await world(issued);
    await done(executor.execute(asked(report(one, 'Một'))));
    await done(new CommandExecutor(log).execute(asked(report(one, 'Hai'), 'elsewhere')));
    await expect(executor.execute(asked(report(one, 'Ba'), 'third'))).resolves.toMatchObject({ streams: { [one]: 4 } });
  });
});
