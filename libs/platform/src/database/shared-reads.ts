/** Answers by the keys that were asked for; a key of which nothing is known is missing. */
type Answers<Answer> = ReadonlyMap<string, Answer>;

interface Reading<Answer> {
  readonly keys: Set<string>;
  readonly answers: Promise<Answers<Answer>>;
}

/**
 * Questions that come while a read is under way are asked together by the next one. So an answer is never older than its question, and
 * what the answers cost does not grow with the number of those who ask. Only for what is the same whoever asks.
 */
export class SharedReads<Answer> {
  /** What is to be read once the read under way is over. */
  private next: Reading<Answer> | undefined;
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(private readonly read: (keys: readonly string[]) => Promise<Answers<Answer>>) {}

  /** Rejects when the read does; the next question is a read of its own. */
  of(keys: readonly string[]): Promise<Answers<Answer>> {
    this.next ??= this.begin();
    for (const key of keys) this.next.keys.add(key);
    return this.next.answers;
  }

  private begin(): Reading<Answer> {
    const keys = new Set<string>();
    const answers = this.underWay.then(() => {
      // From here on whoever asks must see what was recorded since.
      this.next = undefined;
      return this.read([...keys]);
    });
    // A read that failed is told to those who asked for it.
    this.underWay = answers.catch(() => undefined);
    return { keys, answers };
  }
}
