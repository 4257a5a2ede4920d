import { AppendQueue, type AppendLane, type Outcome } from './append-queue.js';
import { appendRequest, type RequestShape } from './append-request.examples.js';
import { LogBusy } from './event-store.js';
import { prepareRequest, type PreparedRequest } from './prepared-request.js';

const prepared = (shape: RequestShape): PreparedRequest =>
  prepareRequest(appendRequest(shape), '2025-03-01T00:30:00.000Z');

/** A lane that keeps each batch until the test answers it. */
class HeldLane implements AppendLane {
  readonly held: { batch: readonly PreparedRequest[]; written: () => void; failed: (error: Error) => void }[] = [];
  closed = false;

  constructor(private readonly log: { next: number }) {}

  write(batch: readonly PreparedRequest[]): Promise<Outcome[]> {
    return new Promise((resolve, reject) => {
      const written = (): void => resolve(batch.map(() => ({ kind: 'written', firstPosition: this.log.next++ })));
      this.held.push({ batch, written, failed: reject });
    });
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  /** Command numbers of the batch that is being written. */
  get writing(): number[] {
    return (this.held.at(-1)?.batch ?? []).map((request) => Number.parseInt(request.commandId.slice(-12), 16));
  }
}

/** Everything that is ready to run has run. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function given(options: { lanes?: number; maxRequests?: number; maxBytes?: number; maxBatch?: number } = {}) {
  const { lanes: count = 1, ...limits } = options;
  const log = { next: 1 };
  const lanes = Array.from({ length: count }, () => new HeldLane(log));
  const queue = new AppendQueue({ lanes, ...limits });
  const push = (...shapes: RequestShape[]): Promise<Outcome>[] => shapes.map((shape) => queue.push(prepared(shape)));
  return { log, lanes, lane: lanes[0] as HeldLane, queue, push };
}

const numbers = (from: number, to: number): RequestShape[] =>
  Array.from({ length: to - from + 1 }, (_, n) => ({ command: from + n, stream: from + n }));

describe('the append queue', () => {
  it('gathers what comes while a batch is being written', async () => {
    const { lane, push } = given();
    push(...numbers(1, 1));
    await settled();
    expect(lane.writing).toEqual([1]);
    push(...numbers(2, 4));
    push(...numbers(5, 5));
    await settled();
    expect(lane.held).toHaveLength(1);
    lane.held[0]?.written();
    await settled();
    expect(lane.writing).toEqual([2, 3, 4, 5]);
  });

  it('puts no stream and no command twice in a batch', async () => {
    const { lane, push } = given();
    push({ command: 1, stream: 1 }, { command: 2, stream: 1 }, { command: 3, stream: 3 }, { command: 3, stream: 4 });
    await settled();
    expect(lane.writing).toEqual([1, 3]);
    lane.held[0]?.written();
    await settled();
    expect(lane.writing).toEqual([2, 3]);
  });

  it('keeps a batch to its number and its weight', async () => {
    const many = given({ maxBatch: 3 });
    many.push(...numbers(1, 4));
    await settled();
    expect(many.lane.writing).toEqual([1, 2, 3]);

    const heavy = given();
    heavy.push(...numbers(1, 3).map((shape) => ({ ...shape, events: 7, text: 'x'.repeat(60_000) })));
    await settled();
    expect(heavy.lane.writing).toEqual([1, 2]);
  });

  it('shares a burst among free lanes, but not a handful', async () => {
    const burst = given({ lanes: 2 });
    burst.push(...numbers(1, 100));
    await settled();
    expect(burst.lanes.map((lane) => lane.writing.length)).toEqual([50, 50]);

    const handful = given({ lanes: 2 });
    handful.push(...numbers(1, 20));
    await settled();
    expect(handful.lanes.map((lane) => lane.writing.length).sort()).toEqual([0, 20]);
  });

  it('keeps to one lane while other processes write in between, and shares again when they have gone', async () => {
    const { log, lanes, push } = given({ lanes: 2 });
    const answerAll = async (): Promise<void> => {
      for (const lane of lanes) lane.held.splice(0).forEach((held) => held.written());
      await settled();
    };
    const sizes = (): number[] => lanes.map((lane) => lane.writing.length).sort((a, b) => a - b);
    const burst = (turn: number): void => void push(...numbers(turn * 1_000, turn * 1_000 + 99));

    burst(1);
    await settled();
    await answerAll();
    log.next += 1_000;
    push({ command: 1, stream: 1 });
    await settled();
    await answerAll();
    burst(2);
    await settled();
    expect(sizes()).toEqual([0, 100]);
    await answerAll();
    for (let n = 0; n < 8; n += 1) {
      push({ command: 10 + n, stream: 10 + n });
      await settled();
      await answerAll();
    }
    burst(3);
    await settled();
    expect(sizes()).toEqual([50, 50]);
  });

  it('sends each request of a failed call again, alone, and each gets its own answer', async () => {
    const { lane, push } = given();
    const outcomes = Promise.allSettled(push(...numbers(1, 3)));
    await settled();
    lane.held[0]?.failed(new Error('connection lost'));
    await settled();
    expect(lane.writing).toEqual([1]);
    lane.held[1]?.written();
    await settled();
    expect(lane.writing).toEqual([2]);
    lane.held[2]?.failed(new Error('poison'));
    await settled();
    expect(lane.writing).toEqual([3]);
    lane.held[3]?.written();
    expect(await outcomes).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { message: 'poison' } },
      { status: 'fulfilled' },
    ]);
    expect(lane.held).toHaveLength(4);
  });

  it('refuses above its bounds, in requests and in bytes, and takes again what fits', async () => {
    const few = given({ maxRequests: 2 });
    const [, , third] = few.push(...numbers(1, 3));
    await expect(third).rejects.toBeInstanceOf(LogBusy);
    await settled();
    few.lane.held[0]?.written();
    await settled();
    few.push(...numbers(4, 4));
    await settled();
    expect(few.lane.writing).toEqual([4]);

    const light = given({ maxBytes: 100_000 });
    const [, second] = light.push(...numbers(1, 2).map((shape) => ({ ...shape, text: 'x'.repeat(60_000) })));
    await expect(second).rejects.toBeInstanceOf(LogBusy);
  });

  it('closes after what was pushed, and then refuses', async () => {
    const { lane, queue, push } = given();
    const [first] = push(...numbers(1, 1));
    const closing = queue.close();
    await expect(queue.push(prepared({ command: 2, stream: 2 }))).rejects.toThrow('the log is closed');
    await settled();
    expect(lane.closed).toBe(false);
    lane.held[0]?.written();
    await Promise.all([first, closing]);
    expect(lane.closed).toBe(true);
  });
});
