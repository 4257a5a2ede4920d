import { overseesFor } from '../log/authority.js';
import type { Command } from '../log/command.js';
import { firstOf, name, pastDay, text, wholeNumber } from '../log/demands.js';
import { refuse, type Decided, type Refusal } from '../log/refusals.js';
import type { Urgency } from '../policy/policy.js';
import type { UnitState } from '../unit/unit.js';
import type { DirectiveEvent, DirectiveKind, DirectiveState } from './directive.js';
import { isTaken, looksClassified, type SecrecyClass } from './secrecy.js';

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
        /** State secrets are refused and leave no trace in the log. */
        readonly secrecy: SecrecyClass;
        /** Somebody looked at a number or title that bears the mark of a state secret, and says that it is none. */
        readonly marksChecked?: boolean;
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

/** What a decision about a directive relies on besides the directive itself. */
export interface DirectivePremises {
  /** The unit that is to follow the directive up. */
  readonly owner: UnitState;
}

type Of<Type extends DirectiveCommand['type']> = Extract<DirectiveCommand, { type: Type }>;

/** Far above any real annex: what exceeds it is a slip of the finger. */
const largestCount = 1_000_000;

export function decideDirective(
  command: DirectiveCommand,
  state: DirectiveState,
  premises: DirectivePremises,
): Decided<DirectiveEvent> {
  switch (command.type) {
    case 'RegisterDirective':
      return register(command, state, premises);
    case 'NotePublishedCount':
      return noteCount(command, state);
  }
}

function register(
  command: Of<'RegisterDirective'>,
  state: DirectiveState,
  { owner }: DirectivePremises,
): Decided<DirectiveEvent> {
  const { kind, number, issuedOn, issuer, abstract, urgency, secrecy, ownerUnit } = command;
  // First of all: nothing about a secret document is looked at, compared or told.
  if (!isTaken(secrecy)) return refuse('secrecy-refused', 'secrecy');
  const refusal =
    overseesFor(command.by, ownerUnit, ['coordinator', 'leader']) ??
    name(number, 'number') ??
    name(issuer, 'issuer') ??
    text(abstract, 'abstract') ??
    pastDay(issuedOn, command.at, 'issuedOn') ??
    markRefused(command);
  if (refusal !== undefined) return refusal;
  if (owner.status === 'absent') return refuse('unit-not-found', 'ownerUnit');
  if (state.status === 'registered') {
    return isSame(command, state) ? [] : refuse('directive-exists', 'id');
  }
  return [
    {
      type: 'DirectiveRegistered',
      data: { kind, number, issuedOn, issuer, abstract, urgency, secrecy, ownerUnit },
    },
  ];
}

/** It says of itself that it is none, and bears the mark of a state secret: somebody must have looked. */
function markRefused({ number, abstract, marksChecked }: Of<'RegisterDirective'>): Refusal | undefined {
  const marked = marksChecked === true ? null : looksClassified({ number, abstract });
  return marked === null ? undefined : refuse('secrecy-marked', marked.field, { mark: marked.mark });
}

function isSame(command: Of<'RegisterDirective'>, state: Extract<DirectiveState, { status: 'registered' }>): boolean {
  const decisive = ['number', 'issuedOn', 'secrecy', 'ownerUnit'] as const;
  return decisive.every((fact) => command[fact] === state[fact]);
}

/** The parts need not sum to the total: that they do not is what the register is there to show. */
function noteCount(command: Of<'NotePublishedCount'>, state: DirectiveState): Decided<DirectiveEvent> {
  if (state.status === 'absent') return refuse('directive-not-found', 'id');
  const { total, parts, asOf, source } = command;
  const range = { from: 0, to: largestCount };
  const refusal =
    overseesFor(command.by, state.ownerUnit, ['coordinator', 'leader']) ??
    wholeNumber(total, 'total', range) ??
    wholeNumber(parts.length, 'parts', { from: 0, to: 50 }) ??
    firstOf(
      parts,
      (part, index) =>
        name(part.label, `parts/${index}/label`) ?? wholeNumber(part.count, `parts/${index}/count`, range),
    ) ??
    pastDay(asOf, command.at, 'asOf') ??
    text(source, 'source');
  return refusal ?? [{ type: 'PublishedCountNoted', data: { total, parts, asOf, source } }];
}
