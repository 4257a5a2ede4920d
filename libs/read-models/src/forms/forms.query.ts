import type { DataSource } from 'typeorm';
import { type Page, pageOf, pageSize, readCursor, writeCursor } from '../projecting/cursor.js';
import { UnitsQuery } from '../units/units.query.js';
import { exceptRestricted, type Scope } from '../access/scope.js';
import { FormRow } from './forms.entity.js';

export interface FormsRequest {
  /** The unit whose people issue the forms, or one above it. */
  readonly ownerUnit?: string;
  /** What the reader may see: drafts of the own unit, and what was issued to it; absent: everything. */
  readonly within?: Scope;
  readonly status?: FormRow['status'];
  readonly task?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface LyingForm {
  readonly form: string;
  readonly since: string;
  readonly reminders: number;
}

export interface LyingRequest {
  readonly since: string;
  readonly atMost: number;
  readonly after: LyingForm | null;
  readonly limit: number;
}

/** The forms that the ladder drafted. */
export class FormsQuery {
  private readonly units: UnitsQuery;

  constructor(private readonly source: DataSource) {
    this.units = new UnitsQuery(source);
  }

  /** A page, oldest first: whoever waits longest comes first. Throws `CursorRefused`. */
  async forms(request: FormsRequest = {}): Promise<Page<FormRow>> {
    const size = pageSize(request.limit);
    const query = this.source.createQueryBuilder(FormRow, 'form');
    if (request.status !== undefined) query.andWhere('form.status = :status', { status: request.status });
    if (request.within !== undefined) {
      const { units: within } = request.within;
      const sides =
        "form.ownerUnit = any(:within::uuid[]) or (form.status = 'issued' and form.unit = any(:within::uuid[]))";
      if (within !== null) query.andWhere(`(${sides})`, { within });
      if (request.within.restricted !== null) exceptRestricted(query, request.within);
    }
    if (request.task !== undefined) query.andWhere('form.task = :task', { task: request.task });
    if (request.ownerUnit !== undefined) {
      const units = await this.units.subtree(request.ownerUnit);
      query.andWhere('form.ownerUnit = any(:units::uuid[])', { units });
    }
    if (request.cursor !== undefined) {
      const [position] = readCursor(request.cursor, 'forms', ['number']);
      query.andWhere('form.position > :position', { position });
    }
    const rows = await query
      .orderBy('form.position')
      .limit(size + 1)
      .getMany();
    return pageOf(rows, size, (last) => writeCursor('forms', [last.position]));
  }

  /** Drafts that lie since an instant or longer, after a place in the order of that instant and id; reminded of less often than `atMost`. */
  async lying({ since, atMost, after, limit }: LyingRequest): Promise<LyingForm[]> {
    const query = this.source
      .createQueryBuilder(FormRow, 'form')
      .where("form.status = 'drafted' and form.reminders < :atMost and form.since <= :since", { atMost, since })
      .orderBy('form.since')
      .addOrderBy('form.id')
      .limit(limit);
    if (after !== null)
      query.andWhere('(form.since, form.id) > (:from::timestamptz, :id)', { from: after.since, id: after.form });
    return (await query.getMany()).map(({ id, since, reminders }) => ({ form: id, since, reminders }));
  }

  form(id: string): Promise<FormRow | null> {
    return this.source.getRepository(FormRow).findOneBy({ id });
  }

  /** In the order in which they were drafted. */
  formsOf(assignment: string): Promise<FormRow[]> {
    return this.source.getRepository(FormRow).find({ where: { assignment }, order: { position: 'asc' } });
  }
}
