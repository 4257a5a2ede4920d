import type { DemoTask } from './demo-task.js';
import { doneTasks } from './tasks.done.data.js';
import { openTasks } from './tasks.open.data.js';

/** The tasks in the order of the plan: their place is their number. */
export const demoTasks: readonly DemoTask[] = [...doneTasks, ...openTasks].map(
  ([section, work, leads, deliverable, due, fate]) => ({
    section,
    work,
    leads: leads === '' ? [] : leads.split(' '),
    deliverable,
    due,
    fate,
  }),
);
