/** What a run of automation did, in lines that a test can compare. */
import type { EventData, EventType } from '#domain';
import type { EventStore } from '#event-store';
import type { OutgoingMessage } from '#automation';

interface Run {
  readonly store: EventStore;
  readonly channel: { readonly sent: readonly OutgoingMessage[] };
}

/** What was sent: local time, name, and the numbers of the tasks it tells of. */
export function told({ channel }: Pick<Run, 'channel'>): string[] {
  return channel.sent.map(({ at, to, text }) => {
    const local = new Date(Date.parse(at) + 7 * 3_600_000).toISOString().slice(0, 16);
    const ordinals = [...text.matchAll(/^(\d+)\. /gm)].map((match) => match[1]);
    return `${local} ${to.name}: ${ordinals.join(' ')}`;
  });
}

export async function recorded<Type extends EventType>(
  { store }: Pick<Run, 'store'>,
  type: Type,
): Promise<EventData<Type>[]> {
  const events = await store.readAll(0, 10_000);
  return events.filter((event) => event.type === type).map((event) => event.data as EventData<Type>);
}

export const steps = async (automation: Pick<Run, 'store'>): Promise<string[]> =>
  (await recorded(automation, 'StepFired')).map(({ step, late }) => (late ? `${step} late` : step));
export const suppressions = async (automation: Pick<Run, 'store'>): Promise<string[]> =>
  (await recorded(automation, 'StepSuppressed')).map(({ step, reason }) => `${step} ${reason}`);
