import type { Post, UnitKind } from '#domain';
import { Entity } from 'typeorm';
import { Flag, Instant, Integer, Position, Text, TextKey, Uuid, UuidKey } from '../projecting/columns.js';

@Entity({ schema: 'units_v1', name: 'unit' })
export class UnitRow {
  @UuidKey() id: string;
  @Text() code: string;
  @Text() name: string;
  @Text({ nullable: true }) nameEn: string | null;
  @Text() kind: UnitKind;
  @Uuid({ nullable: true }) parent: string | null;
  /** Field or area for grouping, e.g. "finance". */
  @Text({ nullable: true }) field: string | null;
  @Integer() version: number;
  @Position() position: number;
}

/** A person in a post of a unit; several persons may hold one post (deputies). */
@Entity({ schema: 'units_v1', name: 'post' })
export class PostRow {
  @UuidKey() unit: string;
  @TextKey() post: Post;
  @TextKey() person: string;
  @Flag() acting: boolean;
  @Instant() since: string;
}
