import type { Fact } from '../log/event.js';

/** The rungs of the ladder. R4 rings twice: the working day before (R4a) and on the day itself (R4b). */
export const LADDER_STEPS = ['R0', 'R1', 'R2', 'R3', 'R4a', 'R4b', 'E1', 'E2', 'E3', 'E4', 'E5'] as const;
export type StepCode = (typeof LADDER_STEPS)[number];

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
export type StepTiming =
  /** At once when the assignment opens. */
  | { readonly at: 'opening' }
  /** The later of half the term and so many working days before the deadline. */
  | { readonly at: 'half-term'; readonly notBefore: number }
  /** Working days from the deadline: negative before it, 0 on its day, positive after it. */
  | { readonly at: 'deadline'; readonly workingDays: number };

export type RecipientRole = 'unitHead' | 'officer' | 'coordinator' | 'fieldLeader' | 'leader';

export interface LadderStep {
  readonly step: StepCode;
  readonly timing: StepTiming;
  readonly tells: readonly RecipientRole[];
  readonly drafts: readonly FormKind[];
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
}

export type PolicyEvent = Fact<'PolicyPublished', { readonly policy: Policy }>;
