/**
 * Who read which restricted thing, and when. A session's readings of one thing are one row an hour, so that what is written is bounded
 * by what there is to read; what this process has written in the hour is not written again.
 */
import type { DataSource } from 'typeorm';
import { readingAdd } from './reading-add.sql.js';

export interface Reader {
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  /** Names the session or the token; no secret. */
  readonly session: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

const mostRemembered = 10_000;

export class RestrictedReadings {
  private hour = '';
  private readonly written = new Set<string>();

  constructor(private readonly source: DataSource) {}

  /** Resolves when it is written: nobody is shown what could not be recorded. */
  async note({ person, role, unit, session, at }: Reader, things: readonly string[]): Promise<void> {
    this.forgetBefore(at.slice(0, 13));
    const fresh = [...new Set(things)].filter((thing) => !this.written.has(`${session} ${thing}`));
    if (fresh.length === 0) return;
    await this.source.query(readingAdd, [at, session, fresh, person, role, unit]);
    for (const thing of fresh) this.written.add(`${session} ${thing}`);
  }

  private forgetBefore(hour: string): void {
    if (hour === this.hour && this.written.size < mostRemembered) return;
    this.hour = hour;
    this.written.clear();
  }
}
