import { isSystem, overseesFor } from '../log/authority.js';
import type { Command } from '../log/command.js';
import { name, text } from '../log/demands.js';
import { refuse, type Decided, type Refusal } from '../log/refusals.js';
import type { Role } from '../log/actor.js';
import type { Recipient } from '../assignment/assignment.js';
import type { CalendarState } from '../calendar/calendar.evolve.js';
import { isLate } from '../policy/next-timers.js';
import type { PolicyState } from '../policy/policy.evolve.js';
import type { FormKind, RecipientRole, StepCode } from '../policy/policy.js';
import type { UnitState } from '../unit/unit.js';
import { draftReminderAt, lainFor } from './lying-draft.js';
import type { FormEvent, FormState } from './form.js';

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
  | Command<'DropForm', { readonly reason: string }>
  /** The system's, when a draft has lain: the reminder of this number. The decision looks again and may answer nothing. */
  | Command<'RemindForm', { readonly reminder: number }>;

type Of<Type extends FormCommand['type']> = Extract<FormCommand, { type: Type }>;
type Known = Exclude<FormState, { status: 'absent' }>;

/** What reminding of a draft relies on besides the draft itself. */
export interface FormPremises {
  readonly policy: PolicyState;
  readonly calendar: CalendarState;
  /** The unit whose people decide about the draft. */
  readonly owner: UnitState;
}

/** Slips and letters go out under the coordinator or a leader; explanation is demanded by those who sign for it. */
const issuers: Readonly<Record<FormKind, readonly Role[]>> = {
  'reminder-slip': ['coordinator', 'fieldLeader', 'leader'],
  'urging-letter': ['coordinator', 'fieldLeader', 'leader'],
  'explanation-request': ['fieldLeader', 'leader'],
  'meeting-item': ['coordinator', 'fieldLeader', 'leader'],
  'supervision-proposal': ['coordinator', 'leader'],
};

/** Whoever could have issued a form may drop it, and so may the coordinator who keeps the drafts. */
const droppers: readonly Role[] = ['coordinator', 'fieldLeader', 'leader'];

export function decideForm(command: FormCommand, state: FormState, premises: FormPremises): Decided<FormEvent> {
  if (command.type === 'DraftForm') return draft(command, state);
  if (state.status === 'absent') return refuse('form-not-found', 'id');
  switch (command.type) {
    case 'IssueForm':
      return issue(command, state);
    case 'DropForm':
      return drop(command, state);
    case 'RemindForm':
      return remind(command, state, premises);
  }
}

function draft(command: Of<'DraftForm'>, state: FormState): Decided<FormEvent> {
  const refusal = isSystem(command.by);
  if (refusal !== undefined) return refusal;
  if (state.status !== 'absent') return [];
  const { kind, assignment, task, unit, ownerUnit, step, dueAt } = command;
  return [{ type: 'FormDrafted', data: { kind, assignment, task, unit, ownerUnit, step, dueAt } }];
}

function issue(command: Of<'IssueForm'>, state: Known): Decided<FormEvent> {
  const refusal = overseesFor(command.by, state.ownerUnit, issuers[state.kind]) ?? numbered(state.kind, command.number);
  if (refusal !== undefined) return refusal;
  switch (state.status) {
    case 'drafted':
      return [{ type: 'FormIssued', data: { number: command.number } }];
    case 'issued':
      return state.number === command.number ? [] : refuse('form-issued');
    case 'dropped':
      return refuse('form-dropped');
  }
}

const unnumbered: ReadonlySet<FormKind> = new Set(['reminder-slip', 'meeting-item']);

function numbered(kind: FormKind, number: string | null): Refusal | undefined {
  if (unnumbered.has(kind)) return number === null ? undefined : refuse('form-number-refused', 'number');
  if (number !== null) return name(number, 'number');
  return kind === 'urging-letter' ? refuse('form-number-required', 'number') : undefined;
}

function drop(command: Of<'DropForm'>, state: Known): Decided<FormEvent> {
  const refusal = overseesFor(command.by, state.ownerUnit, droppers) ?? text(command.reason, 'reason');
  if (refusal !== undefined) return refusal;
  switch (state.status) {
    case 'drafted':
      return [{ type: 'FormDropped', data: { reason: command.reason } }];
    case 'issued':
      return refuse('form-issued');
    case 'dropped':
      // Dropped is dropped; the first reason stands.
      return [];
  }
}

/** Whoever keeps the drafts is told; of a request for explanation also the leader who signs it. */
const reminded: Readonly<Record<FormKind, readonly RecipientRole[]>> = {
  'reminder-slip': ['coordinator'],
  'urging-letter': ['coordinator'],
  'explanation-request': ['coordinator', 'leader'],
  'meeting-item': ['coordinator'],
  'supervision-proposal': ['coordinator'],
};

/** Nothing when the draft was decided about, or a newer calendar says later: its reminder comes then. */
function remind({ at, by, reminder }: Of<'RemindForm'>, state: Known, premises: FormPremises): Decided<FormEvent> {
  const refusal = isSystem(by);
  if (refusal !== undefined) return refusal;
  if (state.status !== 'drafted' || reminder !== state.reminders + 1) return [];
  const { policy, calendar, owner } = premises;
  if (policy.status === 'absent') return refuse('policy-missing');
  if (calendar.status === 'absent') return refuse('calendar-missing');
  const dueAt = draftReminderAt(state, policy.policy, calendar.calendar);
  if (dueAt === null || dueAt > at) return [];
  const { kind, assignment, task, step } = state;
  const data = {
    reminder,
    kind,
    assignment,
    task,
    step,
    dueAt,
    days: lainFor(state.draftedAt, dueAt, calendar.calendar),
    policyVersion: policy.policy.version,
    calendarVersion: calendar.calendar.version,
  };
  const recipients = recipientsOf(reminded[kind], owner);
  if (recipients.length === 0) return [{ type: 'FormReminderSuppressed', data: { ...data, reason: 'no-recipient' } }];
  return [{ type: 'FormReminded', data: { ...data, late: isLate(dueAt, at), recipients } }];
}

/** Everybody who now holds one of the posts, each once, under the first of them. */
function recipientsOf(roles: readonly RecipientRole[], owner: UnitState): readonly Recipient[] {
  const posts = owner.status === 'absent' ? [] : owner.posts;
  const found = roles.flatMap((role) =>
    posts.filter(({ post }) => post === role).map(({ person }): Recipient => ({ person, as: role })),
  );
  return found.filter(({ person }, index) => found.findIndex((other) => other.person === person) === index);
}
