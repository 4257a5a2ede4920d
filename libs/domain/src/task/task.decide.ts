import { localDay } from '../calendar/local-day.js';
import { firstDueAt } from '../deadline/due-at.js';
import type { DirectiveState } from '../directive/directive.js';
import type { AskedBalance } from '../assignment/assignment-opening-balance.js';
import { overseesFor } from '../log/authority.js';
import type { Command } from '../log/command.js';
import { pastDay, text } from '../log/demands.js';
import { refuse, type Decided, type Refusal } from '../log/refusals.js';
import { soundContent, type KnownUnits } from './task.demands.js';
import type { OpenedAssignment, TaskContent, TaskEvent, TaskState } from './task.js';

export type TaskCommand =
  | Command<
      'DraftTask',
      TaskContent & { readonly source: { readonly file: string; readonly sha256: string; readonly row: number } | null }
    >
  /** Drafts only: an issued task changes by a document, which comes with extensions. */
  | Command<
      'AmendTask',
      { readonly changes: Partial<Omit<TaskContent, 'directive'>>; readonly document: string | null }
    >
  | Command<'VoidTask', { readonly reason: string }>
  /**
   * Opens an assignment for every lead unit in the same request, all or nothing. `issuedOn` null: the day of asking. `balance`: where
   * the work of every one of them stood when it came into the register.
   */
  | Command<'IssueTask', { readonly issuedOn: string | null; readonly balance?: AskedBalance }>;

/** What a decision about a task relies on besides the task itself. */
export interface TaskPremises {
  /** The directive that the task belongs to. */
  readonly directive: DirectiveState;
  /** Every unit that the command, or the draft to be issued, names. */
  readonly units: KnownUnits;
  /** Ids of the assignments that an issue opens, one a lead unit in the draft's order. */
  readonly assignments: readonly OpenedAssignment[];
}

type Of<Type extends TaskCommand['type']> = Extract<TaskCommand, { type: Type }>;
type Draft = Extract<TaskState, { status: 'draft' }>;
type Registered = Extract<DirectiveState, { status: 'registered' }>;

export function decideTask(command: TaskCommand, state: TaskState, premises: TaskPremises): Decided<TaskEvent> {
  const { directive } = premises;
  if (command.type !== 'DraftTask' && state.status === 'absent') return refuse('task-not-found', 'id');
  if (directive.status === 'absent') return refuse('directive-not-found', 'directive');
  const refusal = overseesFor(
    command.by,
    directive.ownerUnit,
    command.type === 'IssueTask' ? ['coordinator', 'leader'] : ['coordinator'],
  );
  if (refusal !== undefined) return refusal;
  switch (command.type) {
    case 'DraftTask':
      return draft(command, state, { ...premises, directive });
    case 'AmendTask':
      return amend(command, state, premises);
    case 'VoidTask':
      return voidDraft(command, state);
    case 'IssueTask':
      return issue(command, state, { ...premises, directive });
  }
}

/** The same row imported again finds its task there, amended, issued or voided meanwhile: what people did to it stands. */
function draft(
  command: Of<'DraftTask'>,
  state: TaskState,
  { units, directive: known }: TaskPremises & { readonly directive: Registered },
): Decided<TaskEvent> {
  const { directive, source } = command;
  if (state.status !== 'absent') return state.directive === directive ? [] : refuse('task-exists', 'id');
  const secrecy = known.secrecy === 'restricted' ? { restricted: true as const } : {};
  return (
    soundContent(command, units) ?? [
      { type: 'TaskDrafted', data: { ...contentOf(command), directive, source, ...secrecy } },
    ]
  );
}

/** Only what differs is recorded, so that the timeline shows changes and nothing else. */
function amend(command: Of<'AmendTask'>, state: TaskState, { units }: TaskPremises): Decided<TaskEvent> {
  if (state.status !== 'draft') return noDraft(state);
  const given = contentOf(command.changes);
  const refusal = soundContent(given, units);
  if (refusal !== undefined) return refusal;
  const before = new Map<string, string>(Object.entries(state).map(([field, value]) => [field, JSON.stringify(value)]));
  const differing = Object.entries(given).filter(([field, value]) => before.get(field) !== JSON.stringify(value));
  if (differing.length === 0) return [];
  const changes: Partial<Content> = Object.fromEntries(differing);
  return [{ type: 'TaskAmended', data: { changes, document: command.document } }];
}

function voidDraft({ reason }: Of<'VoidTask'>, state: TaskState): Decided<TaskEvent> {
  // Voided is voided; the first reason stands.
  if (state.status === 'voided') return [];
  if (state.status !== 'draft') return noDraft(state);
  return text(reason, 'reason') ?? [{ type: 'TaskVoided', data: { reason } }];
}

/** Work, lead and deadline must be there; that a task is issued already is what whoever asks again wanted. */
function issue(
  command: Of<'IssueTask'>,
  state: TaskState,
  premises: TaskPremises & { readonly directive: Registered },
): Decided<TaskEvent> {
  if (state.status === 'issued') return command.balance === undefined ? [] : refuse('balance-after-opening', 'balance');
  if (state.status !== 'draft') return noDraft(state);
  const issuedOn = command.issuedOn ?? localDay(command.at);
  const refusal = issuable(state, premises) ?? pastDay(issuedOn, command.at, 'issuedOn');
  if (refusal !== undefined) return refusal;
  if (state.lead.relation === 'undetermined') return refuse('lead-missing', 'lead');
  if (issuedOn < premises.directive.issuedOn) {
    return refuse('issued-before-directive', 'issuedOn', { issuedOn: premises.directive.issuedOn });
  }
  const { relation } = state.lead;
  const { assignments } = premises;
  return [
    { type: 'TaskIssued', data: { issuedOn, dueAt: firstDueAt(state.deadline, issuedOn), relation, assignments } },
  ];
}

function issuable(state: Draft, { units }: TaskPremises): Refusal | undefined {
  if (state.lead.relation === 'undetermined') return refuse('lead-missing', 'lead');
  if (state.deadline.precision === 'none') return refuse('deadline-missing', 'deadline');
  return text(state.work, 'work') ?? soundContent(state, units);
}

function noDraft(state: TaskState): Refusal {
  switch (state.status) {
    case 'absent':
    case 'draft':
      return refuse('task-not-found', 'id');
    case 'voided':
      return refuse('task-voided');
    case 'issued':
      return refuse('task-issued');
  }
}

type Content = Omit<TaskContent, 'directive'>;

const fields = ['ordinal', 'section', 'work', 'lead', 'cooperating', 'deliverable', 'deadline'] as const;

/** The fields of a task that are given, and no others: a command may carry more than it should. */
function contentOf(given: Content): Content;
function contentOf(given: Partial<Content>): Partial<Content>;
function contentOf(given: Partial<Content>): Partial<Content> {
  return Object.fromEntries(fields.filter((field) => given[field] !== undefined).map((field) => [field, given[field]]));
}
