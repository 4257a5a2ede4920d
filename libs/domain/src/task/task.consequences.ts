import type { AssignmentConsequence } from '../assignment/assignment.commands.js';
import type { DirectiveState } from '../directive/directive.js';
import type { TaskCommand } from './task.decide.js';
import type { TaskEvent, TaskState } from './task.js';

/**
 * What an issue brings with it, in the same request: an assignment for every lead unit. `before` is the draft that was issued. The
 * first named of joint leads keeps the file; otherwise each assignment is its own keeper.
 */
export function consequencesOfTask(
  command: TaskCommand,
  events: readonly TaskEvent[],
  before: TaskState,
  directive: DirectiveState,
): readonly AssignmentConsequence[] {
  if (before.status !== 'draft' || directive.status === 'absent') return [];
  return events.flatMap((event) => {
    if (event.type !== 'TaskIssued') return [];
    const { assignments, relation, issuedOn } = event.data;
    return assignments.map(({ assignment, unit }) => ({
      type: 'OpenAssignment' as const,
      id: assignment,
      at: command.at,
      by: command.by,
      task: command.id,
      directive: before.directive,
      unit,
      ownerUnit: directive.ownerUnit,
      relation,
      keeper: relation === 'joint' ? (assignments[0]?.assignment ?? assignment) : assignment,
      deadline: before.deadline,
      termStartsOn: issuedOn,
      urgency: directive.urgency,
      ...(directive.secrecy === 'restricted' && { restricted: true as const }),
      ...(command.type === 'IssueTask' && command.balance !== undefined && { balance: command.balance }),
    }));
  });
}
