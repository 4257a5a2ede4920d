import { upcast } from '../upcast.js';
import type { RecordedEvent } from '#event-store';
import type { ImportRegister } from './import-desk.js';
import type { RecordedTask } from './task-identity.js';

const AT_ONCE = 1_000;

/** The tasks of a directive as the log has them: how each was first recorded, and which are voided. */
interface DirectiveTasks {
  readonly drafted: readonly RecordedTask[];
  readonly voided: ReadonlySet<string>;
}

/** The tasks of a directive as they were first recorded, in the order of the register: what an import compares its rows with. */
export async function recordedTasks(
  register: ImportRegister,
  directive: string,
  { redraft }: { readonly redraft?: boolean } = {},
): Promise<readonly RecordedTask[]> {
  if ((await register.store.readStream(directive)).length === 0) return [];
  const { drafted, voided } = await tasksOf(register, directive);
  return drafted.map((task) => {
    if (!voided.has(task.id)) return task;
    // To be drafted again, a voided task answers to no row; its id stays taken.
    return { ...task, voided: true, work: redraft === true ? '' : task.work };
  });
}

/**
 * From the register as far as it has come, and from the log what came after: to bring the register forward would take longer than the
 * import itself, and nobody has asked for its lists.
 */
async function tasksOf({ store, tables }: ImportRegister, directive: string): Promise<DirectiveTasks> {
  const { position: reached, tasks: rows } = await tables.tasksSoFar(directive);
  const voided = new Set(rows.filter(({ status }) => status === 'voided').map(({ id }) => id));
  const drafted = new Map<string, RecordedTask>();
  const draft = (event: RecordedEvent): void => {
    const task = draftedTask(event, directive);
    if (task !== null) drafted.set(task.id, task);
  };
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const streams = await store.readStreams(rows.slice(start, start + AT_ONCE).map(({ id }) => id));
    for (const [first] of streams.values()) if (first !== undefined) draft(first);
  }
  for (let after = reached; ;) {
    const events = await store.readAll(after, AT_ONCE);
    for (const event of events) {
      if (event.type === 'TaskDrafted') draft(event);
      if (event.type === 'TaskVoided') voided.add(event.stream);
    }
    const last = events.at(-1);
    if (last === undefined) return { drafted: [...drafted.values()], voided };
    after = last.position;
  }
}

/** Null for an event that drafts no task of this directive. */
function draftedTask(recorded: RecordedEvent, directive: string): RecordedTask | null {
  const event = upcast(recorded);
  if (event.type !== 'TaskDrafted' || event.data.directive !== directive) return null;
  const { ordinal, section, work, lead, cooperating, deliverable, deadline } = event.data;
  const printed = { ordinal, section, work, lead: lead.text, cooperating: cooperating.text, deliverable };
  return { id: recorded.stream, ...printed, deadline: deadline.text, voided: false };
}
