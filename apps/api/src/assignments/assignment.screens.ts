import { Injectable } from '@nestjs/common';
import type { AssignmentAnswer, LadderView } from '#contracts';
import { RegisterQuery } from '#read-models';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import { Reading } from '../reading/reading.js';
import { RegisterViews } from '../tasks/register.views.js';
import { LadderViews } from './ladder.views.js';

@Injectable()
export class AssignmentScreens {
  constructor(
    private readonly reading: Reading,
    private readonly register: RegisterQuery,
    private readonly views: RegisterViews,
    private readonly ladders: LadderViews,
  ) {}

  async show(id: string, viewer: Viewer): Promise<AssignmentAnswer> {
    const [at, within] = await Promise.all([this.reading.at(), this.reading.scopeOf(viewer)]);
    const row = await this.register.assignment(id, within);
    if (row === null) throw new ApiProblem('not-found');
    const [assignment] = await this.views.assignments([row], at.asOf, viewer);
    if (assignment === undefined) throw new ApiProblem('not-found');
    return { ...at, task: row.task, assignment };
  }

  async ladder(id: string, viewer: Viewer): Promise<LadderView> {
    const within = await this.reading.scopeOf(viewer);
    const row = await this.register.assignment(id, within);
    if (row === null) throw new ApiProblem('not-found');
    const secrecy = row.restricted ? 'restricted' : 'open';
    return { ...(await this.reading.at()), ...(await this.ladders.of(id)), secrecy };
  }
}
