import { localDay } from '../calendar/local-day.js';
import type { WorkingCalendar } from '../calendar/calendar.js';
import { dueAt } from '../deadline/due-at.js';
import { overseesFor } from '../log/authority.js';
import { day, name, optionalText, pastDay, text, wholeNumber } from '../log/demands.js';
import { refuse, type Decided, type Refusal } from '../log/refusals.js';
import { stepSchedule, type ScheduledStep } from '../policy/ladder.js';
import { spokenOfBefore } from '../policy/opening-balance.ladder.js';
import type { StepCode } from '../policy/policy.js';
import { policyOfVersion } from '../policy/policy.evolve.js';
import { soundDeadline } from '../task/deadline.demands.js';
import { sameBalance, sameStanding, type BalancedStanding, type OpeningBalance } from './assignment-opening-balance.js';
import { soundEvidence } from './assignment-completion.decide.js';
import type { AssignmentCommandOf } from './assignment.commands.js';
import type { AssignmentEvent } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';
import type { Opened } from './assignment.status.js';
import type { AwaitedIssue } from './awaited-issue.js';

type Opening = Extract<AssignmentEvent, { type: 'AssignmentOpened' }>;

/** More than any office has granted: what exceeds it is a slip of the finger. */
const mostExtensions = 50;

/**
 * The opening with its balance, in one request: the work never stands in the register as if it had just begun. Only the coordinator
 * may tell what stood before.
 */
export function withOpeningBalance(
  command: AssignmentCommandOf<'OpenAssignment'>,
  opened: Opening,
  schedule: Schedule,
): Decided<AssignmentEvent> {
  const { balance: asked, at } = command;
  if (asked === undefined) return [opened];
  const balance = { ...asked, asOf: asked.asOf ?? localDay(at) };
  const refusal = overseesFor(command.by, command.ownerUnit, ['coordinator']) ?? soundBalance(balance, command);
  if (refusal !== undefined) return refusal;
  const facts = { at, due: opened.data.dueAt, skipped: opened.data.skippedSteps };
  return [opened, { type: 'OpeningBalanceRecorded', data: recorded(balance, facts, schedule) }];
}

interface Schedule {
  readonly steps: readonly ScheduledStep[];
  readonly calendar: WorkingCalendar;
}

interface Moment {
  /** When the balance is recorded. */
  readonly at: string;
  readonly due: string | null;
  /** Steps that are decided already. */
  readonly skipped: readonly StepCode[];
}

/** What follows from a balance at the moment at which it is recorded. */
function recorded(balance: OpeningBalance, { at, due, skipped }: Moment, { steps, calendar }: Schedule) {
  const { standing } = balance;
  const opening = { openedAt: at, dueAt: due, status: standing.status };
  return {
    ...balance,
    standing:
      standing.status === 'completed'
        ? { ...standing, onTime: due === null ? null : standing.completedOn <= localDay(due) }
        : standing,
    originalDueAt: balance.originalDeadline === null ? null : dueAt(balance.originalDeadline),
    overdue: standing.status !== 'completed' && due !== null && at > due,
    skippedSteps: steps
      .filter((step) => !skipped.includes(step.step) && spokenOfBefore(step, opening, calendar))
      .map(({ step }) => step),
  };
}

/**
 * By the coordinator, with a reason. What the balance says beside the standing (document, first deadline, extensions, the table's words)
 * may be corrected at any time; the standing only while the work stands where the balance put it, since what people did from there on
 * cannot be taken back by a table. Steps that lie before the correction are not caught up.
 */
export function correctOpeningBalance(
  command: AssignmentCommandOf<'CorrectOpeningBalance'>,
  state: Opened,
  { policy, calendar }: AssignmentPremises,
): Decided<AssignmentEvent> {
  const { at, by, balance: asked, reason } = command;
  const refusal = overseesFor(by, state.ownerUnit, ['coordinator']) ?? text(reason, 'reason');
  if (refusal !== undefined) return refusal;
  const { openingBalance: before } = state;
  if (before === undefined) return refuse('no-opening-balance');
  const balance = { ...asked, asOf: asked.asOf ?? before.asOf };
  const unsound = soundBalance(balance, { at, termStartsOn: state.termStartsOn });
  if (unsound !== undefined) return unsound;
  const { originalDueAt: _, ...was } = before;
  if (sameBalance(balance, was)) return [];
  const standsOtherwise = !sameStanding(balance.standing, was.standing);
  if (standsOtherwise && !standsAsBalanced(state, was.standing)) return refuse('balance-overtaken');
  if (policy.status === 'absent') return refuse('policy-missing');
  if (calendar.status === 'absent') return refuse('calendar-missing');
  const schedule = {
    steps: stepSchedule(state, policyOfVersion(policy, state.policyVersion), calendar.calendar),
    calendar: calendar.calendar,
  };
  // Where the ladder spoke already it goes on by itself.
  const begins = SILENT.has(was.standing.status) && !SILENT.has(balance.standing.status);
  const open = schedule.steps.filter(({ step }) => begins && state.steps[step] === undefined);
  const past = open.filter(({ timing, dueAt: day }) => timing.at !== 'opening' && day !== null && day <= at);
  const skipped = past.map(({ step }) => step);
  const facts = recorded(balance, { at, due: state.dueAt, skipped }, { ...schedule, steps: open });
  const skippedSteps = [...skipped, ...facts.skippedSteps];
  return [{ type: 'OpeningBalanceCorrected', data: { ...facts, skippedSteps, was, reason, standsOtherwise } }];
}

/** Standings in which the unit's ladder says nothing. */
const SILENT: ReadonlySet<BalancedStanding['status']> = new Set(['completed', 'submitted', 'awaiting-issue']);

/** Nobody has done anything since: a receipt that the register took for granted is nobody's. */
function standsAsBalanced({ status, openedAt, lastUpdateAt }: Opened, standing: BalancedStanding): boolean {
  const stands = status === standing.status || (standing.status === 'assigned' && status === 'received');
  return stands && lastUpdateAt === openedAt;
}

function soundBalance(
  balance: OpeningBalance,
  { at, termStartsOn }: Pick<AssignmentCommandOf<'OpenAssignment'>, 'at' | 'termStartsOn'>,
): Refusal | undefined {
  const { asOf, standing, document, originalDeadline, extensions, words } = balance;
  const between = { asOf, issuedOn: termStartsOn };
  return (
    pastDay(asOf, at, 'balance/asOf') ??
    soundStanding(standing, between) ??
    (document === null ? undefined : soundDocument(document, asOf)) ??
    (originalDeadline === null ? undefined : soundDeadline(originalDeadline, 'balance/originalDeadline')) ??
    wholeNumber(extensions, 'balance/extensions', { from: 0, to: mostExtensions }) ??
    optionalText(words, 'balance/words')
  );
}

interface Between {
  readonly issuedOn: string;
  readonly asOf: string;
}

function soundStanding(standing: BalancedStanding, between: Between): Refusal | undefined {
  switch (standing.status) {
    case 'assigned':
    case 'received':
    case 'in-progress':
      return undefined;
    case 'blocked':
    case 'not-implementable':
      return text(standing.words, 'balance/standing/words') ?? name(standing.authority, 'balance/standing/authority');
    case 'awaiting-issue':
      return (
        (standing.authority === null ? undefined : name(standing.authority, 'balance/standing/authority')) ??
        (standing.letter === null ? undefined : soundLetter(standing.letter, between))
      );
    case 'submitted':
      return (
        within(standing.submittedOn, between, 'balance/standing/submittedOn') ??
        soundEvidence(standing.evidence, between.asOf, 'balance/standing/evidence')
      );
    case 'completed':
      return within(standing.completedOn, between, 'balance/standing/completedOn');
  }
}

function soundLetter({ number, sentOn }: NonNullable<AwaitedIssue['letter']>, between: Between): Refusal | undefined {
  const field = 'balance/standing/letter';
  return name(number, `${field}/number`) ?? within(sentOn, between, `${field}/sentOn`);
}

/** A day between the issue of the task and the day of the balance. */
function within(value: string, { issuedOn, asOf }: Between, field: string): Refusal | undefined {
  return (
    day(value, field) ??
    (value < issuedOn ? refuse('balance-before-issue', field, { day: value, issuedOn }) : undefined) ??
    (value > asOf ? refuse('balance-after-its-day', field, { day: value, asOf }) : undefined)
  );
}

function soundDocument(
  { number, issuedOn }: NonNullable<OpeningBalance['document']>,
  asOf: string,
): Refusal | undefined {
  const refusal = name(number, 'balance/document/number');
  if (refusal !== undefined || issuedOn === null) return refusal;
  const field = 'balance/document/issuedOn';
  return (
    day(issuedOn, field) ??
    (issuedOn > asOf ? refuse('balance-after-its-day', field, { day: issuedOn, asOf }) : undefined)
  );
}
