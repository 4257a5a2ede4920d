/**
 * How one assignment is handled, drawn once for all. The shares are a plausible year of an office, not a measured one: most units
 * take their work up and end it within the term, a fifth ends it late, and some are never heard of.
 *
 * | what                 | shares                                                                            |
 * | -------------------- | --------------------------------------------------------------------------------- |
 * | receipt              | 55 % within three working days, 15 % after four to eight, 30 % silent             |
 * | handed to an officer | half of those received                                                            |
 * | asked to be returned | 7 %, on the second to sixth working day; a third of them is granted               |
 * | progress             | half report once a cycle, a quarter every second or third, a quarter never        |
 * | falls silent         | a quarter of those who report, after two to four reports                          |
 * | obstacle             | 12 %, for 5 to 40 working days; 60 % of them are confirmed by the coordinator     |
 * | submission           | 35 % early, 25 % in the last three days, 25 % up to 25 working days late, 15 % never |
 */
import { SeededDraws } from './seeded.draws.js';

/** Nobody plans more reports than these. */
const MOST_REPORTS = 60;

export interface Temperament {
  readonly receipt: { readonly days: number } | null;
  readonly delegates: boolean;
  readonly returns: { readonly days: number; readonly reason: 'not-our-function' | 'unclear' | 'duplicate' } | null;
  /** Reports come every so many calendar days, until so many were made; null: never. */
  readonly reports: { readonly everyDays: number; readonly most: number } | null;
  readonly obstacle: { readonly percentOfTerm: number } | null;
  /** Working days from the deadline's last day, negative before it; null: never. */
  readonly submission: { readonly fromDeadline: number } | null;
  /** For work without a date: submitted so many working days after the opening; null: never. */
  readonly undated: { readonly fromOpening: number } | null;
  /** Which time of the day these people act at, 0 to 3. */
  readonly time: number;
}

/** Every trait has draws of its own, so that a share that changes moves no other trait. */
export function temperamentOf(seed: number, assignment: string, longCycle: boolean): Temperament {
  const of = (trait: string): SeededDraws => new SeededDraws(seed, `${trait} of ${assignment}`);
  return {
    receipt: receiptFrom(of('receipt')),
    delegates: of('delegation').chance(50),
    returns: returnsFrom(of('return')),
    reports: reportsFrom(of('reports'), longCycle),
    obstacle: obstacleFrom(of('obstacle')),
    submission: submissionFrom(of('submission')),
    undated: undatedFrom(of('undated work')),
    time: of('time of day').between(0, 3),
  };
}

function receiptFrom(draws: SeededDraws): Temperament['receipt'] {
  switch (draws.oneOf({ prompt: 55, slow: 15, silent: 30 })) {
    case 'prompt':
      return { days: draws.between(0, 3) };
    case 'slow':
      return { days: draws.between(4, 8) };
    case 'silent':
      return null;
  }
}

function returnsFrom(draws: SeededDraws): Temperament['returns'] {
  if (!draws.chance(7)) return null;
  const days = draws.between(1, 5);
  return { days, reason: draws.oneOf({ 'not-our-function': 3, unclear: 2, duplicate: 1 }) };
}

function reportsFrom(draws: SeededDraws, longCycle: boolean): Temperament['reports'] {
  const diligence = draws.oneOf({ steady: 50, sparse: 25, silent: 25 });
  if (diligence === 'silent') return null;
  const cycle = longCycle ? draws.between(20, 32) : draws.between(5, 9);
  const everyDays = diligence === 'steady' ? cycle : cycle * draws.between(2, 3);
  return { everyDays, most: draws.chance(25) ? draws.between(2, 4) : MOST_REPORTS };
}

function obstacleFrom(draws: SeededDraws): Temperament['obstacle'] {
  return draws.chance(12) ? { percentOfTerm: draws.between(20, 70) } : null;
}

function submissionFrom(draws: SeededDraws): Temperament['submission'] {
  switch (draws.oneOf({ early: 35, 'just in time': 25, late: 25, never: 15 })) {
    case 'early':
      return { fromDeadline: -draws.between(3, 20) };
    case 'just in time':
      return { fromDeadline: -draws.between(0, 2) };
    case 'late':
      return { fromDeadline: draws.between(1, 25) };
    case 'never':
      return null;
  }
}

function undatedFrom(draws: SeededDraws): Temperament['undated'] {
  return draws.chance(30) ? { fromOpening: draws.between(60, 250) } : null;
}
