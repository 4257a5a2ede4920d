import type { DataSource } from 'typeorm';
import { type Page, pageOf, pageSize, readCursor, writeCursor } from '../projecting/cursor.js';
import { GrantRow } from './access.entity.js';

export interface GrantsRequest {
  readonly person?: string;
  /** Grants in exactly these units. */
  readonly units?: readonly string[];
  /** Only those in force at this instant (ISO 8601); without it those that are over, or still to come, too. */
  readonly at?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Who was given which role. */
export class AccessQuery {
  constructor(private readonly source: DataSource) {}

  /** A page in the order in which they were given. Throws `CursorRefused`. */
  async grants({ person, units, at, limit, cursor }: GrantsRequest): Promise<Page<GrantRow>> {
    const size = pageSize(limit);
    const query = this.source.createQueryBuilder(GrantRow, 'held');
    if (person !== undefined) query.andWhere('held.person = :person', { person });
    if (units !== undefined) query.andWhere('held.unit = any(:units::uuid[])', { units });
    if (at !== undefined) query.andWhere('held.since <= :at and (held.until is null or held.until > :at)', { at });
    if (cursor !== undefined) {
      const [position] = readCursor(cursor, 'grants', ['number']);
      query.andWhere('held.position > :position', { position });
    }
    const rows = await query
      .orderBy('held.position')
      .limit(size + 1)
      .getMany();
    return pageOf(rows, size, (last) => writeCursor('grants', [last.position]));
  }

  /** Everybody who was ever given a role in one of the units. */
  async peopleIn(units: readonly string[]): Promise<string[]> {
    const rows = await this.source
      .createQueryBuilder(GrantRow, 'held')
      .select('distinct held.person', 'person')
      .where('held.unit = any(:units::uuid[])', { units })
      .getRawMany<{ person: string }>();
    return rows.map(({ person }) => person);
  }

  /** One by its id. */
  grant(id: string): Promise<GrantRow | null> {
    return this.source.getRepository(GrantRow).findOneBy({ id });
  }
}
