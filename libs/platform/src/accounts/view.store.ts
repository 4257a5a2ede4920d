/** Looks at the pages as somebody else sees them. They are for administrators, to help; what may be done in them is decided at the edge. */
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** As whom: a role in a unit or over the whole register, perhaps one person's. */
export interface ViewedAs {
  readonly person: string | null;
  readonly role: string;
  readonly unit: string | null;
}

export interface ViewRequest extends ViewedAs {
  readonly session: string;
  readonly viewer: string;
  readonly reason: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

export interface OpenView extends ViewedAs {
  readonly reason: string;
  /** ISO 8601 instant. */
  readonly until: string;
}

export interface PastView extends ViewedAs {
  readonly viewer: string;
  readonly reason: string;
  readonly from: Date;
  /** When it was ended, or ended by itself. */
  readonly until: Date;
}

const lastsMs = 15 * 60_000;
const mostListed = 50;

export class ViewStore {
  constructor(private readonly source: DataSource) {}

  /** Begins one for a session, in place of another. Gives the instant at which it ends by itself. */
  async begin({ session, viewer, person, role, unit, reason, at }: ViewRequest): Promise<string> {
    const until = new Date(Date.parse(at) + lastsMs).toISOString();
    // Two at once for one session: the index lets one through, and the other begins after it.
    await this.source.transaction(async (within) => {
      await within.query('select pg_advisory_xact_lock(hashtextextended($1, 51))', [session]);
      await within.query('update access.view_as set ended_at = $2 where session = $1 and ended_at is null', [
        session,
        at,
      ]);
      await within.query(
        `insert into access.view_as (id, session, viewer, person, role, unit, reason, begun_at, ends_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [randomUUID(), session, viewer, person, role, unit, reason, at, until],
      );
    });
    return until;
  }

  /** The session's, at an instant; undefined when there is none, or it has run out. */
  async of(session: string, now: string): Promise<OpenView | undefined> {
    const [found] = await this.source.query<(Omit<OpenView, 'until'> & { readonly until: Date })[]>(
      `select person, role, unit, reason, ends_at as until from access.view_as
       where session = $1 and ended_at is null and ends_at > $2::timestamptz`,
      [session, now],
    );
    return found === undefined ? undefined : { ...found, until: found.until.toISOString() };
  }

  /** Ends the session's; gives it when there was one that had not run out. */
  async end(session: string, at: string): Promise<OpenView | undefined> {
    const open = await this.of(session, at);
    await this.source.query('update access.view_as set ended_at = $2 where session = $1 and ended_at is null', [
      session,
      at,
    ]);
    return open;
  }

  /** Of a person's own pages, the newest first. */
  seenOf(person: string): Promise<PastView[]> {
    return this.source.query<PastView[]>(
      `select viewer, person, role, unit, reason, begun_at as "from", least(ended_at, ends_at) as until
       from access.view_as where person = $1 order by begun_at desc limit $2`,
      [person, mostListed],
    );
  }
}
