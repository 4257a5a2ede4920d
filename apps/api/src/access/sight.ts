import { Inject, Injectable } from '@nestjs/common';
import { type AskedCommand, refuse, type Refusal, type Role } from '#domain';
import type { EventStore } from '#event-store';
import { RegisterQuery, type Scope } from '#read-models';
import { EVENT_STORE } from '../api.options.js';
import type { Asking } from '../http/request.context.js';
import type { ConcernNoun } from './concern.js';
import { type Concerned, ConcernReader, isSeen } from './concern.reader.js';
import { policyOf, type Relation } from './policies.js';
import { Scopes } from './scopes.js';

/** What a command is done to, and how it is answered that there is no such thing. */
interface Aim {
  readonly noun: ConcernNoun;
  readonly id: string;
  readonly absent: Refusal;
}

const ABSENT = {
  task: 'task-not-found',
  assignment: 'assignment-not-found',
  directive: 'directive-not-found',
  form: 'form-not-found',
  notice: 'notice-not-found',
} as const;

/**
 * Looks, before a command is decided, whether its thing is there for the one who asks and whether the asker stands to it as the policy
 * demands. What is not there for the asker is answered as what does not exist, whatever would have been decided.
 */
@Injectable()
export class Sight {
  private readonly concerns: ConcernReader;

  constructor(
    private readonly scopes: Scopes,
    private readonly register: RegisterQuery,
    @Inject(EVENT_STORE) store: EventStore,
  ) {
    this.concerns = new ConcernReader(store);
  }

  /** Null: the command may be decided. */
  async refusalOf({ by, cleared, action }: Asking, command: AskedCommand): Promise<Refusal | null> {
    const aim = aimOf(command, action);
    if (aim === null) return null;
    const scope = await this.scopes.of({ ...by, cleared });
    if (scope.units === null && scope.restricted === null) return null;
    const [concern, isReached] = await Promise.all([this.concerns.now(aim.noun, aim.id), this.reaches(aim, scope)]);
    if (concern === undefined) return aim.absent;
    const relation = relationOf(by.role, action);
    const owes = relation === 'lead or owing' && concern.owing !== null && concern.owing === by.unit;
    if (!isReached && !owes && !isSeen(scope, concern)) return aim.absent;
    return stands(relation, concern, by.unit) ? null : refuse('not-your-unit');
  }

  /** A directive is seen, too, by whoever sees one of its tasks; the tables know them all. */
  private async reaches({ noun, id }: Aim, scope: Scope): Promise<boolean> {
    return noun === 'directive' && (await this.register.directive(id, scope)) !== null;
  }
}

function aimOf(command: AskedCommand, action: Asking['action']): Aim | null {
  if (command.type === 'DraftTask') {
    return { noun: 'directive', id: command.directive, absent: refuse('directive-not-found', 'directive') };
  }
  const policy = action === undefined ? undefined : policyOf(action);
  if (policy?.extent !== 'one' || !Object.hasOwn(ABSENT, policy.on)) return null;
  const noun = policy.on as keyof typeof ABSENT;
  return { noun, id: command.id, absent: refuse(ABSENT[noun], 'id') };
}

function relationOf(role: Role, action: Asking['action']): Relation {
  const who: Readonly<Partial<Record<Role, Relation>>> = action === undefined ? {} : policyOf(action).who;
  return who[role] ?? 'seen';
}

function stands(relation: Relation, { owner, units, owing }: Concerned, acting: string | null): boolean {
  switch (relation) {
    case 'lead':
      return acting !== null && units.includes(acting);
    case 'lead or owing':
      return acting !== null && (units.includes(acting) || owing === acting);
    case 'owner':
      return acting === null || acting === owner;
    case 'seen':
    case 'self':
    case 'register':
      return true;
  }
}
