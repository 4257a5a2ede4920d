import { localDay } from '#domain';
import { type RateOf, RegisterQuery, ScoreboardQuery } from '#read-models';
import type { Register } from '../composition/register.js';

/** How many of a directive's tasks are done, of which tasks. */
export interface StatusBoard {
  readonly directive: string;
  readonly total: number;
  readonly rates: readonly RateOf[];
}

/** One board a directive, as its table has it now, latest issued first. */
export async function statusBoards({ source, clock }: Register): Promise<readonly StatusBoard[]> {
  const scores = new ScoreboardQuery(source);
  const boards: StatusBoard[] = [];
  for (const { id, number } of await new RegisterQuery(source).directives()) {
    const { total, rates } = await scores.directive(id, localDay(clock.now()));
    boards.push({ directive: number, total, rates });
  }
  return boards;
}

const OF: Readonly<Record<RateOf['code'], string>> = {
  'done-of-all': 'tất cả / of all',
  'done-of-due': 'đã đến hạn / of those due',
  'done-of-this-year': 'có hạn trong năm nay / of this year’s',
};

/** Each rate with its denominator: "12/KH-UBND: hoàn thành / done 66/123 tất cả / of all · …". */
export function boardLine({ directive, rates }: StatusBoard): string {
  const parts = rates.map(({ code, numerator, denominator }) => `${numerator}/${denominator} ${OF[code]}`);
  return `${directive}: hoàn thành / done ${parts.join(' · ')}`;
}
