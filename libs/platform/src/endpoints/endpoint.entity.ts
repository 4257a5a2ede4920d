import { Column, Entity, PrimaryColumn } from 'typeorm';

export type EndpointOwnerKind = 'person' | 'unit';

/** Where one unit or person is told by webhook. */
@Entity({ schema: 'delivery', name: 'endpoint' })
export class EndpointRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  owner: string;

  @Column({ name: 'owner_is', type: 'text' })
  ownerIs: EndpointOwnerKind;

  /** May hold a key in its path: shown to administrators alone, and never logged. */
  @Column({ type: 'text' })
  url: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** Person id, or `console`. */
  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Column({ name: 'ended_by', type: 'text', nullable: true })
  endedBy: string | null;
}

/** The newest of an endpoint has no end; the one before it signs along until its own. */
@Entity({ schema: 'delivery', name: 'endpoint_secret' })
export class EndpointSecretRow {
  @PrimaryColumn({ type: 'uuid' })
  endpoint: string;

  /** 1 for the first. */
  @PrimaryColumn({ type: 'integer' })
  number: number;

  @Column({ type: 'text' })
  secret: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'created_by', type: 'text' })
  createdBy: string;

  @Column({ name: 'ends_at', type: 'timestamptz', nullable: true })
  endsAt: Date | null;
}
