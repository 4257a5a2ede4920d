import type { Actor } from '../log/actor.js';
import { actsFor, overseesFor } from '../log/authority.js';
import { name, optionalText, text, wholeNumber } from '../log/demands.js';
import { refuse, type Decided, type Refusal } from '../log/refusals.js';
import type { AssignmentPremises } from './assignment.premises.js';
import type { AssignmentCommandOf } from './assignment.commands.js';
import type { AssignmentEvent } from './assignment.js';
import { isAtWork, whyNotWorking, type Opened } from './assignment.status.js';
import { ownRequest } from './own-request.js';

/**
 * By the head or any officer of the unit, delegated or not: people stand in for each other. Reports go on while an obstacle is
 * open, or the issuer has the work, and end neither. Two equal reports are two reports.
 */
export function reportProgress(
  command: AssignmentCommandOf<'ReportProgress'>,
  state: Opened,
): Decided<AssignmentEvent> {
  const { by, words, nextStep, percent } = command;
  const refusal =
    actsFor(by, state.unit, ['officer', 'unitHead']) ??
    text(words, 'words') ??
    optionalText(nextStep, 'nextStep') ??
    (percent === null ? undefined : wholeNumber(percent, 'percent', { from: 0, to: 100 }));
  if (refusal !== undefined) return refusal;
  return isAtWork(state) || hasObstacle(state) || state.status === 'awaiting-issue'
    ? [{ type: 'ProgressReported', data: { words, nextStep, percent } }]
    : whyNotWorking(state);
}

/** One obstacle at a time, with the authority whose clock then runs. The same one again is the one that is open. */
export function raiseObstacle(command: AssignmentCommandOf<'RaiseObstacle'>, state: Opened): Decided<AssignmentEvent> {
  const { by, cause, authority, words } = command;
  const refusal =
    actsFor(by, state.unit, ['officer', 'unitHead']) ?? name(authority, 'authority') ?? text(words, 'words');
  if (refusal !== undefined) return refusal;
  if (hasObstacle(state) && state.obstacle.cause === cause && state.obstacle.authority === authority) return [];
  return isAtWork(state) ? [{ type: 'ObstacleRaised', data: { cause, authority, words } }] : whyNotWorking(state);
}

/** The coordinator agrees that the work cannot go on: from then the unit is not reminded of it. */
export function confirmObstacle(
  command: AssignmentCommandOf<'ConfirmObstacle'>,
  state: Opened,
  premises: AssignmentPremises,
): Decided<AssignmentEvent> {
  const { by, words } = command;
  const refusal =
    overseesFor(by, state.ownerUnit, ['coordinator']) ??
    optionalText(words, 'words') ??
    ownRequest(command, state, premises);
  if (refusal !== undefined) return refusal;
  if (state.status === 'not-implementable') return [];
  return state.status === 'blocked' ? [{ type: 'ObstacleConfirmed', data: { words } }] : refuse('no-obstacle');
}

export function resolveObstacle(
  { by, words }: AssignmentCommandOf<'ResolveObstacle'>,
  state: Opened,
): Decided<AssignmentEvent> {
  if (!hasObstacle(state)) return refuse('no-obstacle');
  const refusal = mayResolve(by, state) ?? text(words, 'words');
  return refusal ?? [{ type: 'ObstacleResolved', data: { words } }];
}

/**
 * Whoever owed the answer, if it is a unit of the register; the coordinator, who files the answers of others; and the unit, which
 * thereby only takes its own clock back.
 */
function mayResolve(by: Actor, state: Extract<Opened, { obstacle: unknown }>): Refusal | undefined {
  if (by.role === 'coordinator') return overseesFor(by, state.ownerUnit, ['coordinator']);
  const unit = by.unit === state.obstacle.authority ? state.obstacle.authority : state.unit;
  return actsFor(by, unit, ['unitHead', 'officer']);
}

function hasObstacle(state: Opened): state is Extract<Opened, { obstacle: unknown }> {
  return state.status === 'blocked' || state.status === 'not-implementable';
}
