import { addMs, isInstant } from '../calendar/local-day.js';
import { hasRole } from '../log/authority.js';
import type { Command } from '../log/command.js';
import { person as personDemand, text } from '../log/demands.js';
import { type Decided, refuse, type Refusal } from '../log/refusals.js';
import type { UnitState } from '../unit/unit.js';
import {
  type DelegationCapacity,
  ErasureReason,
  Grant,
  GrantableRole,
  GrantEvent,
  GrantsState,
  ROLES_APART,
} from './grant.js';
import { isAppointed, overlap } from './standing.js';

/** The stream is that of the person's grants; `grant` names the new one, or the one that is meant. */
export type GrantCommand =
  | Command<
      'GiveGrant',
      {
        readonly person: string;
        readonly grant: string;
        readonly role: GrantableRole;
        readonly unit: string | null;
        /** Null: from now on. */
        readonly from: string | null;
        /** Null: until it is ended. */
        readonly until: string | null;
        /** It reaches what is restricted, too; absent: it does not. */
        readonly restricted?: boolean;
      }
    >
  /** A head's own role, in the head's own unit, for a span. */
  | Command<
      'DelegateRole',
      {
        readonly person: string;
        readonly grant: string;
        readonly capacity: DelegationCapacity;
        readonly from: string | null;
        readonly until: string;
      }
    >
  | Command<'EndGrant', { readonly grant: string; readonly reason: string }>
  /** Somebody who holds no role any more; posts are the units', and whoever asks has looked there. */
  | Command<'ErasePerson', { readonly person: string; readonly reason: ErasureReason }>;

export interface GrantPremises {
  /** The unit of a new grant; absent where it names none. */
  readonly unit: UnitState;
}

type Of<Type extends GrantCommand['type']> = Extract<GrantCommand, { type: Type }>;

const IN_A_UNIT: ReadonlySet<GrantableRole> = new Set(['unitHead', 'officer', 'cooperator']);
const yearMs = 366 * 86_400_000;
/** What is planned further ahead is a slip of the finger, or meant to be forgotten. */
const LATEST_BEGIN_MS = yearMs;
const LATEST_END_MS = 10 * yearMs;
const DELEGABLE = ['unitHead', 'leader', 'fieldLeader'] as const;

export function decideGrant(command: GrantCommand, state: GrantsState, premises: GrantPremises): Decided<GrantEvent> {
  switch (command.type) {
    case 'GiveGrant':
      return give(command, state, premises);
    case 'DelegateRole':
      return delegate(command, state, premises);
    case 'EndGrant':
      return end(command, state);
    case 'ErasePerson':
      return erase(command, state);
  }
}

function give(command: Of<'GiveGrant'>, state: GrantsState, { unit }: GrantPremises): Decided<GrantEvent> {
  const refusal = hasRole(command.by, ['admin']) ?? receiverRefused(command, state) ?? placeRefused(command, unit);
  if (refusal !== undefined) return refusal;
  const { grant: id, role, unit: place, until, restricted = false } = command;
  const given: Grant = { id, role, unit: place, from: command.from ?? command.at, until, delegation: null, restricted };
  return record(command, given, state);
}

/** The role must be the delegator's by appointment: so no delegation rests on another, and none can go round. */
function delegate(command: Of<'DelegateRole'>, state: GrantsState, { unit }: GrantPremises): Decided<GrantEvent> {
  const { by, person, grant: id, capacity, until } = command;
  const role = DELEGABLE.find((each) => each === by.role);
  if (role === undefined) return refuse('not-your-role', undefined, { roles: DELEGABLE });
  const refusal = receiverRefused(command, state);
  if (refusal !== undefined) return refusal;
  if (by.unit === null || !isAppointed(unit, role, by.person)) return refuse('delegation-not-yours');
  const isOfUnit = unit.status === 'active' && unit.posts.some((post) => post.person === person);
  if (!isOfUnit) return refuse('delegate-not-of-unit', 'person');
  const delegation = { by: by.person, capacity };
  const span = { from: command.from ?? command.at, until };
  // What the head was cleared for in person is not handed on.
  return record(command, { id, role, unit: by.unit, ...span, delegation, restricted: false }, state);
}

function record(
  { person, at }: { readonly person: string; readonly at: string },
  given: Grant,
  state: GrantsState,
): Decided<GrantEvent> {
  const refusal = spanRefused(given, at) ?? apartRefused(given, grantsOf(state));
  if (refusal !== undefined) return refusal;
  // Given again, or within what is given: nobody can do more than before.
  if (grantsOf(state).some((held) => includes(held, given))) return [];
  const { id: grant, restricted, ...facts } = given;
  return [{ type: 'GrantGiven', data: { grant, person, ...facts, ...(restricted && { restricted }) } }];
}

function end({ by, grant: id, reason, at }: Of<'EndGrant'>, state: GrantsState): Decided<GrantEvent> {
  const grant = grantsOf(state).find((each) => each.id === id);
  if (state.status === 'none' || grant === undefined) return refuse('grant-not-found', 'id');
  const isOfTheHead = grant.delegation !== null && by.role === grant.role && by.unit === grant.unit;
  const refusal = (isOfTheHead ? undefined : hasRole(by, ['admin'])) ?? text(reason, 'reason');
  if (refusal !== undefined) return refusal;
  if (grant.until !== null && grant.until <= at) return [];
  return [{ type: 'GrantEnded', data: { grant: id, person: state.person, reason } }];
}

function erase(command: Of<'ErasePerson'>, state: GrantsState): Decided<GrantEvent> {
  const { by, person, reason, at } = command;
  const refusal = hasRole(by, ['admin']) ?? personDemand(person, 'person');
  if (refusal !== undefined) return refusal;
  if (person === by.person) return refuse('erase-oneself', 'person');
  if (state.status !== 'none' && state.person !== person) return refuse('id-taken', 'id');
  if (state.status === 'erased') return [];
  const open = grantsOf(state).some(({ until }) => until === null || at < until);
  return open ? refuse('person-holds-role', 'person') : [{ type: 'PersonErased', data: { person, reason } }];
}

function receiverRefused(command: Of<'GiveGrant'> | Of<'DelegateRole'>, state: GrantsState): Refusal | undefined {
  const refusal = personDemand(command.person, 'person');
  if (refusal !== undefined) return refusal;
  if (command.person === command.by.person) return refuse('grant-to-oneself', 'person');
  if (state.status === 'erased') return refuse('person-erased', 'person');
  return state.status === 'known' && state.person !== command.person ? refuse('id-taken', 'id') : undefined;
}

function placeRefused({ role, unit, restricted }: Of<'GiveGrant'>, known: UnitState): Refusal | undefined {
  if (role === 'admin' && unit !== null) return refuse('grant-takes-no-unit', 'unit');
  if (role === 'admin' && restricted === true) return refuse('grant-not-restricted', 'restricted');
  if (IN_A_UNIT.has(role) && unit === null) return refuse('grant-needs-unit', 'unit');
  return unit !== null && known.status === 'absent' ? refuse('unit-not-found', 'unit') : undefined;
}

function spanRefused({ from, until }: Grant, at: string): Refusal | undefined {
  if (!isInstant(from)) return refuse('instant-invalid', 'from');
  if (until !== null && !isInstant(until)) return refuse('instant-invalid', 'until');
  if (from < at) return refuse('grant-begins-in-the-past', 'from');
  if (from > addMs(at, LATEST_BEGIN_MS)) return refuse('grant-too-far', 'from');
  if (until !== null && until > addMs(at, LATEST_END_MS)) return refuse('grant-too-far', 'until');
  return until !== null && until <= from ? refuse('grant-ends-before-it-begins', 'until') : undefined;
}

function apartRefused(given: Grant, held: readonly Grant[]): Refusal | undefined {
  const clashes = held.some(
    (other) =>
      other.role !== given.role &&
      (ROLES_APART.has(other.role) || ROLES_APART.has(given.role)) &&
      overlap(other, given),
  );
  return clashes ? refuse('roles-apart', 'role') : undefined;
}

/** The same role in the same unit for all of the span, and no weaker: a delegation falls with its head. */
function includes(held: Grant, given: Grant): boolean {
  if (held.role !== given.role || held.unit !== given.unit) return false;
  if (given.restricted && !held.restricted) return false;
  if (held.delegation !== null && held.delegation.by !== given.delegation?.by) return false;
  const isLongEnough = held.until === null || (given.until !== null && given.until <= held.until);
  return held.from <= given.from && isLongEnough;
}

function grantsOf(state: GrantsState): readonly Grant[] {
  return state.status === 'none' ? [] : state.grants;
}
