/** Decisions and confirmations that wait for the holders of a post: what stands where only they can move it. */
import type { AssignmentStatus, FormKind, Role } from '#domain';
import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { assignmentsWithin, exceptRestricted, type Scope } from '../access/scope.js';
import { FormRow } from '../forms/forms.entity.js';
import { pageSize } from '../projecting/cursor.js';
import { AssignmentRow } from '../register/register.entity.js';

export interface WaitingRequest {
  readonly role: Role;
  /** The unit in whose name the person acts; null for a role over the whole system. */
  readonly unit: string | null;
  /** What the reader may see; absent: everything. */
  readonly within?: Scope;
  readonly limit?: number;
}

export interface WaitingItem {
  readonly kind: 'to-receive' | 'to-confirm' | 'return-to-decide' | 'obstacle-to-confirm' | 'form-to-issue';
  readonly since: string;
  readonly task: string;
  readonly assignment: string;
  /** The lead unit. */
  readonly unit: string;
  readonly dueAt: string | null;
  readonly form: { readonly id: string; readonly kind: FormKind } | null;
}

export interface Waiting {
  /** Longest waiting first. */
  readonly items: readonly WaitingItem[];
  readonly total: number;
}

interface Duty {
  readonly side: 'unit' | 'ownerUnit';
  readonly statuses: Readonly<Partial<Record<AssignmentStatus, WaitingItem['kind']>>>;
  readonly forms: readonly FormKind[];
}

const DUTIES: Readonly<Partial<Record<Role, Duty>>> = {
  unitHead: { side: 'unit', statuses: { assigned: 'to-receive' }, forms: [] },
  coordinator: {
    side: 'ownerUnit',
    statuses: { submitted: 'to-confirm', 'return-requested': 'return-to-decide', blocked: 'obstacle-to-confirm' },
    forms: ['reminder-slip', 'urging-letter', 'explanation-request', 'meeting-item', 'supervision-proposal'],
  },
  fieldLeader: { side: 'ownerUnit', statuses: { submitted: 'to-confirm' }, forms: [] },
  leader: {
    side: 'ownerUnit',
    statuses: { 'return-requested': 'return-to-decide' },
    forms: ['explanation-request', 'meeting-item'],
  },
};

export class WaitingQuery {
  constructor(private readonly source: DataSource) {}

  async waiting(request: WaitingRequest): Promise<Waiting> {
    const duty = DUTIES[request.role];
    if (duty === undefined) return { items: [], total: 0 };
    const size = pageSize(request.limit);
    const [assignments, forms] = await Promise.all([
      this.assignments(duty, request, size),
      this.forms(duty, request, size),
    ]);
    const items = [...assignments.items, ...forms.items].sort((a, b) => (a.since < b.since ? -1 : 1));
    return { items: items.slice(0, size), total: assignments.total + forms.total };
  }

  private async assignments(duty: Duty, { unit, within }: WaitingRequest, size: number): Promise<Waiting> {
    const query = this.source
      .createQueryBuilder(AssignmentRow, 'row')
      .where('row.status in (:...statuses)', { statuses: Object.keys(duty.statuses) })
      .orderBy('row.statusSince')
      .addOrderBy('row.id');
    if (within !== undefined) assignmentsWithin(query, within);
    const [rows, total] = await found(query, duty, unit, size);
    const items = rows.map(({ id, status, statusSince, task, unit, dueAt }): WaitingItem => {
      const kind = duty.statuses[status] ?? 'to-receive';
      return { kind, since: statusSince, task, assignment: id, unit, dueAt, form: null };
    });
    return { items, total };
  }

  private async forms(duty: Duty, { unit, within }: WaitingRequest, size: number): Promise<Waiting> {
    if (duty.forms.length === 0) return { items: [], total: 0 };
    const query = this.source
      .createQueryBuilder(FormRow, 'row')
      .where("row.status = 'drafted' and row.kind in (:...kinds)", { kinds: duty.forms })
      .orderBy('row.position');
    if (within !== undefined && within.restricted !== null) exceptRestricted(query, within);
    const [rows, total] = await found(query, duty, unit, size);
    const items = rows.map(({ id, kind, draftedAt, task, assignment, unit, dueAt }): WaitingItem => {
      return { kind: 'form-to-issue', since: draftedAt, task, assignment, unit, dueAt, form: { id, kind } };
    });
    return { items, total };
  }
}

function found<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  { side }: Duty,
  unit: string | null,
  size: number,
): Promise<[Row[], number]> {
  if (unit !== null) query.andWhere(`row.${side} = :unit`, { unit });
  return query.limit(size).getManyAndCount();
}
