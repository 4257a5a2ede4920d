import { SharedReads } from './shared-reads.js';

/** Reads that end when the test says so, each with what was there when it began. */
class SlowTable {
  readonly reads: (readonly string[])[] = [];
  private readonly rows = new Map<string, string>();
  private readonly ends: (() => void)[] = [];

  write(key: string, value: string): void {
    this.rows.set(key, value);
  }

  read = (keys: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    this.reads.push(keys);
    const found = new Map([...this.rows].filter(([key]) => keys.includes(key)));
    return new Promise((resolve) => this.ends.push(() => resolve(found)));
  };

  /** Ends the oldest read. */
  end(): void {
    this.ends.shift()?.();
  }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('shared reads', () => {
  it('ask together what comes while a read is under way, and never answer with what is older than the question', async () => {
    const table = new SlowTable();
    const shared = new SharedReads(table.read);
    table.write('a', 'before');
    const first = shared.of(['a']);
    await turn();
    table.write('a', 'after');
    const later = [shared.of(['a']), shared.of(['b', 'a']), shared.of(['c'])];
    table.end();
    expect((await first).get('a')).toBe('before');
    await turn();
    table.end();
    const answers = await Promise.all(later);
    expect(answers.map((answer) => answer.get('a'))).toEqual(['after', 'after', 'after']);
    expect(table.reads).toEqual([['a'], ['a', 'b', 'c']]);
  });

  it('tell of a failed read those who asked for it, and read anew for the next', async () => {
    let broken = true;
    const shared = new SharedReads(async () => {
      if (broken) throw new Error('the connection broke');
      return new Map([['a', 1]]);
    });
    const both = await Promise.allSettled([shared.of(['a']), shared.of(['a'])]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    broken = false;
    expect((await shared.of(['a'])).get('a')).toBe(1);
  });
});
