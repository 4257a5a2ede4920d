import { localDay } from '../calendar/local-day.js';
import type { Actor } from '../log/actor.js';
import { actsFor, overseesFor } from '../log/authority.js';
import { day, name, optionalText, text } from '../log/demands.js';
import { refuse, type Decided, type Refusal } from '../log/refusals.js';
import { graceEnd } from '../policy/next-timers.js';
import { sameData } from '../log/same-data.js';
import { policyOfVersion } from '../policy/policy.evolve.js';
import type { AssignmentCommandOf } from './assignment.commands.js';
import type { AssignmentEvent } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';
import type { AwaitedIssue } from './awaited-issue.js';
import { isAtWork, whyNotWorking, type Opened } from './assignment.status.js';

/**
 * By the unit's head, with the letter that sent it; of joint leads by the keeper alone. The same letter again is the one that is
 * recorded; another one (a correction, another authority) takes its place, and both stay in the log.
 */
export function sendForIssue(
  { by, at, id, authority, letterNumber, sentOn, words }: AssignmentCommandOf<'SendForIssue'>,
  state: Opened,
): Decided<AssignmentEvent> {
  const refusal =
    actsFor(by, state.unit, ['unitHead']) ??
    name(authority, 'authority') ??
    name(letterNumber, 'letterNumber') ??
    soundDay(sentOn, { from: state.termStartsOn, to: localDay(at) }) ??
    optionalText(words, 'words');
  if (refusal !== undefined) return refusal;
  if (state.status !== 'awaiting-issue' && !isAtWork(state)) return whyNotWorking(state);
  if (isRecorded({ authority, letter: { number: letterNumber, sentOn } }, state)) return [];
  if (state.keeper !== id) return refuse('not-the-keeper');
  return [{ type: 'SentForIssue', data: { authority, letterNumber, sentOn, words } }];
}

function isRecorded(sent: AwaitedIssue, state: Opened): boolean {
  return state.status === 'awaiting-issue' && sameData(state.awaited, sent);
}

/** Between the first day of the term and today: a letter dated tomorrow was not sent. */
function soundDay(sentOn: string, { from, to }: { readonly from: string; readonly to: string }): Refusal | undefined {
  return (
    day(sentOn, 'sentOn') ??
    (sentOn > to ? refuse('letter-in-future', 'sentOn', { sentOn }) : undefined) ??
    (sentOn < from ? refuse('letter-before-task', 'sentOn', { sentOn, issuedOn: from }) : undefined)
  );
}

/**
 * The authority refused to issue it, or gave it back to be changed: by the unit's head or the coordinator, whoever hears of it. The
 * unit gets the days of grace that a returned deliverable gets, and its ladder goes on.
 */
export function recordIssueRefusal(
  { by, at, reason }: AssignmentCommandOf<'RecordIssueRefusal'>,
  state: Opened,
  { policy, calendar }: AssignmentPremises,
): Decided<AssignmentEvent> {
  const refusal = mayRecordRefusal(by, state) ?? text(reason, 'reason');
  if (refusal !== undefined) return refusal;
  if (state.status !== 'awaiting-issue') return refuse('not-sent-for-issue');
  if (policy.status === 'absent') return refuse('policy-missing');
  if (calendar.status === 'absent') return refuse('calendar-missing');
  const graceUntil = graceEnd(calendar.calendar, policyOfVersion(policy, state.policyVersion), at);
  return [{ type: 'IssueRefused', data: { reason, graceUntil } }];
}

function mayRecordRefusal(by: Actor, state: Opened): Refusal | undefined {
  return by.role === 'coordinator'
    ? overseesFor(by, state.ownerUnit, ['coordinator'])
    : actsFor(by, state.unit, ['unitHead']);
}
