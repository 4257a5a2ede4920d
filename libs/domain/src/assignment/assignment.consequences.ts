import { SYSTEM } from '../log/actor.js';
import type { DondocCommand } from '../log/dondoc-command.js';
import { jointCompletions } from './assignment-completion.decide.js';
import type { AssignmentCommand } from './assignment.commands.js';
import type { AssignmentEvent, AssignmentState } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';

/**
 * What a decision on an assignment brings with it, in the same request: the drafts of a fired step, and the other joint leads'
 * completion. `before` is the state that it was decided on.
 */
export function consequencesOfAssignment(
  command: AssignmentCommand,
  events: readonly AssignmentEvent[],
  before: AssignmentState,
  premises: AssignmentPremises,
): readonly DondocCommand[] {
  return [...draftedForms(command, events, before), ...jointCompletions(command, events, before, premises)];
}

function draftedForms(
  command: AssignmentCommand,
  events: readonly AssignmentEvent[],
  before: AssignmentState,
): readonly DondocCommand[] {
  if (before.status === 'absent') return [];
  const { task, unit, ownerUnit, dueAt } = before;
  return events.flatMap((event) =>
    event.type !== 'StepFired'
      ? []
      : event.data.forms.map(({ form, kind }) => ({
          type: 'DraftForm' as const,
          id: form,
          at: command.at,
          by: SYSTEM,
          kind,
          assignment: command.id,
          task,
          unit,
          ownerUnit,
          step: event.data.step,
          dueAt,
        })),
  );
}
