import type { DayCount, Recipient } from '../assignment/assignment.js';
import type { Fact } from '../log/event.js';
import type { FormKind, StepCode } from '../policy/policy.js';

/** A draft that lies: nobody issued, changed or dropped it for the policy's working days. */
interface LyingDraft {
  /** Counted from 1. */
  readonly reminder: number;
  readonly kind: FormKind;
  readonly assignment: string;
  readonly task: string;
  readonly step: StepCode;
  readonly dueAt: string;
  /** From the day since which it lies. */
  readonly days: DayCount;
  readonly policyVersion: number;
  readonly calendarVersion: number;
}

/** A slip, letter or request that the ladder drafted: a named person issues it, or drops it with a reason. */
export type FormEvent =
  | Fact<
      'FormDrafted',
      {
        readonly kind: FormKind;
        readonly assignment: string;
        readonly task: string;
        readonly unit: string;
        readonly ownerUnit: string;
        readonly step: StepCode;
        readonly dueAt: string | null;
      }
    >
  | Fact<'FormIssued', { readonly number: string | null }>
  | Fact<'FormDropped', { readonly reason: string }>
  | Fact<'FormReminded', LyingDraft & { readonly late: boolean; readonly recipients: readonly Recipient[] }>
  | Fact<'FormReminderSuppressed', LyingDraft & { readonly reason: 'no-recipient' }>;

interface FormFacts {
  readonly kind: FormKind;
  readonly assignment: string;
  readonly task: string;
  readonly ownerUnit: string;
  readonly step: StepCode;
}

export type FormState =
  | { readonly status: 'absent' }
  | ({
      readonly status: 'drafted';
      readonly draftedAt: string;
      /** Since when it lies: its drafting, or its last reminder. */
      readonly since: string;
      /** Reminders so far, suppressed ones too. */
      readonly reminders: number;
    } & FormFacts)
  | ({ readonly status: 'issued'; readonly number: string | null } & FormFacts)
  | ({ readonly status: 'dropped'; readonly reason: string } & FormFacts);
