import { appendRequest, commandNo, hashNo, streamNo } from './append-request.examples.js';
import type { Contract } from './store-contract.js';
import { CommandReused, EnvelopeRefused, VersionConflict, type AppendRequest, type EventStore } from './event-store.js';

const positions = async (store: EventStore): Promise<number[]> =>
  (await store.readAll(0)).map((event) => event.position);

/** What writing promises. */
export const appendContract: Contract = {
  'positions begin at 1 and are dense over streams and requests': async ({ store }) => {
    expect(await store.lastPosition()).toBe(0);
    const first = await store.append(appendRequest({ command: 1, stream: 1, events: 2 }));
    const second = await store.append(appendRequest({ command: 2, stream: 2, events: 1 }));
    expect(first).toMatchObject({ firstPosition: 1, lastPosition: 2, count: 2, repeated: false });
    expect(second).toMatchObject({ firstPosition: 3, lastPosition: 3, count: 1, repeated: false });
    expect(await store.lastPosition()).toBe(3);
    expect(await positions(store)).toEqual([1, 2, 3]);
  },

  'positions stay dense when requests made at once are refused among others': async ({ store }) => {
    await store.append(appendRequest({ command: 1, stream: 1 }));
    const settled = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) =>
        store.append(appendRequest({ command: 100 + n, stream: n % 4 === 0 ? 1 : 100 + n, events: 1 + (n % 3) })),
      ),
    );
    const written = settled.filter((each) => each.status === 'fulfilled').map((each) => each.value);
    expect(written).toHaveLength(30);
    const taken = written.flatMap((each) =>
      Array.from({ length: each.count }, (_, n) => (each.firstPosition ?? 0) + n),
    );
    expect([1, ...taken.sort((a, b) => a - b)]).toEqual(await positions(store));
  },

  'an append is refused at another version, and writes nothing': async ({ store }) => {
    await store.append(appendRequest({ command: 1, stream: 1, events: 2 }));
    const behind = store.append(appendRequest({ command: 2, stream: 1, version: 1 }));
    await expect(behind).rejects.toMatchObject({
      name: 'VersionConflict',
      stream: streamNo(1),
      expected: 1,
      actual: 2,
    });
    const ahead = store.append(appendRequest({ command: 3, stream: 1, version: 3 }));
    await expect(ahead).rejects.toBeInstanceOf(VersionConflict);
    const fresh = store.append(appendRequest({ command: 4, stream: 9, version: 1 }));
    await expect(fresh).rejects.toMatchObject({ expected: 1, actual: 0 });
    expect(await store.lastPosition()).toBe(2);
    expect(await store.findCommand(commandNo(2))).toBeUndefined();
  },

  'an append lets one of two win at the same version': async ({ store }) => {
    const settled = await Promise.allSettled(
      [1, 2].map((command) => store.append(appendRequest({ command, stream: 1 }))),
    );
    expect(settled.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await store.readStream(streamNo(1))).toHaveLength(1);
  },

  'an append takes several streams all or nothing': async ({ store }) => {
    await store.append(appendRequest({ command: 1, stream: 2 }));
    const streams = [1, 2, 3].flatMap((stream) => appendRequest({ stream, events: 2 }).streams);
    const refused = store.append({ ...appendRequest({ command: 2 }), streams });
    await expect(refused).rejects.toMatchObject({ stream: streamNo(2), expected: 0, actual: 1 });
    expect(await store.lastPosition()).toBe(1);

    const fitting = streams.map((each) => ({ ...each, expectedVersion: each.stream === streamNo(2) ? 1 : 0 }));
    const written = await store.append({ ...appendRequest({ command: 3 }), streams: fitting });
    expect(written).toMatchObject({ firstPosition: 2, lastPosition: 7, count: 6 });
    const order = (await store.readAll(1)).map((event) => [event.stream, event.version]);
    expect(order).toEqual([
      [streamNo(1), 1],
      [streamNo(1), 2],
      [streamNo(2), 2],
      [streamNo(2), 3],
      [streamNo(3), 1],
      [streamNo(3), 2],
    ]);
  },

  'an append may only check a stream, without an event for it': async ({ store }) => {
    await store.append(appendRequest({ command: 1, stream: 1 }));
    const guarded = (version: number, command: number): AppendRequest => ({
      ...appendRequest({ command }),
      streams: [
        { stream: streamNo(1), expectedVersion: version, events: [] },
        ...appendRequest({ stream: 50 + command }).streams,
      ],
    });
    await expect(store.append(guarded(0, 2))).rejects.toMatchObject({ stream: streamNo(1), actual: 1 });
    await expect(store.append(guarded(1, 3))).resolves.toMatchObject({ firstPosition: 2, count: 1 });
  },

  'an append refuses what no log should hold': async ({ store }) => {
    const good = appendRequest({ command: 1, stream: 1 });
    const withData = (data: object): AppendRequest => ({
      ...good,
      streams: [{ stream: streamNo(1), expectedVersion: 0, events: [{ type: 'TaskDrafted', data }] }],
    });
    const twice = [...good.streams, ...good.streams];
    const bad: AppendRequest[] = [
      withData({ text: 'x'.repeat(64 * 1024) }),
      withData({ share: Number.NaN }),
      withData({ day: new Date(0) }),
      withData({ text: '\ud800' }),
      { ...good, streams: twice },
      { ...good, commandId: 'one' },
      { ...good, requestHash: 'abc' },
      { ...good, occurredAt: '2025-03-01' },
      { ...good, streams: [{ stream: 'one', expectedVersion: 0, events: [] }] },
      { ...good, streams: [{ stream: streamNo(1), expectedVersion: -1, events: [] }] },
      { ...good, streams: [{ stream: streamNo(1), expectedVersion: 0, events: [{ type: 'no word', data: {} }] }] },
      appendRequest({ command: 2, stream: 2, events: 40, text: 'y'.repeat(60_000) }),
    ];
    for (const request of bad) await expect(store.append(request)).rejects.toBeInstanceOf(EnvelopeRefused);
    expect(await store.lastPosition()).toBe(0);
    expect(await store.findCommand(commandNo(1))).toBeUndefined();
  },

  'an append takes an envelope of just under 64 KiB': async ({ store }) => {
    await store.append(appendRequest({ command: 1, stream: 1, text: 'z'.repeat(64_900) }));
    const [event] = await store.readAll(0);
    expect(event?.data).toEqual({ text: 'z'.repeat(64_900), n: 0 });
  },

  'a repeated command gets the first answer, and writes nothing': async ({ store, clock }) => {
    const request = {
      ...appendRequest({ command: 1, stream: 1, events: 2 }),
      answer: { task: 'đôn đốc', "n'": '"\\{},' },
    };
    const first = await store.append(request);
    await store.append(appendRequest({ command: 2, stream: 1, version: 2 }));
    clock.set('2025-03-02T00:00:00.000Z');
    const again = await store.append({ ...request, answer: 'another' });
    expect(again).toEqual({ ...first, repeated: true });
    expect(await store.lastPosition()).toBe(3);
    expect(await store.findCommand(commandNo(1))).toEqual({
      commandId: commandNo(1),
      requestHash: hashNo(1),
      firstPosition: 1,
      count: 2,
      answer: request.answer,
    });
  },

  'a repeated command gets the first answer also when it made no event': async ({ store }) => {
    await store.append(appendRequest({ command: 1, stream: 1 }));
    const request = { ...appendRequest({ command: 2 }), streams: [], answer: ['nothing to do'] };
    const first = await store.append(request);
    expect(first).toEqual({
      firstPosition: null,
      lastPosition: 1,
      count: 0,
      answer: ['nothing to do'],
      repeated: false,
    });
    await store.append(appendRequest({ command: 3, stream: 3 }));
    expect(await store.append(request)).toEqual({ ...first, repeated: true });
    expect(await store.findCommand(commandNo(2))).toMatchObject({ firstPosition: null, count: 0 });
  },

  'a repeated command is refused with another content': async ({ store }) => {
    await store.append(appendRequest({ command: 1, stream: 1 }));
    const other = { ...appendRequest({ command: 1, stream: 2 }), requestHash: hashNo(2) };
    await expect(store.append(other)).rejects.toBeInstanceOf(CommandReused);
    expect(await store.lastPosition()).toBe(1);
  },

  'a repeated command has one effect when sent many times at once': async ({ store }) => {
    const request = appendRequest({ command: 1, stream: 1 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => store.append(request)));
    expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.firstPosition))).toEqual(new Set([1]));
    expect(await store.lastPosition()).toBe(1);
  },
};
