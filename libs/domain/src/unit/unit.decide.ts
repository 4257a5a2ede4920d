import { hasRole } from '../log/authority.js';
import type { Command } from '../log/command.js';
import { name, optionalText, person } from '../log/demands.js';
import { refuse, type Decided } from '../log/refusals.js';
import type { GrantsState } from '../grant/grant.js';
import { standsApart } from '../grant/standing.js';
import type { Post, UnitEvent, UnitKind, UnitState } from './unit.js';

export type UnitCommand =
  | Command<
      'RegisterUnit',
      {
        readonly code: string;
        readonly name: string;
        readonly nameEn: string | null;
        readonly kind: UnitKind;
        readonly parent: string | null;
        readonly field: string | null;
      }
    >
  | Command<'RenameUnit', { readonly name: string; readonly nameEn: string | null; readonly document: string | null }>
  | Command<'FillPost', { readonly post: Post; readonly person: string; readonly acting: boolean }>
  | Command<'VacatePost', { readonly post: Post; readonly person: string }>;

/** What a decision about a unit relies on besides the unit itself. */
export interface UnitPremises {
  /** The parent that a registration names; absent when it names none. */
  readonly parent: UnitState;
  /** All that the person who is to fill a post was ever given. */
  readonly filler: GrantsState;
}

type Of<Type extends UnitCommand['type']> = Extract<UnitCommand, { type: Type }>;
type Active = Extract<UnitState, { status: 'active' }>;

/** Units, accounts and posts are the administrator's. */
export function decideUnit(command: UnitCommand, state: UnitState, premises: UnitPremises): Decided<UnitEvent> {
  const refusal = hasRole(command.by, ['admin']);
  if (refusal !== undefined) return refusal;
  if (command.type === 'RegisterUnit') return register(command, state, premises);
  if (state.status === 'absent') return refuse('unit-not-found', 'id');
  switch (command.type) {
    case 'RenameUnit':
      return rename(command, state);
    case 'FillPost':
      return fill(command, state, premises);
    case 'VacatePost':
      return vacate(command, state);
  }
}

function register(command: Of<'RegisterUnit'>, state: UnitState, { parent }: UnitPremises): Decided<UnitEvent> {
  const { code, nameEn, kind, field } = command;
  const refusal =
    name(code, 'code') ?? name(command.name, 'name') ?? optionalText(nameEn, 'nameEn') ?? optionalText(field, 'field');
  if (refusal !== undefined) return refusal;
  if (command.parent === command.id) return refuse('unit-own-parent', 'parent');
  if (command.parent !== null && parent.status === 'absent') return refuse('unit-not-found', 'parent');
  if (state.status === 'active') {
    // A list of units is sent again when somebody corrects a row of it: the rows that stand already change nothing.
    const same = state.code === code && state.kind === kind && state.parent === command.parent;
    return same ? [] : refuse('unit-exists', 'id');
  }
  return [{ type: 'UnitRegistered', data: { code, name: command.name, nameEn, kind, parent: command.parent, field } }];
}

function rename(command: Of<'RenameUnit'>, state: Active): Decided<UnitEvent> {
  const { nameEn, document } = command;
  const refusal = name(command.name, 'name') ?? optionalText(nameEn, 'nameEn') ?? optionalText(document, 'document');
  if (refusal !== undefined) return refusal;
  if (state.name === command.name && state.nameEn === nameEn) return [];
  return [{ type: 'UnitRenamed', data: { name: command.name, nameEn, document } }];
}

/** A unit has one head, and at most one who acts for the head: the new one ends the one before. Other posts have many. */
function fill(
  { by, at, post, person: filler, acting }: Of<'FillPost'>,
  state: Active,
  premises: UnitPremises,
): Decided<UnitEvent> {
  const refusal = person(filler, 'person');
  if (refusal !== undefined) return refusal;
  if (filler === by.person) return refuse('grant-to-oneself', 'person');
  if (standsApart(premises.filler, at)) return refuse('roles-apart', 'person');
  const held = state.posts.filter((holder) => holder.post === post);
  if (held.some((holder) => holder.person === filler && holder.acting === acting)) return [];
  const ends = held.filter((holder) => post === 'unitHead' && holder.person !== filler && (holder.acting || !acting));
  return [
    ...ends.map((holder) => ({ type: 'PostVacated' as const, data: { post, person: holder.person } })),
    { type: 'PostFilled', data: { post, person: filler, acting } },
  ];
}

function vacate({ post, person: holder }: Of<'VacatePost'>, state: Active): Decided<UnitEvent> {
  const held = state.posts.some((one) => one.post === post && one.person === holder);
  return held ? [{ type: 'PostVacated', data: { post, person: holder } }] : refuse('post-not-held', 'person');
}
