/**
 * The defaults that registers began with before the present one. A register that has one of them in force never chose it, so it gets
 * the present default as its next version; what was issued under the earlier one stays under it.
 */
import { sameData } from '../log/same-data.js';
import { DEFAULT_POLICY } from './default-policy.js';
import type { Ladder, LadderStep, Policy, StepCode } from './policy.js';

const UNIT = ['unitHead', 'officer'] as const;

function before(step: StepCode, workingDays: number): LadderStep {
  return { step, timing: { at: 'deadline', workingDays }, tells: UNIT, drafts: [] };
}

const R0: LadderStep = { step: 'R0', timing: { at: 'opening' }, tells: ['unitHead'], drafts: [] };
const R1: LadderStep = { step: 'R1', timing: { at: 'half-term', notBefore: 15 }, tells: UNIT, drafts: [] };
const LAST: readonly LadderStep[] = [
  before('R3', -3),
  before('R4a', -1),
  before('R4b', 0),
  {
    step: 'E1',
    timing: { at: 'deadline', workingDays: 1 },
    tells: ['unitHead', 'coordinator'],
    drafts: ['reminder-slip'],
  },
  {
    step: 'E2',
    timing: { at: 'deadline', workingDays: 5 },
    tells: ['unitHead', 'coordinator', 'fieldLeader'],
    drafts: ['urging-letter'],
  },
  {
    step: 'E3',
    timing: { at: 'deadline', workingDays: 10 },
    tells: ['coordinator', 'leader'],
    drafts: ['explanation-request'],
  },
];

function ladder(id: string, from: number, to: number | null, steps: readonly LadderStep[]): Ladder {
  return { id, termDays: { from, to }, urgency: ['normal', 'urgent', 'very-urgent', 'flash'], steps };
}

/** Up to the third escalation, one ladder for every urgency. */
const UP_TO_E3: Omit<Policy, 'version'> = {
  ladders: [
    ladder('short', 0, 10, [R0, ...LAST]),
    ladder('medium', 11, 29, [R0, before('R2', -7), ...LAST]),
    ladder('long', 30, null, [R0, R1, before('R2', -7), ...LAST]),
  ],
  dueSoon: { workingDays: 3, termFraction: 0.1, atMost: 15 },
  update: { shortTermDays: 90, shortCycleDays: 7, longCycleDays: 30, cycles: 2 },
  graceWorkingDays: 3,
};

export const EARLIER_DEFAULTS: readonly Omit<Policy, 'version'>[] = [UP_TO_E3];

/** The default to publish where this policy is in force; null where it is the present default, or the office's own. */
export function defaultAfter(inForce: Policy): Policy | null {
  const { version, ...rules } = inForce;
  return EARLIER_DEFAULTS.some((earlier) => sameData(earlier, rules))
    ? { ...DEFAULT_POLICY, version: version + 1 }
    : null;
}
