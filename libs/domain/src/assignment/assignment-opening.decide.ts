import { overseesFor } from '../log/authority.js';
import type { Command } from '../log/command.js';
import { refuse, type Decided } from '../log/refusals.js';
import { firstDueAt, termDays } from '../deadline/due-at.js';
import type { WorkingCalendar } from '../calendar/calendar.js';
import { remembered } from '../calendar/remembered.js';
import { ladderFor, skippedSteps, stepSchedule, type ScheduledStep } from '../policy/ladder.js';
import type { Ladder, Policy } from '../policy/policy.js';
import { withOpeningBalance } from './assignment-opening-balance.decide.js';
import type { AssignmentCommand } from './assignment.commands.js';
import type { AssignmentEvent, AssignmentState } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';

type OpenAssignment = Extract<AssignmentCommand, { type: 'OpenAssignment' } & Command<string>>;

/** Opens under the policy and calendar in force, and says which steps lie in the past already: they are never caught up. */
export function open(
  command: OpenAssignment,
  state: AssignmentState,
  { policy, calendar, unit }: AssignmentPremises,
): Decided<AssignmentEvent> {
  const { task, directive, ownerUnit, relation, keeper, deadline, termStartsOn, urgency } = command;
  const refusal = overseesFor(command.by, ownerUnit, ['coordinator', 'leader']);
  if (refusal !== undefined) return refusal;
  if (state.status !== 'absent') return refuse('assignment-exists', 'id');
  if (unit.status === 'absent') return refuse('unit-not-found', 'unit');
  if (policy.status === 'absent') return refuse('policy-missing');
  if (calendar.status === 'absent') return refuse('calendar-missing');
  const due = firstDueAt(deadline, termStartsOn);
  const ladder = ladderFor(policy.policy, termDays(termStartsOn, due), urgency);
  if (ladder === null) return refuse('no-ladder', 'deadline');
  const steps = scheduleAtOpening(policy.policy)(calendar.calendar, {
    ladder,
    openedAt: command.at,
    termStartsOn,
    due,
  });
  const opened = {
    type: 'AssignmentOpened' as const,
    data: {
      task,
      directive,
      unit: command.unit,
      ownerUnit,
      relation,
      keeper,
      deadline,
      dueAt: due,
      deadlineVersion: 1,
      termStartsOn,
      ladder: ladder.id,
      policyVersion: policy.policy.version,
      calendarVersion: calendar.calendar.version,
      skippedSteps: skippedSteps(steps),
      ...(command.restricted === true && { restricted: true as const }),
    },
  };
  return withOpeningBalance(command, opened, { steps, calendar: calendar.calendar });
}

interface Term {
  readonly ladder: Ladder;
  readonly openedAt: string;
  readonly termStartsOn: string;
  readonly due: string | null;
}

type Schedules = (calendar: WorkingCalendar, term: Term) => readonly ScheduledStep[];

const schedulesOf = new WeakMap<Policy, Schedules>();

/** An annex opens thousands at one instant, by few deadlines: the same term under the same rules has the same steps. */
function scheduleAtOpening(policy: Policy): Schedules {
  let schedules = schedulesOf.get(policy);
  if (schedules === undefined) {
    schedules = remembered(
      (calendar: WorkingCalendar, { ladder, openedAt, termStartsOn, due }: Term) => {
        const nothingYet = { graceUntil: null, steps: {}, remindedAt: null };
        return stepSchedule({ ladder: ladder.id, openedAt, termStartsOn, dueAt: due, ...nothingYet }, policy, calendar);
      },
      ({ ladder, openedAt, termStartsOn, due }) => `${ladder.id} ${openedAt} ${termStartsOn} ${due ?? ''}`,
    );
    schedulesOf.set(policy, schedules);
  }
  return schedules;
}
