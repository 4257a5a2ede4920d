import { type RecordedTask, upcast } from '#application';
import { TaskRow } from '#read-models';
import type { Register } from '../composition/register.js';
import { reachTheEnd } from './known-units.js';

const AT_ONCE = 500;

/** The tasks of a directive as they were first recorded, in the order of the register: what an import compares its rows with. */
export async function recordedTasks(
  register: Register,
  directive: string,
  { redraft }: { readonly redraft?: boolean } = {},
): Promise<readonly RecordedTask[]> {
  if ((await register.store.readStream(directive)).length === 0) return [];
  await reachTheEnd(register, 'register');
  const rows = await register.source.getRepository(TaskRow).findBy({ directive });
  const voided = new Set(rows.filter(({ status }) => status === 'voided').map(({ id }) => id));
  const tasks: RecordedTask[] = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const streams = await register.store.readStreams(rows.slice(start, start + AT_ONCE).map(({ id }) => id));
    for (const [id, [first]] of streams) {
      const event = first === undefined ? undefined : upcast(first);
      if (event?.type !== 'TaskDrafted') continue;
      const { ordinal, section, work, lead, cooperating, deliverable, deadline } = event.data;
      // To be drafted again, a voided task answers to no row; its id stays taken.
      const gone = redraft === true && voided.has(id);
      const printed = {
        ordinal,
        section,
        work: gone ? '' : work,
        lead: lead.text,
        cooperating: cooperating.text,
        deliverable,
      };
      tasks.push({ id, ...printed, deadline: deadline.text, voided: voided.has(id) });
    }
  }
  return tasks;
}
