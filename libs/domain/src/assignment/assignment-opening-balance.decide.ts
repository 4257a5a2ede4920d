import { localDay } from '../calendar/local-day.js';
import type { WorkingCalendar } from '../calendar/calendar.js';
import { dueAt } from '../deadline/due-at.js';
import { overseesFor } from '../log/authority.js';
import { day, name, optionalText, pastDay, text, wholeNumber } from '../log/demands.js';
import { refuse, type Decided, type Refusal } from '../log/refusals.js';
import { spokenOfBefore } from '../policy/opening-balance.ladder.js';
import type { ScheduledStep } from '../policy/ladder.js';
import { soundDeadline } from '../task/deadline.demands.js';
import type { BalancedStanding, OpeningBalance } from './assignment-opening-balance.js';
import { soundEvidence } from './assignment-completion.decide.js';
import type { AssignmentCommandOf } from './assignment.commands.js';
import type { AssignmentEvent } from './assignment.js';
import type { AwaitedIssue } from './awaited-issue.js';

type Opened = Extract<AssignmentEvent, { type: 'AssignmentOpened' }>;

/** More than any office has granted: what exceeds it is a slip of the finger. */
const mostExtensions = 50;

/**
 * The opening with its balance, in one request: the work never stands in the register as if it had just begun. Only the coordinator
 * may tell what stood before.
 */
export function withOpeningBalance(
  command: AssignmentCommandOf<'OpenAssignment'>,
  opened: Opened,
  schedule: { readonly steps: readonly ScheduledStep[]; readonly calendar: WorkingCalendar },
): Decided<AssignmentEvent> {
  const { balance: asked, at } = command;
  if (asked === undefined) return [opened];
  const balance = { ...asked, asOf: asked.asOf ?? localDay(at) };
  const refusal = overseesFor(command.by, command.ownerUnit, ['coordinator']) ?? soundBalance(balance, command);
  if (refusal !== undefined) return refusal;
  const { standing } = balance;
  const due = opened.data.dueAt;
  const opening = { openedAt: at, dueAt: due, status: standing.status };
  const recorded: AssignmentEvent = {
    type: 'OpeningBalanceRecorded',
    data: {
      ...balance,
      standing:
        standing.status === 'completed'
          ? { ...standing, onTime: due === null ? null : standing.completedOn <= localDay(due) }
          : standing,
      originalDueAt: balance.originalDeadline === null ? null : dueAt(balance.originalDeadline),
      overdue: standing.status !== 'completed' && due !== null && at > due,
      skippedSteps: schedule.steps
        .filter(
          (step) => !opened.data.skippedSteps.includes(step.step) && spokenOfBefore(step, opening, schedule.calendar),
        )
        .map(({ step }) => step),
    },
  };
  return [opened, recorded];
}

type Opening = AssignmentCommandOf<'OpenAssignment'>;

function soundBalance(balance: OpeningBalance, { at, termStartsOn }: Opening): Refusal | undefined {
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
