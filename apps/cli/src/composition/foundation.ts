import { isExecuted } from '#application';
import { type AskedCommand, CALENDAR_STREAM, DEFAULT_POLICY, POLICY_STREAM, VIETNAM_CALENDAR } from '#domain';
import { uuidV5 } from '#platform';
import { REGISTRAR } from '../import/console.actors.js';
import type { Register } from './register.js';

/**
 * The working calendar and the policy that a register begins with: without them nobody is ever reminded. Whatever is published
 * already stays in force. Programs that start together record it once.
 */
export async function layFoundation({ store, executor, clock }: Register): Promise<void> {
  const at = clock.now();
  const first: readonly AskedCommand[] = [
    { type: 'PublishCalendar', id: CALENDAR_STREAM, at, by: REGISTRAR, calendar: VIETNAM_CALENDAR },
    { type: 'PublishPolicy', id: POLICY_STREAM, at, by: REGISTRAR, policy: DEFAULT_POLICY },
  ];
  for (const command of first) {
    if ((await store.readStream(command.id)).length > 0) continue;
    const outcome = await executor.execute({ commandId: uuidV5('foundation', command.id), command });
    // Somebody else may have published one in between: then there is one.
    if (!isExecuted(outcome) && (await store.readStream(command.id)).length === 0)
      throw new Error(`${command.type} was refused: ${outcome.refused}`);
  }
}
