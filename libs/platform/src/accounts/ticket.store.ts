import type { DataSource } from 'typeorm';
import { hashOf, newSecret } from './one-time.secret.js';
import type { ProviderSession } from './session.store.js';
import { ticketTake } from './ticket-take.sql.js';

/**
 * What a ticket is for: choosing a password (the link that the administrator hands over), or going on with a sign-in whose password
 * was right, by showing a second factor or by setting one up.
 */
export type TicketPurpose = 'password' | 'second-factor' | 'second-factor-enrolment';

interface TicketKind {
  readonly minutes: number;
  /** How often it may be shown before it is void. */
  readonly tries: number;
}

const kinds: Readonly<Record<TicketPurpose, TicketKind>> = {
  // A password that is refused as too weak is tried again.
  password: { minutes: 72 * 60, tries: 30 },
  'second-factor': { minutes: 5, tries: 5 },
  'second-factor-enrolment': { minutes: 15, tries: 10 },
};
const form = /^ddt_[\w-]{43}$/;

/** One-time tickets: handed out once, kept as hashes, good for one purpose, a short time and a few tries. */
export class TicketStore {
  constructor(private readonly source: DataSource) {}

  /** A new ticket; the person's earlier ones for the same purpose are void. `provider`: which one named the person, if one did. */
  async issue(
    person: string,
    purpose: TicketPurpose,
    at: string,
    provider?: ProviderSession,
  ): Promise<{ ticket: string; expiresAt: string }> {
    const { minutes, tries } = kinds[purpose];
    const ticket = newSecret('ddt_');
    const expiresAt = new Date(Date.parse(at) + minutes * 60_000).toISOString();
    await this.source.transaction(async (work) => {
      await work.query('delete from access.ticket where person = $1 and purpose = $2', [person, purpose]);
      await work.query(
        `insert into access.ticket (hash, person, purpose, tries_left, created_at, expires_at, provider)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [hashOf(ticket), person, purpose, tries, at, expiresAt, provider ?? null],
      );
    });
    return { ticket, expiresAt };
  }

  /** Whose ticket it is while it is good; costs one of its tries. */
  async take(ticket: string, purpose: TicketPurpose, now: string): Promise<string | undefined> {
    return form.test(ticket) ? this.takeByHash(hashOf(ticket), purpose, now) : undefined;
  }

  /** The same for who keeps the hash alone. */
  async takeByHash(hash: string, purpose: TicketPurpose, now: string): Promise<string | undefined> {
    const [taken] = await this.source.query<{ person: string }[]>(ticketTake, [hash, purpose, now]);
    return taken?.person;
  }

  /** The session at a provider that the first step was; undefined when it was a password. */
  async cameBy(ticket: string): Promise<ProviderSession | undefined> {
    const values = [hashOf(ticket)];
    const sql = 'select provider from access.ticket where hash = $1';
    const [found] = await this.source.query<{ provider: ProviderSession | null }[]>(sql, values);
    return found?.provider ?? undefined;
  }

  /** Whose ticket it is while it is good; costs nothing, and must open nothing. */
  async peek(ticket: string, purpose: TicketPurpose, now: string): Promise<string | undefined> {
    const [found] = await this.source.query<{ person: string }[]>(
      `select person from access.ticket
       where hash = $1 and purpose = $2 and used_at is null and tries_left > 0 and expires_at > $3::timestamptz`,
      [hashOf(ticket), purpose, now],
    );
    return found?.person;
  }

  /** Voids the person's sign-ins that are under way: what their first step proved no longer holds. */
  async endSignIns(person: string): Promise<void> {
    await this.source.query(`delete from access.ticket where person = $1 and purpose <> 'password'`, [person]);
  }

  /** Marks it as used: true for the first who does. */
  use(ticket: string, at: string): Promise<boolean> {
    return this.useByHash(hashOf(ticket), at);
  }

  async useByHash(hash: string, at: string): Promise<boolean> {
    const used = await this.source.query<object[]>(
      `with used as (update access.ticket set used_at = $2 where hash = $1 and used_at is null returning 1) select 1 from used`,
      [hash, at],
    );
    return used.length === 1;
  }
}
