import type { Fact } from '../log/event.js';

/** The rungs of the ladder. R4 rings twice: the working day before (R4a) and on the day itself (R4b). */
export const LADDER_STEPS = ['R0', 'R1', 'R2', 'R3', 'R4a', 'R4b', 'E1', 'E2', 'E3', 'E4', 'E5'] as const;

/**
 * Steps beside the ladder, each with a round of its own: U1 asks a silent unit for a word, once a silence; V1a tells the verifier of
 * a submission that waits, V1b those above.
 */
export const ROUND_STEPS = ['U1', 'V1a', 'V1b'] as const;
export type RoundStepCode = (typeof ROUND_STEPS)[number];

/** Every step, in the order in which they are explained. */
export const STEPS = [...LADDER_STEPS, ...ROUND_STEPS] as const;
export type StepCode = (typeof STEPS)[number];

export const FORM_KINDS = [
  'reminder-slip',
  'urging-letter',
  'explanation-request',
  /** An item for the next meeting of those who lead. */
  'meeting-item',
  /** The proposal that the inspection commission supervise. */
  'supervision-proposal',
] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** Where a step falls, in working days at the start of the hours in which people are written to. */
export type LadderTiming =
  /** At once when the assignment opens. */
  | { readonly at: 'opening' }
  /** The later of half the term and so many working days before the deadline. */
  | { readonly at: 'half-term'; readonly notBefore: number }
  /** Working days from the deadline: negative before it, 0 on its day, positive after it. */
  | { readonly at: 'deadline'; readonly workingDays: number };

/** Where a step beside the ladder falls: it begins anew with every silence or submission. */
export type RoundTiming =
  /** The first morning after one cycle without an update. */
  | { readonly at: 'silence' }
  /** So many working days after a submission. */
  | { readonly at: 'submission'; readonly workingDays: number };

export type StepTiming = LadderTiming | RoundTiming;

export type RecipientRole = 'unitHead' | 'officer' | 'coordinator' | 'fieldLeader' | 'leader';

/** One step as a policy has it. */
export interface StepRule {
  readonly step: StepCode;
  readonly timing: StepTiming;
  readonly tells: readonly RecipientRole[];
  readonly drafts: readonly FormKind[];
}

export interface LadderStep extends StepRule {
  readonly timing: LadderTiming;
}

export interface RoundStep extends StepRule {
  readonly timing: RoundTiming;
}

/** One ladder for a range of terms; the first whose range fits is used. Lengths in calendar days. */
export interface Ladder {
  readonly id: string;
  readonly termDays: { readonly from: number; readonly to: number | null };
  readonly urgency: readonly Urgency[];
  readonly steps: readonly LadderStep[];
}

export type Urgency = 'normal' | 'urgent' | 'very-urgent' | 'flash';

/** The policy: data, versioned; it never acts backwards. */
export interface Policy {
  readonly version: number;
  readonly ladders: readonly Ladder[];
  readonly dueSoon: { readonly workingDays: number; readonly termFraction: number; readonly atMost: number };
  /** A cycle is a week for terms under a quarter, else a month; at risk after so many without an update. */
  readonly update: {
    readonly shortTermDays: number;
    readonly shortCycleDays: number;
    readonly longCycleDays: number;
    readonly cycles: number;
  };
  readonly graceWorkingDays: number;
  /** A draft that nobody decided about is itself reminded, so often at most. Absent in policies that let drafts lie. */
  readonly drafts?: { readonly lieWorkingDays: number; readonly atMost: number };
  /** One page a leader on the first working morning of the week; so many lines a list. Absent: none. */
  readonly mondayPage?: { readonly listed: number };
  /** The steps beside the ladder. Absent in policies that have none. */
  readonly rounds?: readonly RoundStep[];
  /** Whether sending the work to the authority that issues it stops the unit's ladder. Absent: it does. */
  readonly sentForIssue?: { readonly stopsLadder: boolean };
  /** What a unit was told of and did not dispute counts as received after so many working days. Absent: it never does. */
  readonly receipt?: { readonly tacitAfterWorkingDays: number };
}

export type PolicyEvent = Fact<'PolicyPublished', { readonly policy: Policy }>;
