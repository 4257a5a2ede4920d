import type { Fact } from '../log/event.js';
import type { FormKind, StepCode } from '../policy/policy.js';

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
  | Fact<'FormDropped', { readonly reason: string }>;

interface FormFacts {
  readonly kind: FormKind;
  readonly assignment: string;
  readonly ownerUnit: string;
}

export type FormState =
  | { readonly status: 'absent' }
  | ({ readonly status: 'drafted' } & FormFacts)
  | ({ readonly status: 'issued'; readonly number: string | null } & FormFacts)
  | ({ readonly status: 'dropped'; readonly reason: string } & FormFacts);
