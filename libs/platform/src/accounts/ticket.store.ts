import type { DataSource } from 'typeorm';
import { hashOf, newSecret } from './one-time.secret.js';
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

  /** A new ticket; the person's earlier ones for the same purpose are void. */
  async issue(person: string, purpose: TicketPurpose, at: string): Promise<{ ticket: string; expiresAt: string }> {
    const { minutes, tries } = kinds[purpose];
    const ticket = newSecret('ddt_');
    const expiresAt = new Date(Date.parse(at) + minutes * 60_000).toISOString();
    await this.source.transaction(async (work) => {
      await work.query('delete from access.ticket where person = $1 and purpose = $2', [person, purpose]);
      await work.query(
        `insert into access.ticket (hash, person, purpose, tries_left, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
        [hashOf(ticket), person, purpose, tries, at, expiresAt],
      );
    });
    return { ticket, expiresAt };
  }

  /** Whose ticket it is while it is good; costs one of its tries. */
  async take(ticket: string, purpose: TicketPurpose, now: string): Promise<string | undefined> {
    if (!form.test(ticket)) return undefined;
    const [taken] = await this.source.query<{ person: string }[]>(ticketTake, [hashOf(ticket), purpose, now]);
    return taken?.person;
  }

  /** Marks it as used: true for the first who does. */
  async use(ticket: string, at: string): Promise<boolean> {
    const used = await this.source.query<object[]>(
      `with used as (update access.ticket set used_at = $2 where hash = $1 and used_at is null returning 1) select 1 from used`,
      [hashOf(ticket), at],
    );
    return used.length === 1;
  }
}
