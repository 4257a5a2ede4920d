import type { Actor, Claim, GrantableRole, Refusal } from '#domain';
import type { EventStore } from '#event-store';
import { uuidV5 } from '#platform';
import { CommandExecutor } from './command.executor.js';
import { isExecuted } from './command-request.js';
import { grantsIdOf } from './derived-ids.js';
import { Standings } from './standings.js';

export interface RoleWanted {
  readonly claim: Claim & { readonly role: GrantableRole };
  readonly by: Actor;
  /** ISO 8601 instants: now, and when it ends; null: never by itself. */
  readonly at: string;
  readonly until: string | null;
}

/** Has the person hold the role: gives a grant where neither a post nor a grant gives it already. Answers a refusal, or null. */
export async function holdRole(store: EventStore, { claim, by, at, until }: RoleWanted): Promise<Refusal | null> {
  if ((await new Standings(store).of(claim, at)).held) return null;
  const { person, role, unit } = claim;
  const commandId = uuidV5(`role ${role} ${unit ?? ''} at ${at}`, person);
  const grant = uuidV5('grant', commandId);
  const command = {
    type: 'GiveGrant',
    id: grantsIdOf(person),
    at,
    by,
    person,
    grant,
    role,
    unit,
    from: null,
    until,
  } as const;
  const outcome = await new CommandExecutor(store).execute({ commandId, command });
  return isExecuted(outcome) ? null : outcome;
}
