import type { Fact } from '../log/event.js';
import type { Urgency } from '../policy/policy.js';
import type { TakenSecrecy } from './secrecy.js';

export type DirectiveKind = 'resolution' | 'action-programme' | 'plan' | 'meeting-conclusion' | 'official-letter';

export type DirectiveEvent =
  | Fact<
      'DirectiveRegistered',
      {
        readonly kind: DirectiveKind;
        /** Number and symbol as printed, e.g. "03/NQ-CP". */
        readonly number: string;
        readonly issuedOn: string;
        readonly issuer: string;
        readonly abstract: string;
        readonly urgency: Urgency;
        /** State secrets are refused at the door: they never reach the log. */
        readonly secrecy: TakenSecrecy;
        /** The unit that follows it up: its coordinators, field leaders and leaders are told. */
        readonly ownerUnit: string;
      }
    >
  /** A number that somebody published about this directive, kept beside ours. */
  | Fact<
      'PublishedCountNoted',
      {
        readonly total: number;
        readonly parts: readonly { readonly label: string; readonly count: number }[];
        readonly asOf: string;
        readonly source: string;
      }
    >;

export type DirectiveState =
  | { readonly status: 'absent' }
  | {
      readonly status: 'registered';
      readonly number: string;
      readonly issuedOn: string;
      readonly urgency: Urgency;
      readonly secrecy: TakenSecrecy;
      readonly ownerUnit: string;
    };
