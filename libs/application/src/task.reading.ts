import type { TaskCommand, TaskContent, TaskPremises, TaskState } from '#domain';
import type { Known } from './aggregate.js';
import { assignmentIdOf } from './derived-ids.js';

type Named = Partial<Pick<TaskContent, 'lead' | 'cooperating'>>;

/** The directive, and every unit that the command names or the draft to be issued. */
export function taskStreams(command: TaskCommand, state: TaskState): readonly string[] {
  const directive = directiveOf(command, state);
  return directive === null ? [] : [directive, ...unitsOf(namedBy(command, state))];
}

export function taskPremises(command: TaskCommand, state: TaskState, known: Known): TaskPremises {
  const directive = directiveOf(command, state);
  const named = namedBy(command, state);
  const leads = named.lead === undefined || named.lead.relation === 'undetermined' ? [] : named.lead.units;
  return {
    directive: directive === null ? { status: 'absent' } : known.directive(directive),
    units: new Map(unitsOf(named).map((unit) => [unit, known.unit(unit)])),
    assignments: leads.map((unit) => ({ assignment: assignmentIdOf(command.id, unit), unit })),
  };
}

function directiveOf(command: TaskCommand, state: TaskState): string | null {
  if (command.type === 'DraftTask') return command.directive;
  return state.status === 'absent' ? null : state.directive;
}

function namedBy(command: TaskCommand, state: TaskState): Named {
  switch (command.type) {
    case 'DraftTask':
      return command;
    case 'AmendTask':
      return command.changes;
    case 'VoidTask':
      return {};
    case 'IssueTask':
      return state.status === 'draft' ? state : {};
  }
}

function unitsOf({ lead, cooperating }: Named): readonly string[] {
  const leads = lead === undefined || lead.relation === 'undetermined' ? [] : lead.units;
  return [...new Set([...leads, ...(cooperating?.units ?? [])])];
}
