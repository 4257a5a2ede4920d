import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person signs in; a program has tokens only. */
export type AccountKind = 'person' | 'program';

/** How one signs in. What the person is called and may do stands elsewhere. */
@Entity({ schema: 'access', name: 'account' })
export class AccountRow {
  @PrimaryColumn({ type: 'uuid' })
  person: string;

  /** In lower case; in clear only where the release before wrote it. */
  @Column({ type: 'text', nullable: true })
  login: string | null;

  @Column({ name: 'login_sealed', type: 'text', nullable: true })
  loginSealed: string | null;

  /** What the login is found by. */
  @Column({ name: 'login_mark', type: 'text', nullable: true })
  loginMark: string | null;

  @Column({ type: 'text' })
  kind: AccountKind;

  /** Argon2id in the PHC string format; null until the person has chosen one. */
  @Column({ type: 'text', nullable: true })
  password: string | null;

  /** The sealed secret of the second factor; null without one. */
  @Column({ type: 'text', nullable: true })
  totp: string | null;

  /** One that was shown, and counts once the person has proved to have it. */
  @Column({ name: 'totp_pending', type: 'text', nullable: true })
  totpPending: string | null;

  /** The last time step whose code was taken: no code is taken twice. */
  @Column({ name: 'totp_step', type: 'bigint' })
  totpStep: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'signed_in_at', type: 'timestamptz', nullable: true })
  signedInAt: Date | null;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt: Date | null;
}

/** An account with its login opened. */
export interface Account extends Readonly<Omit<AccountRow, 'login' | 'loginSealed' | 'loginMark'>> {
  /** In lower case. */
  readonly login: string;
}
