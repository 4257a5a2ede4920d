import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A bearer token, as its hash: whoever reads the table cannot use what stands in it. */
@Entity({ schema: 'access', name: 'token' })
export class AccessToken {
  /** SHA-256 of the token's text, 64 hex digits. */
  @PrimaryColumn({ type: 'text' })
  hash: string;

  @Column({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  person: string;

  @Column({ type: 'text' })
  role: string;

  /** The unit in whose name the holder acts; null for the whole register. */
  @Column({ type: 'uuid', nullable: true })
  unit: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}
