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

  /** What it may be used for; null: whatever its role may. */
  @Column({ type: 'text', array: true, nullable: true })
  scopes: string[] | null;

  /** What its holder calls it, sealed. */
  @Column({ type: 'text', nullable: true })
  label: string | null;

  /** The local day of its last use. */
  @Column({ name: 'used_on', type: 'date', nullable: true })
  usedOn: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;
}
