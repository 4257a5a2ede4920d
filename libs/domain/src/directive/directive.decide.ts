import type { Command } from '../log/command.js';
import type { Urgency } from '../policy/policy.js';
import type { DirectiveKind } from './directive.js';

export type DirectiveCommand =
  | Command<
      'RegisterDirective',
      {
        readonly kind: DirectiveKind;
        readonly number: string;
        readonly issuedOn: string;
        readonly issuer: string;
        readonly abstract: string;
        readonly urgency: Urgency;
        /** Anything but `open` is refused and leaves no trace in the log. */
        readonly secrecy: 'open' | 'restricted' | 'secret';
        readonly ownerUnit: string;
      }
    >
  | Command<
      'NotePublishedCount',
      {
        readonly total: number;
        readonly parts: readonly { readonly label: string; readonly count: number }[];
        readonly asOf: string;
        readonly source: string;
      }
    >;
