import { Injectable } from '@nestjs/common';
import type { DirectiveList, DirectiveScoreboard, DirectiveSummary } from '#contracts';
import { localDay } from '#domain';
import { type DirectiveRow, ownsWithin, RegisterQuery, type Scope, ScoreboardQuery } from '#read-models';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import { Looking } from '../reading/looking.js';
import type { MomentAsked } from '../reading/moment.query.js';
import { References } from '../reading/references.js';

/** Directives and their boards, which count tasks. */
@Injectable()
export class DirectiveScreens {
  constructor(
    private readonly looking: Looking,
    private readonly references: References,
    private readonly register: RegisterQuery,
    private readonly scores: ScoreboardQuery,
  ) {}

  async list(viewer: Viewer): Promise<DirectiveList> {
    const [{ at }, within] = await Promise.all([this.looking.at({}), this.looking.scopeOf(viewer)]);
    return { ...at, items: await this.summaries(await this.register.directives(within), within) };
  }

  async show(id: string, viewer: Viewer): Promise<DirectiveSummary> {
    const within = await this.looking.scopeOf(viewer);
    return this.summary(await this.known(id, within), within);
  }

  /** Counts the tasks that the one who asks may see: of one's own directive all, of another's those of one's own units. */
  async board(id: string, viewer: Viewer, asked: MomentAsked): Promise<DirectiveScoreboard> {
    const [{ at, moment }, scope] = await Promise.all([this.looking.at(asked), this.looking.scopeOf(viewer)]);
    const row = await this.known(id, scope);
    const within = ownsWithin(scope, row) ? undefined : scope;
    const directive = await this.summary(row, within);
    const { total, cells, groups, remainder, rates, published } = await this.scores.directive(
      id,
      localDay(at.asOf),
      moment,
      within,
    );
    return { ...at, counts: 'tasks', directive, total, cells, groups, remainder, rates, published };
  }

  private async known(id: string, within: Scope | undefined): Promise<DirectiveRow> {
    const row = await this.register.directive(id, within);
    if (row === null) throw new ApiProblem('not-found');
    return row;
  }

  private async summary(row: DirectiveRow, within: Scope | undefined): Promise<DirectiveSummary> {
    const [summary] = await this.summaries([row], within);
    if (summary === undefined) throw new ApiProblem('not-found');
    return summary;
  }

  private async summaries(rows: readonly DirectiveRow[], within: Scope | undefined): Promise<DirectiveSummary[]> {
    const ids = rows.map((row) => row.id);
    // Who sees all units sees all of every directive that is listed.
    const totals = await (within === undefined || within.units === null
      ? this.scores.directiveTotals(ids)
      : this.scores.directiveTotalsWithin(ids, within));
    const unit = await this.references.unitNames(rows.map((row) => row.ownerUnit));
    return rows.map(({ id, number, kind, issuedOn, issuer, abstract, secrecy, ownerUnit }) => {
      const total = totals.get(id) ?? 0;
      return { id, number, kind, issuedOn, issuer, abstract, secrecy, ownerUnit: unit(ownerUnit), total };
    });
  }
}
