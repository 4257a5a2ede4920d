import { Inject, Injectable } from '@nestjs/common';
import type { TaskDetail, TaskPage } from '#contracts';
import type { EventStore } from '#event-store';
import { HistoryQuery, type Moment, type Scope } from '#read-models';
import { EVENT_STORE } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import { Looking } from '../reading/looking.js';
import type { MomentAsked } from '../reading/moment.query.js';
import { RegisterViews } from './register.views.js';
import { requestOf, type TaskListQuery } from './task-list.query.js';
import { WhyLines } from './why.lines.js';

/** One task as of a moment. */
@Injectable()
export class PastTaskViews {
  constructor(
    private readonly history: HistoryQuery,
    private readonly views: RegisterViews,
    private readonly why: WhyLines,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  /** Of the past nobody may do anything any more, and what is known only now does not explain what was shown then. */
  async of(
    id: string,
    viewer: Viewer,
    moment: Moment,
    within?: Scope,
  ): Promise<Pick<TaskDetail, 'task' | 'assignments' | 'why'>> {
    const found = await this.history.task(id, moment, this.store, within);
    if (found === null) throw new ApiProblem('not-found');
    const [task, assignments, why] = await Promise.all([
      this.views.task(found.task, moment.instant),
      this.views.assignments(found.assignments, moment.instant, viewer),
      moment.view === 'shown' ? this.why.of(found.task, found.assignments, moment.position) : [],
    ]);
    return { task, assignments: assignments.map((view) => ({ ...view, actions: [] })), why };
  }
}

/** The register as of a moment. */
@Injectable()
export class PastTaskScreens {
  constructor(
    private readonly looking: Looking,
    private readonly history: HistoryQuery,
    private readonly views: RegisterViews,
    private readonly tasks: PastTaskViews,
  ) {}

  async list(viewer: Viewer, query: TaskListQuery & { readonly asOf: string }): Promise<TaskPage> {
    const { at, moment } = await this.looking.back(query);
    const { items, total, next } = await this.history.tasks(
      requestOf(query, await this.looking.scopeOf(viewer)),
      moment,
    );
    return { ...at, items: await this.views.tasks(items, moment.instant), total, next };
  }

  async show(id: string, viewer: Viewer, asked: MomentAsked & { readonly asOf: string }): Promise<TaskDetail> {
    const { at, moment } = await this.looking.back(asked);
    return { ...at, ...(await this.tasks.of(id, viewer, moment, await this.looking.scopeOf(viewer))) };
  }
}
