/**
 * What a Monday's page tells, counted once a week: of each unit that follows work up, how its tasks stand, what waits for its leaders,
 * which drafts lie and which were dropped, and which units nobody can be reminded in. Unlike a board it may look at rows.
 */
import type { MondayPage, PageList } from '#domain';
import type { DataSource } from 'typeorm';
import { FormRow } from '../forms/forms.entity.js';
import { WaitingQuery } from '../inbox/waiting.query.js';
import { AssignmentRow, DirectiveRow, TaskRow } from '../register/register.entity.js';
import { ClockedRow } from '../timers/timers.entity.js';
import { PostRow } from '../units/units.entity.js';
import { NoticeRow } from './notices.entity.js';

export interface MondayAsked {
  readonly openedBy: string;
  readonly from: string;
  readonly to: string;
  readonly lyingSince: string | null;
  readonly listed: number;
  /** The log position that the tables show. */
  readonly position: number;
}

export interface LeadersPages {
  readonly person: string;
  readonly pages: readonly MondayPage[];
}

type Leading = MondayPage['as'];
/** What is the same for whoever leads a unit. */
type Counted = Omit<MondayPage, 'as' | 'waiting'>;

export class MondayQuery {
  private readonly waiting: WaitingQuery;

  constructor(private readonly source: DataSource) {
    this.waiting = new WaitingQuery(source);
  }

  /** Whether any assignment is still open. */
  awaited(): Promise<boolean> {
    return this.source.getRepository(ClockedRow).existsBy({ ended: false });
  }

  composedBetween(from: string, to: string): Promise<boolean> {
    return this.source
      .createQueryBuilder(NoticeRow, 'notice')
      .where("notice.kind = 'monday-page' and notice.slot between :from and :to", { from, to })
      .getExists();
  }

  /** Whether anybody gets a page: leads a unit that follows up work which is open and was opened by an instant. */
  anybody(openedBy: string): Promise<boolean> {
    return this.source
      .createQueryBuilder(AssignmentRow, 'row')
      .innerJoin(PostRow, 'post', "post.unit = row.ownerUnit and post.post in ('leader', 'fieldLeader')")
      .where("row.status <> 'completed' and row.openedAt <= :openedBy", { openedBy })
      .getExists();
  }

  /** By person id, a person's pages by unit id. A person who leads and leads a field of one unit gets one page, as leader. */
  async pages(asked: MondayAsked): Promise<LeadersPages[]> {
    const pages = new Map<string, MondayPage[]>();
    for (const unit of await this.followedUp(asked.openedBy)) {
      const leaders = await this.leadersOf(unit);
      if (leaders.size === 0) continue;
      const counted = await this.count(unit, asked);
      for (const [person, as] of leaders) {
        const page = { ...counted, as, waiting: await this.waitsFor(as, unit, asked.listed) };
        pages.set(person, [...(pages.get(person) ?? []), page]);
      }
    }
    return [...pages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([person, theirs]) => ({ person, pages: theirs }));
  }

  /** Units that follow up work which is open and was opened by an instant. */
  private async followedUp(openedBy: string): Promise<readonly string[]> {
    const rows: { unit: string }[] = await this.source
      .createQueryBuilder(AssignmentRow, 'row')
      .select('row.ownerUnit', 'unit')
      .where("row.status <> 'completed' and row.openedAt <= :openedBy", { openedBy })
      .groupBy('row.ownerUnit')
      .orderBy('row.ownerUnit')
      .getRawMany();
    return rows.map(({ unit }) => unit);
  }

  private async leadersOf(unit: string): Promise<ReadonlyMap<string, Leading>> {
    const posts = await this.source
      .createQueryBuilder(PostRow, 'post')
      .where("post.unit = :unit and post.post in ('leader', 'fieldLeader')", { unit })
      .orderBy('post.person')
      .getMany();
    const leaders = new Map<string, Leading>();
    for (const { person, post } of posts)
      if (post === 'leader' || (post === 'fieldLeader' && !leaders.has(person))) leaders.set(person, post);
    return leaders;
  }

  private async count(unit: string, asked: MondayAsked): Promise<Counted> {
    const { from, to, position, listed, lyingSince } = asked;
    const [groups, late, atRisk, lying, dropped, withoutHead] = await Promise.all([
      this.groups(unit),
      this.tasks(unit, 'late', listed),
      this.tasks(unit, 'atRisk', listed),
      lyingSince === null
        ? none
        : this.forms(unit, "status = 'drafted' and form.draftedAt <= :to", { to: lyingSince, listed }),
      this.forms(unit, "status = 'dropped' and form.settledAt >= :from and form.settledAt < :to", { from, to, listed }),
      this.withoutHead(unit, listed),
    ]);
    const of = (group: string): number => groups.get(group) ?? 0;
    const tally = {
      total: [...groups.values()].reduce((sum, count) => sum + count, 0),
      done: of('done'),
      onSchedule: of('on-schedule'),
      late: late.count,
      atRisk: atRisk.count,
      notImplementable: of('not-implementable'),
      remainder: of('remainder'),
    };
    return { unit, position, from, to, tally, late, atRisk, lying, dropped, withoutHead };
  }

  private async groups(unit: string): Promise<ReadonlyMap<string, number>> {
    const rows: { group: string; count: string }[] = await this.tasksOf(unit)
      .select('task.boardGroup', 'group')
      .addSelect('count(*)', 'count')
      .groupBy('task.boardGroup')
      .getRawMany();
    return new Map(rows.map(({ group, count }) => [group, Number(count)]));
  }

  private async tasks(unit: string, which: 'late' | 'atRisk', listed: number): Promise<MondayPage['late']> {
    const cell = which === 'late' ? '=' : '<>';
    const [rows, count] = await this.tasksOf(unit)
      .andWhere(`task.boardGroup = 'behind-or-at-risk' and task.cell ${cell} 'open-overdue'`)
      .orderBy('task.dueOn')
      .addOrderBy('task.id')
      .limit(listed)
      .getManyAndCount();
    return { count, first: rows.map(({ id }) => ({ task: id })) };
  }

  private tasksOf(unit: string) {
    return this.source
      .createQueryBuilder(TaskRow, 'task')
      .innerJoin(DirectiveRow, 'directive', 'directive.id = task.directive')
      .where('directive.ownerUnit = :unit', { unit });
  }

  private async forms(
    unit: string,
    condition: string,
    { listed, ...asked }: { readonly from?: string; readonly to: string; readonly listed: number },
  ): Promise<MondayPage['lying']> {
    const [rows, count] = await this.source
      .createQueryBuilder(FormRow, 'form')
      .where('form.ownerUnit = :unit', { unit })
      .andWhere(`form.${condition}`, asked)
      .orderBy('form.draftedAt')
      .addOrderBy('form.id')
      .limit(listed)
      .getManyAndCount();
    return { count, first: rows.map(({ id }) => ({ form: id })) };
  }

  private async waitsFor(as: Leading, unit: string, listed: number): Promise<MondayPage['waiting']> {
    const { items, total } = await this.waiting.waiting({ role: as, unit, limit: listed });
    return { count: total, first: items.map(({ kind, task, form }) => ({ kind, task, form: form?.id ?? null })) };
  }

  /** Lead units of open work that nobody heads. */
  private async withoutHead(owner: string, listed: number): Promise<MondayPage['withoutHead']> {
    const rows: { unit: string }[] = await this.source
      .createQueryBuilder(AssignmentRow, 'row')
      .select('row.unit', 'unit')
      .leftJoin(PostRow, 'post', "post.unit = row.unit and post.post = 'unitHead'")
      .where("row.ownerUnit = :owner and row.status <> 'completed' and post.unit is null", { owner })
      .groupBy('row.unit')
      .orderBy('row.unit')
      .getRawMany();
    return { count: rows.length, first: rows.slice(0, listed) };
  }
}

const none: PageList<never> = { count: 0, first: [] };
