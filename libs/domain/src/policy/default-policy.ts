import type { Ladder, LadderStep, Policy, RoundStep, Urgency } from './policy.js';

const UNIT = ['unitHead', 'officer'] as const;

/** In working days from the deadline: how early a ladder reminds, and how fast it climbs. */
interface Pace {
  readonly halfTermNotBefore: number;
  readonly R2: number;
  readonly R3: number;
  readonly escalations: readonly [E1: number, E2: number, E3: number, E4: number, E5: number];
}

/** The office's habit. */
const NORMAL: Pace = { halfTermNotBefore: 15, R2: 7, R3: 3, escalations: [1, 5, 10, 20, 30] };
/** The two tighter ones are ours: "khẩn" is due in days rather than weeks, and "thượng khẩn", "hỏa tốc" in hours rather than days. */
const URGENT: Pace = { halfTermNotBefore: 10, R2: 5, R3: 2, escalations: [1, 3, 5, 10, 20] };
const PRESSING: Pace = { halfTermNotBefore: 10, R2: 5, R3: 2, escalations: [1, 2, 3, 5, 10] };

const R0: LadderStep = { step: 'R0', timing: { at: 'opening' }, tells: ['unitHead'], drafts: [] };

function reminder(step: 'R2' | 'R3' | 'R4a' | 'R4b', before: number): LadderStep {
  return { step, timing: { at: 'deadline', workingDays: 0 - before }, tells: UNIT, drafts: [] };
}

function halfTerm({ halfTermNotBefore: notBefore }: Pace): LadderStep {
  return { step: 'R1', timing: { at: 'half-term', notBefore }, tells: UNIT, drafts: [] };
}

function near({ R3, escalations }: Pace): readonly LadderStep[] {
  const [E1, E2, E3, E4, E5] = escalations;
  const after = (workingDays: number) => ({ at: 'deadline' as const, workingDays });
  return [
    reminder('R3', R3),
    reminder('R4a', 1),
    reminder('R4b', 0),
    { step: 'E1', timing: after(E1), tells: ['unitHead', 'coordinator'], drafts: ['reminder-slip'] },
    { step: 'E2', timing: after(E2), tells: ['unitHead', 'coordinator', 'fieldLeader'], drafts: ['urging-letter'] },
    { step: 'E3', timing: after(E3), tells: ['coordinator', 'leader'], drafts: ['explanation-request'] },
    { step: 'E4', timing: after(E4), tells: ['coordinator', 'leader'], drafts: ['meeting-item'] },
    { step: 'E5', timing: after(E5), tells: ['coordinator'], drafts: ['supervision-proposal'] },
  ];
}

/** Short terms leave out the reminders for which they have no room. */
function laddersFor(prefix: string, urgency: readonly Urgency[], pace: Pace): readonly Ladder[] {
  const rest = near(pace);
  const ladder = (name: string, [from, to]: readonly [number, number | null], steps: readonly LadderStep[]): Ladder => {
    return { id: `${prefix}${name}`, termDays: { from, to }, urgency, steps };
  };
  return [
    ladder('short', [0, 10], [R0, ...rest]),
    ladder('medium', [11, 29], [R0, reminder('R2', pace.R2), ...rest]),
    ladder('long', [30, null], [R0, halfTerm(pace), reminder('R2', pace.R2), ...rest]),
  ];
}

const ROUNDS: readonly RoundStep[] = [
  { step: 'U1', timing: { at: 'silence' }, tells: ['unitHead', 'officer'], drafts: [] },
  { step: 'V1a', timing: { at: 'submission', workingDays: 5 }, tells: ['coordinator', 'fieldLeader'], drafts: [] },
  { step: 'V1b', timing: { at: 'submission', workingDays: 10 }, tells: ['leader'], drafts: [] },
];

/**
 * The policy that a register begins with: ladders by length of term and urgency. A later version is published as an event and never acts backwards.
 */
export const DEFAULT_POLICY: Policy = {
  version: 1,
  ladders: [
    ...laddersFor('', ['normal'], NORMAL),
    ...laddersFor('urgent-', ['urgent'], URGENT),
    ...laddersFor('pressing-', ['very-urgent', 'flash'], PRESSING),
  ],
  dueSoon: { workingDays: 3, termFraction: 0.1, atMost: 15 },
  update: { shortTermDays: 90, shortCycleDays: 7, longCycleDays: 30, cycles: 2 },
  graceWorkingDays: 3,
  drafts: { lieWorkingDays: 3, atMost: 3 },
  mondayPage: { listed: 10 },
  rounds: ROUNDS,
  receipt: { tacitAfterWorkingDays: 5 },
};
