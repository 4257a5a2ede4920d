import type { DataSource } from 'typeorm';

export interface LinkedIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly person: string;
}

export interface NewIdentity extends LinkedIdentity {
  readonly by: 'console' | 'invitation';
  /** ISO 8601 instant. */
  readonly at: string;
}

/**
 * Who is whom at a provider: issuer and subject name one person, and a person is one subject of an issuer. Nothing else is a link: an
 * e-mail address, in particular, is given to another person one day, and is what a provider lets people claim.
 */
export class IdentityStore {
  constructor(private readonly source: DataSource) {}

  /** False when the subject, or the person at this issuer, is linked already. */
  async link({ issuer, subject, person, by, at }: NewIdentity): Promise<boolean> {
    const linked = await this.source.query<object[]>(
      `insert into access.identity (issuer, subject, person, linked_by, linked_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning 1`,
      [issuer, subject, person, by, at],
    );
    return linked.length === 1;
  }

  /** What the person was linked to until now. */
  unlink(person: string): Promise<LinkedIdentity[]> {
    return this.source.query<LinkedIdentity[]>(
      `with gone as (delete from access.identity where person = $1 returning issuer, subject, person) select * from gone`,
      [person],
    );
  }

  of(person: string): Promise<LinkedIdentity[]> {
    const sql = 'select issuer, subject, person from access.identity where person = $1 order by issuer';
    return this.source.query<LinkedIdentity[]>(sql, [person]);
  }

  async find(issuer: string, subject: string): Promise<string | undefined> {
    const sql = 'select person from access.identity where issuer = $1 and subject = $2';
    const [found] = await this.source.query<{ person: string }[]>(sql, [issuer, subject]);
    return found?.person;
  }
}
