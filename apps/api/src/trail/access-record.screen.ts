import { Inject, Injectable } from '@nestjs/common';
import type { AccessRecordPage } from '#contracts';
import { addDays, instantAt, localDay } from '#domain';
import type { Accounts, TrailLine, TrailPlace } from '#platform';
import { CursorRefused, readCursor, writeCursor } from '#read-models';
import { ACCOUNTS } from '../api.options.js';
import type { Viewer } from '../http/api.request.js';
import { References } from '../reading/references.js';
import { RecordReach } from './record.reach.js';
import type { AccessRecordQuery } from './trail.bodies.js';

const usualDays = 30;
const usualLines = 50;

/** What is recorded about access: for administrators of everybody, for inspectors of the people of the units that they inspect. */
@Injectable()
export class AccessRecordScreen {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    private readonly references: References,
    private readonly reach: RecordReach,
  ) {}

  async page(viewer: Viewer, asked: AccessRecordQuery): Promise<AccessRecordPage> {
    const { person, kind, from, to, limit = usualLines, cursor } = asked;
    const asOf = this.accounts.clock.now();
    const today = localDay(asOf);
    const lines = await this.accounts.trail.page({
      persons: await this.reach.persons(viewer, person),
      kind,
      from: instantAt(from ?? addDays(today, -usualDays), '00:00'),
      before: instantAt(addDays(to ?? today, 1), '00:00'),
      after: cursor === undefined ? undefined : placeOf(cursor),
      limit: limit + 1,
    });
    const shown = lines.slice(0, limit);
    const last = shown.at(-1);
    const items = await this.views(shown, viewer);
    return {
      asOf,
      items,
      ...(lines.length > limit && last !== undefined
        ? { next: writeCursor('access-record', [last.place.at, last.place.key]) }
        : {}),
    };
  }

  /** Which restricted thing was read is told to whoever may see such things. */
  private async views(lines: readonly TrailLine[], viewer: Viewer): Promise<AccessRecordPage['items']> {
    const [name, unitName] = await Promise.all([
      this.references.personNames(lines.flatMap(({ person }) => (person === null ? [] : [person]))),
      this.references.unitNames(lines.flatMap(({ unit }) => (unit === null ? [] : [unit]))),
    ]);
    return lines.map(({ kind, person, count, firstAt, lastAt, role, unit, thing }) => ({
      kind,
      person: person === null ? null : name(person),
      count,
      firstAt,
      lastAt,
      role,
      unit: unit === null ? null : unitName(unit),
      thing: viewer.cleared === true ? thing : null,
    }));
  }
}

/** Throws `CursorRefused` for one that is not ours. */
function placeOf(cursor: string): TrailPlace {
  const [at, key] = readCursor(cursor, 'access-record', ['string', 'string']);
  if (Number.isNaN(Date.parse(String(at)))) throw new CursorRefused();
  return { at: new Date(String(at)).toISOString(), key: String(key) };
}
