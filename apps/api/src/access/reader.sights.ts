import type { DataSource } from 'typeorm';
import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '#domain';
import { type ReaderSight, seeAs } from '#platform';
import { DATA_SOURCE } from '../api.options.js';
import type { Viewer } from '../http/api.request.js';
import { unitsBelowSql } from './units-below.sql.js';

/** Roles to which nothing restricted is shown by what they are: they watch, or look after accounts. */
const WATCH = new Set<Role>(['inspector', 'overseer', 'admin', 'public']);

/** Within one request, what is below a unit is asked for once in so many milliseconds. */
const REMEMBERED_MS = 1_000;

/**
 * Tells PostgreSQL whose request it serves. This is the second wall's own reckoning of what a role reaches: `Scopes` is the first wall's,
 * and the two ask nothing of each other.
 */
@Injectable()
export class ReaderSights {
  constructor(@Inject(DATA_SOURCE) private readonly source: DataSource) {}

  /** From here on, the request's queries see what the viewer may see. */
  begin(viewer: Viewer): void {
    let known: Promise<ReaderSight> | undefined;
    let askedAt = 0;
    seeAs(() => {
      if (known === undefined || performance.now() - askedAt > REMEMBERED_MS) {
        askedAt = performance.now();
        known = this.of(viewer);
      }
      return known;
    });
  }

  private async of({ person, role, unit, cleared = false, viewing }: Viewer): Promise<ReaderSight> {
    if (unit === null) return { person, role, units: null, restricted: cleared ? null : [] };
    const rows = await this.source.query<{ id: string }[]>(unitsBelowSql, [unit]);
    const units = [unit, ...rows.map(({ id }) => id)];
    if (cleared) return { person, role, units, restricted: units };
    return { person, role, units, restricted: WATCH.has(role) || viewing !== undefined ? [] : [unit] };
  }
}
