import type { NoticeLock } from '#automation';

/** One process, one lock a notice. */
export class MemoryNoticeLock implements NoticeLock {
  private readonly held = new Set<string>();

  async hold<Result>(notice: string, work: () => Promise<Result>): Promise<Result | undefined> {
    if (this.held.has(notice)) return undefined;
    this.held.add(notice);
    try {
      return await work();
    } finally {
      this.held.delete(notice);
    }
  }
}
