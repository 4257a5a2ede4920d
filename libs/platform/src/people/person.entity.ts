import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Locale = 'vi' | 'en';

/** What is known about a person outside the log, which carries ids alone. */
export interface Person {
  readonly id: string;
  /** Null once erased. */
  readonly name: string | null;
  /** Where digests go; null leaves the person the inbox alone. */
  readonly email: string | null;
  /** The post as people say it, e.g. "Giám đốc Sở Tài chính". */
  readonly post: string | null;
  readonly locale: Locale;
  /** Since when nothing arrives there; null while it works, and again once the address is corrected. */
  readonly emailDeadAt: Date | null;
  /** The server's code, without its words. */
  readonly emailDeadReason: string | null;
  readonly erasedAt: Date | null;
}

/**
 * The row of a person. Erasing empties it and keeps the id, so that every proof about the log stays valid. What is sealed opens with the
 * person's key; a clear column holds something only where the release before wrote it, and then it is newer than what is sealed.
 */
@Entity({ schema: 'people', name: 'person' })
export class PersonRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text', nullable: true })
  name: string | null;

  @Column({ type: 'text', nullable: true })
  email: string | null;

  @Column({ type: 'text', nullable: true })
  post: string | null;

  @Column({ name: 'name_sealed', type: 'text', nullable: true })
  nameSealed: string | null;

  @Column({ name: 'email_sealed', type: 'text', nullable: true })
  emailSealed: string | null;

  @Column({ name: 'post_sealed', type: 'text', nullable: true })
  postSealed: string | null;

  /** What the address is found by. */
  @Column({ name: 'email_mark', type: 'text', nullable: true })
  emailMark: string | null;

  @Column({ type: 'text', default: 'vi' })
  locale: Locale;

  @Column({ name: 'email_dead_at', type: 'timestamptz', nullable: true })
  emailDeadAt: Date | null;

  @Column({ name: 'email_dead_reason', type: 'text', nullable: true })
  emailDeadReason: string | null;

  @Column({ name: 'erased_at', type: 'timestamptz', nullable: true })
  erasedAt: Date | null;
}
