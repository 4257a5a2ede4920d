import { StateCache } from './state.cache.js';
import { StreamTurns } from './stream-turns.js';

const at = (version: number) => ({ noun: 'task' as const, version, state: `state ${version}` });

describe('the cache of folded states', () => {
  it('keeps what was used last, and no more than it may', () => {
    const cache = new StateCache(2);
    cache.put('a', at(1));
    cache.put('b', at(1));
    cache.get('a', 'task');
    cache.put('c', at(1));
    expect([cache.get('a', 'task'), cache.get('b', 'task'), cache.get('c', 'task')]).toEqual([at(1), undefined, at(1)]);
  });

  it('never goes back to an older version', () => {
    const cache = new StateCache(2);
    cache.put('a', at(3));
    cache.put('a', at(2));
    expect(cache.get('a', 'task')).toEqual(at(3));
    cache.forget(['a']);
    expect(cache.get('a', 'task')).toBeUndefined();
  });

  it('gives a stream to its own noun alone', () => {
    const cache = new StateCache(2);
    cache.put('a', at(1));
    expect(cache.get('a', 'unit')).toBeUndefined();
  });

  it('of no size keeps nothing', () => {
    const cache = new StateCache(0);
    cache.put('a', at(1));
    expect(cache.get('a', 'task')).toBeUndefined();
  });
});

describe('turns on a stream', () => {
  it('come in the order asked, one at a time, and go on after a fault', async () => {
    const turns = new StreamTurns();
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ends`);
      if (name === 'a') throw new Error('a fails');
      return name;
    };
    const results = await Promise.allSettled(['a', 'b', 'c'].map((name) => turns.take('stream', work(name))));
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('on different streams do not wait for each other', async () => {
    const turns = new StreamTurns();
    let release: () => void = () => undefined;
    const held = turns.take('one', () => new Promise<void>((resolve) => (release = resolve)));
    await expect(turns.take('another', async () => 'done')).resolves.toBe('done');
    release();
    await held;
  });
});
