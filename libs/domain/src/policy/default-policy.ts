import type { Ladder, LadderStep, Policy, RoundStep, Urgency } from './policy.js';

const EVERY_URGENCY: readonly Urgency[] = ['normal', 'urgent', 'very-urgent', 'flash'];

const R0: LadderStep = { step: 'R0', timing: { at: 'opening' }, tells: ['unitHead'], drafts: [] };
const R1: LadderStep = {
  step: 'R1',
  timing: { at: 'half-term', notBefore: 15 },
  tells: ['unitHead', 'officer'],
  drafts: [],
};

function reminder(step: 'R2' | 'R3' | 'R4a' | 'R4b', workingDays: number): LadderStep {
  return { step, timing: { at: 'deadline', workingDays }, tells: ['unitHead', 'officer'], drafts: [] };
}

const NEAR: readonly LadderStep[] = [reminder('R3', -3), reminder('R4a', -1), reminder('R4b', 0)];

const ESCALATIONS: readonly LadderStep[] = [
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
  {
    step: 'E4',
    timing: { at: 'deadline', workingDays: 20 },
    tells: ['coordinator', 'leader'],
    drafts: ['meeting-item'],
  },
  {
    step: 'E5',
    timing: { at: 'deadline', workingDays: 30 },
    tells: ['coordinator'],
    drafts: ['supervision-proposal'],
  },
];

function ladder(id: string, from: number, to: number | null, steps: readonly LadderStep[]): Ladder {
  return { id, termDays: { from, to }, urgency: EVERY_URGENCY, steps };
}

const ROUNDS: readonly RoundStep[] = [
  { step: 'U1', timing: { at: 'silence' }, tells: ['unitHead', 'officer'], drafts: [] },
  { step: 'V1a', timing: { at: 'submission', workingDays: 5 }, tells: ['coordinator', 'fieldLeader'], drafts: [] },
  { step: 'V1b', timing: { at: 'submission', workingDays: 10 }, tells: ['leader'], drafts: [] },
];

/**
 * The policy that a register begins with. Short terms leave out the reminders for which they have no room; escalation is the
 * same for all. A later version is published as an event and never acts backwards.
 */
export const DEFAULT_POLICY: Policy = {
  version: 1,
  ladders: [
    ladder('short', 0, 10, [R0, ...NEAR, ...ESCALATIONS]),
    ladder('medium', 11, 29, [R0, reminder('R2', -7), ...NEAR, ...ESCALATIONS]),
    ladder('long', 30, null, [R0, R1, reminder('R2', -7), ...NEAR, ...ESCALATIONS]),
  ],
  dueSoon: { workingDays: 3, termFraction: 0.1, atMost: 15 },
  update: { shortTermDays: 90, shortCycleDays: 7, longCycleDays: 30, cycles: 2 },
  graceWorkingDays: 3,
  drafts: { lieWorkingDays: 3, atMost: 3 },
  mondayPage: { listed: 10 },
  rounds: ROUNDS,
  receipt: { tacitAfterWorkingDays: 5 },
};
