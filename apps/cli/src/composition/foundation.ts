import { isExecuted } from '#application';
import {
  type AskedCommand,
  CALENDAR_STREAM,
  DEFAULT_POLICY,
  defaultAfter,
  evolvePolicy,
  noPolicy,
  type Policy,
  POLICY_STREAM,
  type PolicyEvent,
  VIETNAM_CALENDAR,
} from '#domain';
import { uuidV5 } from '#platform';
import { REGISTRAR } from '../import/console.actors.js';
import type { Register } from './register.js';

/**
 * The working calendar and the policy that a register begins with: without them nobody is ever reminded. Whatever is published
 * already stays in force. Programs that start together record it once.
 */
export async function layFoundation(register: Register): Promise<void> {
  const { store, executor, clock } = register;
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
  await renewDefaultPolicy(register);
}

/**
 * Brings a register that began with an earlier default policy to the present one, as the next version: what was issued stays under
 * the version that it was issued under. A policy of the office's own making is left alone, and so is a register without one.
 */
export async function renewDefaultPolicy(register: Pick<Register, 'store' | 'executor' | 'clock'>): Promise<void> {
  const policy = await nextDefault(register);
  if (policy === null) return;
  const at = register.clock.now();
  const outcome = await register.executor.execute({
    commandId: uuidV5(`default policy ${policy.version}`, POLICY_STREAM),
    command: { type: 'PublishPolicy', id: POLICY_STREAM, at, by: REGISTRAR, policy },
  });
  // Programs that open the register together ask for the same: one of them finds it done.
  if (!isExecuted(outcome) && (await nextDefault(register)) !== null)
    throw new Error(`PublishPolicy was refused: ${outcome.refused}`);
}

async function nextDefault({ store }: Pick<Register, 'store'>): Promise<Policy | null> {
  const events = await store.readStream(POLICY_STREAM);
  const published = events.map(({ data }) => ({ type: 'PolicyPublished', data }) as PolicyEvent);
  const state = published.reduce(evolvePolicy, noPolicy);
  return state.status === 'absent' ? null : defaultAfter(state.policy);
}
