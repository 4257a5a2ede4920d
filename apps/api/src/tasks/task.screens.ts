import { Inject, Injectable } from '@nestjs/common';
import type { TaskDetail, TaskPage } from '#contracts';
import type { EventStore } from '#event-store';
import { HistoryQuery, type Moment, RegisterQuery } from '#read-models';
import { EVENT_STORE } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import { Looking } from '../reading/looking.js';
import type { MomentAsked } from '../reading/moment.query.js';
import { RegisterViews } from './register.views.js';
import type { TaskListQuery } from './task-list.query.js';
import { WhyLines } from './why.lines.js';

/** The register's list, and one task in full. */
@Injectable()
export class TaskScreens {
  constructor(
    private readonly looking: Looking,
    private readonly register: RegisterQuery,
    private readonly history: HistoryQuery,
    private readonly views: RegisterViews,
    private readonly why: WhyLines,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  async list({ limit, cursor, due, asOf, view, ...filter }: TaskListQuery): Promise<TaskPage> {
    const { at, moment } = await this.looking.at({ asOf, view });
    const order = due === undefined ? 'ordinal' : 'due';
    const request = { filter: { ...filter, dueBy: due }, order, limit, cursor } as const;
    const page = moment === undefined ? await this.register.tasks(request) : await this.history.tasks(request, moment);
    return { ...at, items: await this.views.tasks(page.items, at.asOf), total: page.total, next: page.next };
  }

  /** Of the past nobody may do anything any more, and what is known only now does not explain what was shown then. */
  async show(id: string, viewer: Viewer, asked: MomentAsked): Promise<TaskDetail> {
    const { at, moment } = await this.looking.at(asked);
    if (moment !== undefined) return { ...at, ...(await this.past(id, viewer, moment)) };
    const row = await this.register.task(id);
    if (row === null) throw new ApiProblem('not-found');
    const assignments = await this.register.assignmentsOf(id);
    const [task, views, why] = await Promise.all([
      this.views.task(row, at.asOf),
      this.views.assignments(assignments, at.asOf, viewer),
      this.why.of(row, assignments),
    ]);
    return { ...at, task, assignments: views, why };
  }

  private async past(id: string, viewer: Viewer, moment: Moment) {
    const found = await this.history.task(id, moment, this.store);
    if (found === null) throw new ApiProblem('not-found');
    const [task, views, why] = await Promise.all([
      this.views.task(found.task, moment.instant),
      this.views.assignments(found.assignments, moment.instant, viewer),
      moment.view === 'shown' ? this.why.of(found.task, found.assignments, moment.position) : [],
    ]);
    return { task, assignments: views.map((view) => ({ ...view, actions: [] })), why };
  }
}
