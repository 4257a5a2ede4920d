import type { RecordedEvent } from '#event-store';
import { appendAll, newLog } from './history.examples.js';
import { LogWindow } from './log.window.js';
import { historyOf } from './random-history.examples.js';

const events = historyOf(Array.from({ length: 60 }, (_, n) => [n % 3, n] as const));

async function drain(window: LogWindow, from: number, limit: number): Promise<number[]> {
  const positions: number[] = [];
  for (let batch: readonly RecordedEvent[] = await window.read(from, limit); batch.length > 0;) {
    positions.push(...batch.map((event) => event.position));
    batch = await window.read(batch.at(-1)?.position ?? 0, limit);
  }
  return positions;
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n + 1);

describe('a window on the log', () => {
  it('gives every reader every position once and in order, wherever it stands and however much it takes', async () => {
    const log = newLog();
    const end = await appendAll(log, events.slice(0, 40));
    const window = new LogWindow(log);
    const readers = [
      [0, 7],
      [0, 3],
      [20, 5],
      [end, 5],
      [13, 100],
    ] as const;
    const seen = await Promise.all(readers.map(([from, limit]) => drain(window, from, limit)));
    expect(seen).toEqual(readers.map(([from]) => range(from, end)));
    const grown = await appendAll(log, events.slice(40));
    expect(await drain(window, end, 4)).toEqual(range(end, grown));
    expect(await drain(window, 2, 9)).toEqual(range(2, grown));
  });

  it('asks the log once for what several readers want', async () => {
    const log = newLog();
    await appendAll(log, events.slice(0, 30));
    const asked: number[] = [];
    const readAll = (after: number, limit?: number): Promise<RecordedEvent[]> => {
      asked.push(after);
      return log.readAll(after, limit);
    };
    const window = new LogWindow({ readAll });
    await Promise.all([window.read(0, 30), window.read(0, 10), window.read(0, 30)]);
    await Promise.all([window.read(5, 10), window.read(12, 3)]);
    expect(asked).toEqual([0]);
  });
});
