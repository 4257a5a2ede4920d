/** What is recorded about access, for people to look through: what happened at the door, who was refused, who read restricted things. */
import type { DataSource } from 'typeorm';
import { trailPage } from './trail-page.sql.js';

export interface TrailRequest {
  /** Lines about these persons alone; absent: about everybody, and about nobody known. */
  readonly persons?: readonly string[];
  readonly kind?: string;
  /** ISO 8601 instants: from this one on, and before that one. */
  readonly from: string;
  readonly before: string;
  /** The place after which to go on. */
  readonly after?: TrailPlace;
  readonly limit: number;
}

export interface TrailPlace {
  /** ISO 8601 instant with microseconds as the database has it. */
  readonly at: string;
  readonly key: string;
}

export interface TrailLine {
  readonly kind: string;
  readonly person: string | null;
  /** How often within the minute. */
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Of a reading: what was read, in which role. */
  readonly thing: string | null;
  readonly role: string | null;
  readonly unit: string | null;
  readonly place: TrailPlace;
}

interface Row extends Omit<TrailLine, 'firstAt' | 'lastAt' | 'place'> {
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly key: string;
}

export class AccessTrail {
  constructor(private readonly source: DataSource) {}

  /** Newest first. Reads a bounded number of rows by an index, whatever the record has grown to. */
  async page({ persons, kind, from, before, after, limit }: TrailRequest): Promise<readonly TrailLine[]> {
    const asked = [persons ?? null, kind ?? null, from, before, after?.at ?? null, after?.key ?? null, limit];
    const rows = await this.source.query<Row[]>(trailPage, asked);
    return rows.map(({ firstAt, lastAt, key, ...row }) => ({
      ...row,
      firstAt: firstAt.toISOString(),
      lastAt: lastAt.toISOString(),
      place: { at: lastAt.toISOString(), key },
    }));
  }
}
