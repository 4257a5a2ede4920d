import type { DelegationCapacity, GrantableRole } from '#domain';
import { Entity } from 'typeorm';
import { Flag, Instant, Position, Text, Uuid, UuidKey } from '../projecting/columns.js';

/** A role of a person in a unit or over the whole register, for a span; ended ones stay. */
@Entity({ schema: 'access_v2', name: 'held' })
export class GrantRow {
  @UuidKey() id: string;
  /** The person's stream. */
  @Uuid() stream: string;
  @Text() person: string;
  @Text() role: GrantableRole;
  @Uuid({ nullable: true }) unit: string | null;
  @Instant() since: string;
  /** Its planned end, or the earlier one that it was given. */
  @Instant({ nullable: true }) until: string | null;
  @Text() givenBy: string;
  @Text({ nullable: true }) delegatedBy: string | null;
  @Text({ nullable: true }) capacity: DelegationCapacity | null;
  /** It reaches what is restricted, too. */
  @Flag() restricted: boolean;
  @Instant({ nullable: true }) endedAt: string | null;
  @Text({ nullable: true }) endedBy: string | null;
  @Text({ nullable: true }) reason: string | null;
  /** Of the event that gave it: the order of lists. */
  @Position() position: number;
}
