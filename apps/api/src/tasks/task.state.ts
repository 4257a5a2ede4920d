import type { Lead, TaskState } from '#domain';
import type { TaskRow } from '#read-models';

/** The task as the domain knows it, from its row. The ids of its assignments stand in rows of their own. */
export function taskStateOf(row: TaskRow): TaskState {
  const { directive, ordinal, section, work, cooperating, deliverable, deadline, dueAt, status } = row;
  if (status === 'voided') return { status, directive, reason: '' };
  const content = { directive, ordinal, section, work, lead: leadOf(row), cooperating, deliverable, deadline };
  return status === 'draft' ? { status, ...content } : { status, ...content, dueAt, assignments: [] };
}

function leadOf({ relation, leadText: text, units }: TaskRow): Lead {
  return relation === 'undetermined' ? { relation, text } : { relation, units, text };
}
