import type { Command } from '../log/command.js';
import type { FormKind, StepCode } from '../policy/policy.js';

export type FormCommand =
  /** Follows from a fired step, in the same request. */
  | Command<
      'DraftForm',
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
  /** An urging letter bears a number of the office's register; a reminder slip has none. */
  | Command<'IssueForm', { readonly number: string | null }>
  | Command<'DropForm', { readonly reason: string }>;
