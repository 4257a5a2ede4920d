import type { TaskContent, TaskEvent, TaskState } from './task.js';

export const noTask: TaskState = { status: 'absent' };

/** Folds one event of the task's stream. Total: an event that cannot follow the state leaves it as it is. */
export function evolveTask(state: TaskState, event: TaskEvent): TaskState {
  switch (event.type) {
    case 'TaskDrafted':
      return state.status === 'absent' ? { ...contentOf(event.data), status: 'draft' } : state;
    case 'TaskAmended':
      return state.status === 'draft' ? { ...state, ...event.data.changes } : state;
    case 'TaskVoided':
      return state.status === 'draft'
        ? { status: 'voided', directive: state.directive, reason: event.data.reason }
        : state;
    case 'TaskIssued': {
      const { dueAt, assignments } = event.data;
      return state.status === 'draft' ? { ...contentOf(state), status: 'issued', dueAt, assignments } : state;
    }
  }
}

function contentOf(task: TaskContent): TaskContent {
  const { directive, ordinal, section, work, lead, cooperating, deliverable, deadline } = task;
  return { directive, ordinal, section, work, lead, cooperating, deliverable, deadline };
}
