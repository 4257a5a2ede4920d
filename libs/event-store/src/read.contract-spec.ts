import { appendRequest, commandNo, streamNo } from './append-request.examples.js';
import type { Contract } from './store-contract.js';
import { LogBusy } from './event-store.js';
import { eventId } from './prepared-request.js';

/** What reading, listening, refusing and closing promise. */
export const readContract: Contract = {
  'reading gives back the whole envelope': async ({ store }) => {
    await store.append({
      ...appendRequest({ command: 1 }),
      onBehalfOf: 'person-2',
      unit: 'unit-1',
      causation: 'event-0',
      correlation: 'trace-0',
      streams: [
        {
          stream: streamNo(1),
          expectedVersion: 0,
          events: [
            {
              type: 'TaskIssued',
              schemaVersion: 3,
              occurredAt: '2025-02-28T17:00:00.000Z',
              data: { việc: 'Rà soát “thủ tục”', n: [1.5, -0, null, true], absent: undefined },
            },
          ],
        },
      ],
    });
    expect(await store.readStream(streamNo(1))).toEqual([
      {
        position: 1,
        id: eventId(commandNo(1), 0),
        stream: streamNo(1),
        version: 1,
        type: 'TaskIssued',
        schemaVersion: 3,
        occurredAt: '2025-02-28T17:00:00.000Z',
        recordedAt: '2025-03-01T00:30:00.000Z',
        actor: 'person-1',
        onBehalfOf: 'person-2',
        unit: 'unit-1',
        commandId: commandNo(1),
        causation: 'event-0',
        correlation: 'trace-0',
        data: { việc: 'Rà soát “thủ tục”', n: [1.5, 0, null, true] },
      },
    ]);
  },

  'reading gives one stream after a version': async ({ store }) => {
    await store.append(appendRequest({ command: 1, stream: 1, events: 3 }));
    await store.append(appendRequest({ command: 2, stream: 2, events: 3 }));
    expect((await store.readStream(streamNo(2), 1)).map((event) => event.version)).toEqual([2, 3]);
    expect(await store.readStream(streamNo(2), 3)).toEqual([]);
    expect(await store.readStream(streamNo(7))).toEqual([]);
  },

  'reading gives many streams at once, each in order, also those without events': async ({ store }) => {
    await store.append(appendRequest({ command: 1, stream: 1, events: 2 }));
    await store.append(appendRequest({ command: 2, stream: 2, events: 1 }));
    await store.append(appendRequest({ command: 3, stream: 1, version: 2, events: 1 }));
    const found = await store.readStreams([streamNo(2), streamNo(1), streamNo(7), streamNo(1)]);
    expect([...found].map(([stream, events]) => [stream, events.map((event) => event.position)])).toEqual([
      [streamNo(2), [3]],
      [streamNo(1), [1, 2, 4]],
      [streamNo(7), []],
    ]);
    const after = new Map([
      [streamNo(1), 2],
      [streamNo(2), 1],
    ]);
    const later = await store.readStreams([streamNo(2), streamNo(1), streamNo(7)], after);
    expect([...later].map(([stream, events]) => [stream, events.map((event) => event.position)])).toEqual([
      [streamNo(2), []],
      [streamNo(1), [4]],
      [streamNo(7), []],
    ]);
  },

  'reading pages through the log by position': async ({ store }) => {
    for (let n = 1; n <= 5; n += 1) await store.append(appendRequest({ command: n, stream: n, events: 5 }));
    const pages: number[][] = [];
    for (let after = 0; after < 25; after = pages.at(-1)?.at(-1) ?? 25) {
      pages.push((await store.readAll(after, 10)).map((event) => event.position));
    }
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
    expect(await store.readAll(25)).toEqual([]);
  },

  'knows the prefix of an instant, although clocks disagree': async ({ store, clock }) => {
    const record = async (second: string, n: number): Promise<void> => {
      clock.set(`2025-03-01T00:00:${second}Z`);
      await store.append(appendRequest({ command: n, stream: n }));
    };
    // Position 3 comes from a clock ahead of the others, 6 from one behind.
    await record('10.000', 1);
    await record('10.400', 2);
    await record('14.000', 3);
    await record('11.000', 4);
    await record('14.500', 5);
    await record('13.900', 6);
    await record('16.000', 7);
    const asOf = (second: string): Promise<number> => store.positionAsOf(`2025-03-01T00:00:${second}Z`);
    expect(await asOf('09.999')).toBe(0);
    expect(await asOf('10.000')).toBe(1);
    expect(await asOf('10.399')).toBe(1);
    expect(await asOf('10.400')).toBe(2);
    expect(await asOf('11.500')).toBe(2);
    expect(await asOf('13.999')).toBe(2);
    expect(await asOf('14.000')).toBe(4);
    expect(await asOf('14.499')).toBe(4);
    expect(await asOf('14.500')).toBe(6);
    expect(await asOf('15.999')).toBe(6);
    expect(await asOf('16.000')).toBe(7);
    expect(await store.positionAsOf('2026-01-01T00:00:00.000Z')).toBe(7);
    expect(await store.positionAsOf('2020-01-01T00:00:00.000Z')).toBe(0);
  },

  'tells listeners that the log grew, until they leave': async ({ store }) => {
    const heard: number[] = [];
    let wake = (): void => undefined;
    const leave = store.onGrowth((position) => {
      heard.push(position);
      wake();
    });
    const until = async (position: number): Promise<void> => {
      while ((heard.at(-1) ?? 0) < position) await new Promise<void>((resolve) => (wake = resolve));
    };
    await store.append(appendRequest({ command: 1, stream: 1, events: 3 }));
    await until(3);
    await store.append(appendRequest({ command: 2, stream: 2 }));
    await until(4);
    leave();
    await store.append(appendRequest({ command: 3, stream: 3 }));
    const after = new Promise<number>((resolve) => store.onGrowth(resolve));
    expect(await after).toBe(5);
    expect(heard.at(-1)).toBe(4);
  },

  'refuses at once, and recovers, when too much waits': async ({ clock, open }) => {
    const small = await open({ clock, maxRequests: 5 });
    const settled = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) => small.store.append(appendRequest({ command: n + 1, stream: n + 1 }))),
    );
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
    expect(refused).toHaveLength(3);
    for (const error of refused) expect(error).toBeInstanceOf(LogBusy);
    expect(await small.store.lastPosition()).toBe(5);
    await expect(small.store.append(appendRequest({ command: 8, stream: 8 }))).resolves.toMatchObject({
      firstPosition: 6,
    });
    await small.dispose();
  },

  'finishes what was asked for before it closes, and takes no more': async ({ store }) => {
    const appended = store.append(appendRequest({ command: 1, stream: 1 }));
    await store.close();
    await expect(appended).resolves.toMatchObject({ firstPosition: 1 });
    await expect(store.append(appendRequest({ command: 2, stream: 2 }))).rejects.toThrow('closed');
  },
};
