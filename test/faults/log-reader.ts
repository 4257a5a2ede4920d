/**
 * A reader that follows the log while it grows, and keeps the positions it was given in the order they came. The honest one
 * asks for what comes after its position; the seeded bug asks for what comes after the newest timestamp it has seen.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import { type EventStore, PostgresEventStore } from '#event-store';
import { SystemClock } from '#platform';

export interface FollowingReader {
  readonly positions: readonly number[];
  /** Reads until it finds nothing more, then closes. */
  finish(): Promise<void>;
}

type Page = () => Promise<readonly number[]>;

/** `limit` events a page. */
export function followByPosition(url: string, limit: number): FollowingReader {
  const store: EventStore = new PostgresEventStore({ url, clock: new SystemClock(), applicationName: 'fault-reader' });
  let after = 0;
  const page: Page = async () => {
    const positions = (await store.readAll(after, limit)).map((event) => event.position);
    after = positions.at(-1) ?? after;
    return positions;
  };
  return follow(page, () => store.close());
}

const pageByTimestamp = /* sql */ `
  select position, recorded_at::text as at from log.event where recorded_at > $1 order by recorded_at, position limit $2
`;

/** The seeded bug: events that were stamped earlier and committed later are passed over. */
export function followByTimestamp(url: string, limit: number): FollowingReader {
  const pool = new Pool({ connectionString: url, max: 1 });
  let after = '-infinity';
  const page: Page = async () => {
    const { rows } = await pool.query<{ position: string; at: string }>(pageByTimestamp, [after, limit]);
    after = rows.at(-1)?.at ?? after;
    return rows.map((row) => Number(row.position));
  };
  return follow(page, () => pool.end());
}

function follow(page: Page, close: () => Promise<void>): FollowingReader {
  const positions: number[] = [];
  let finishing = false;
  const reading = (async () => {
    for (;;) {
      const last = finishing;
      const found = await page();
      positions.push(...found);
      if (last && found.length === 0) return close();
      // A reader that never rests would only slow the writers it watches.
      if (found.length === 0) await delay(1);
    }
  })();
  return {
    positions,
    finish: () => {
      finishing = true;
      return reading;
    },
  };
}
