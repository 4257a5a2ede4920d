/** One decision at a time on one stream in this process: those that come together wait instead of conflicting in the log. */
export class StreamTurns {
  private readonly last = new Map<string, Promise<void>>();

  async take<Result>(stream: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(stream);
    let done: () => void = () => undefined;
    const mine = new Promise<void>((resolve) => {
      done = resolve;
    });
    this.last.set(stream, mine);
    if (before !== undefined) await before;
    try {
      return await work();
    } finally {
      if (this.last.get(stream) === mine) this.last.delete(stream);
      done();
    }
  }
}
