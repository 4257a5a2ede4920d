import { Column, Entity, PrimaryColumn } from 'typeorm';

export type Locale = 'vi' | 'en';

/**
 * What is known about a person outside the log, which carries ids alone. Erasing empties the row and keeps the id, so that
 * every proof about the log stays valid.
 */
@Entity({ schema: 'people', name: 'person' })
export class Person {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Null once erased. */
  @Column({ type: 'text', nullable: true })
  name: string | null;

  /** Where digests go; null leaves the person the inbox alone. */
  @Column({ type: 'text', nullable: true })
  email: string | null;

  /** The post as people say it, e.g. "Giám đốc Sở Tài chính". */
  @Column({ type: 'text', nullable: true })
  post: string | null;

  @Column({ type: 'text', default: 'vi' })
  locale: Locale;

  /** Since when nothing arrives there; null while it works, and again once the address is corrected. */
  @Column({ name: 'email_dead_at', type: 'timestamptz', nullable: true })
  emailDeadAt: Date | null;

  /** The server's code, without its words. */
  @Column({ name: 'email_dead_reason', type: 'text', nullable: true })
  emailDeadReason: string | null;

  @Column({ name: 'erased_at', type: 'timestamptz', nullable: true })
  erasedAt: Date | null;
}
