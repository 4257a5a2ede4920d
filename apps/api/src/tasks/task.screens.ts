import { Injectable } from '@nestjs/common';
import type { TaskDetail, TaskPage } from '#contracts';
import { RegisterQuery } from '#read-models';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import { Reading } from '../reading/reading.js';
import { RegisterViews } from './register.views.js';
import { requestOf, type TaskListQuery } from './task-list.query.js';
import { WhyLines } from './why.lines.js';

/** The register's list, and one task in full. */
@Injectable()
export class TaskScreens {
  constructor(
    private readonly reading: Reading,
    private readonly register: RegisterQuery,
    private readonly views: RegisterViews,
    private readonly why: WhyLines,
  ) {}

  async list(viewer: Viewer, query: TaskListQuery): Promise<TaskPage> {
    const [at, within] = await Promise.all([this.reading.at(), this.reading.scopeOf(viewer)]);
    const { items, total, next } = await this.register.tasks(requestOf(query, within));
    return { ...at, items: await this.views.tasks(items, at.asOf), total, next };
  }

  async show(id: string, viewer: Viewer): Promise<TaskDetail> {
    const [at, within] = await Promise.all([this.reading.at(), this.reading.scopeOf(viewer)]);
    const row = await this.register.task(id, within);
    if (row === null) throw new ApiProblem('not-found');
    const assignments = await this.register.assignmentsOf(id, within);
    const [task, views, why] = await Promise.all([
      this.views.task(row, at.asOf),
      this.views.assignments(assignments, at.asOf, viewer),
      this.why.of(row, assignments),
    ]);
    return { ...at, task, assignments: views, why };
  }
}
