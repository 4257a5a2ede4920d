import { Injectable } from '@nestjs/common';
import type { DirectiveList, DirectiveScoreboard, DirectiveSummary } from '#contracts';
import { localDay } from '#domain';
import { type DirectiveRow, RegisterQuery, ScoreboardQuery } from '#read-models';
import { ApiProblem } from '../http/api.problem.js';
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

  async list(): Promise<DirectiveList> {
    const { at } = await this.looking.at({});
    return { ...at, items: await this.summaries(await this.register.directives()) };
  }

  async show(id: string): Promise<DirectiveSummary> {
    const [summary] = await this.summaries([await this.known(id)]);
    if (summary === undefined) throw new ApiProblem('not-found');
    return summary;
  }

  async board(id: string, asked: MomentAsked): Promise<DirectiveScoreboard> {
    const { at, moment } = await this.looking.at(asked);
    const directive = await this.show(id);
    const { total, cells, groups, remainder, rates, published } = await this.scores.directive(
      id,
      localDay(at.asOf),
      moment,
    );
    return { ...at, counts: 'tasks', directive, total, cells, groups, remainder, rates, published };
  }

  private async known(id: string): Promise<DirectiveRow> {
    const row = await this.register.directive(id);
    if (row === null) throw new ApiProblem('not-found');
    return row;
  }

  private async summaries(rows: readonly DirectiveRow[]): Promise<DirectiveSummary[]> {
    const totals = await this.scores.directiveTotals(rows.map((row) => row.id));
    const unit = await this.references.unitNames(rows.map((row) => row.ownerUnit));
    return rows.map(({ id, number, kind, issuedOn, issuer, abstract, ownerUnit }) => {
      const total = totals.get(id) ?? 0;
      return { id, number, kind, issuedOn, issuer, abstract, ownerUnit: unit(ownerUnit), total };
    });
  }
}
