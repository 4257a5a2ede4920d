/**
 * Who may do what, on one page. Each line is an action: the kind of thing that it is done to, and, for every role that is let in, how
 * the one who asks must stand to that thing. A role that is not named is refused; a thing that the one who asks may not see is answered
 * as what does not exist. Routes name the action (`@Access(may('report-progress'))`), the program refuses to start on one that does not,
 * and the OpenAPI document shows the line as `x-access`.
 */
import type { GrantableRole } from '#domain';

/** How the one who asks must stand to the thing, in words for people. */
export const RELATIONS = {
  seen: 'within the asker’s scope: the own unit, those below it, and what they lead, cooperate in or follow up',
  lead: 'in the name of the unit that leads the assignment',
  'lead or owing':
    'in the name of the unit that leads the assignment, or of the one that owes the answer to its obstacle',
  owner: 'in the name of the unit that follows the directive up, or over the whole register',
  self: 'the asker’s own',
  register: 'whatever is in the register',
} as const;
export type Relation = keyof typeof RELATIONS;

export type Resource =
  | 'register'
  | 'directive'
  | 'task'
  | 'assignment'
  | 'form'
  | 'notice'
  | 'inbox item'
  | 'unit'
  | 'ledger line'
  | 'access line'
  | 'grant'
  | 'person'
  | 'endpoint';

/** `one`: the thing that the address names by `{id}`; `many`: those of them that the asker may see; `new`: one that is made. */
type Extent = 'one' | 'many' | 'new';

export interface Policy {
  readonly on: Resource;
  readonly extent: Extent;
  readonly who: Readonly<Partial<Record<GrantableRole, Relation>>>;
}

const everybody = (relation: Relation) => ({
  leader: relation,
  fieldLeader: relation,
  coordinator: relation,
  unitHead: relation,
  officer: relation,
  cooperator: relation,
  inspector: relation,
  overseer: relation,
  admin: relation,
});

const administrator = { admin: 'register' } as const;

export const POLICIES = {
  'list-directives': { on: 'directive', extent: 'many', who: everybody('seen') },
  'read-directive': { on: 'directive', extent: 'one', who: everybody('seen') },
  'register-directive': { on: 'directive', extent: 'new', who: { coordinator: 'owner' } },
  'note-published-count': { on: 'directive', extent: 'one', who: { coordinator: 'owner' } },

  'list-tasks': { on: 'task', extent: 'many', who: everybody('seen') },
  'read-task': { on: 'task', extent: 'one', who: everybody('seen') },
  'draft-task': { on: 'task', extent: 'new', who: { coordinator: 'owner' } },
  'amend-task': { on: 'task', extent: 'one', who: { coordinator: 'owner' } },
  'void-task': { on: 'task', extent: 'one', who: { coordinator: 'owner' } },
  'issue-task': { on: 'task', extent: 'one', who: { coordinator: 'owner', leader: 'owner' } },
  'import-tasks': { on: 'task', extent: 'new', who: { coordinator: 'owner' } },
  'void-import': { on: 'task', extent: 'many', who: { coordinator: 'owner' } },

  'read-assignment': { on: 'assignment', extent: 'one', who: everybody('seen') },
  'receive-assignment': { on: 'assignment', extent: 'one', who: { unitHead: 'lead' } },
  'delegate-assignment': { on: 'assignment', extent: 'one', who: { unitHead: 'lead' } },
  'request-return': { on: 'assignment', extent: 'one', who: { unitHead: 'lead' } },
  'decide-return': { on: 'assignment', extent: 'one', who: { coordinator: 'owner', leader: 'owner' } },
  'report-progress': { on: 'assignment', extent: 'one', who: { unitHead: 'lead', officer: 'lead' } },
  'raise-obstacle': { on: 'assignment', extent: 'one', who: { unitHead: 'lead', officer: 'lead' } },
  'confirm-obstacle': { on: 'assignment', extent: 'one', who: { coordinator: 'owner' } },
  'resolve-obstacle': {
    on: 'assignment',
    extent: 'one',
    who: { coordinator: 'owner', unitHead: 'lead or owing', officer: 'lead or owing' },
  },
  'send-for-issue': { on: 'assignment', extent: 'one', who: { unitHead: 'lead' } },
  'record-issue-refusal': { on: 'assignment', extent: 'one', who: { unitHead: 'lead', coordinator: 'owner' } },
  'submit-deliverable': { on: 'assignment', extent: 'one', who: { unitHead: 'lead' } },
  'verify-deliverable': { on: 'assignment', extent: 'one', who: { coordinator: 'owner', fieldLeader: 'owner' } },
  'correct-balance': { on: 'assignment', extent: 'one', who: { coordinator: 'owner' } },

  'list-forms': { on: 'form', extent: 'many', who: everybody('seen') },
  'decide-form': {
    on: 'form',
    extent: 'one',
    who: { coordinator: 'owner', fieldLeader: 'owner', leader: 'owner' },
  },

  'list-units': { on: 'unit', extent: 'many', who: everybody('seen') },
  'read-unit': { on: 'unit', extent: 'one', who: everybody('seen') },
  'import-units': { on: 'unit', extent: 'new', who: administrator },

  'read-inbox': { on: 'inbox item', extent: 'many', who: everybody('self') },
  'acknowledge-item': { on: 'inbox item', extent: 'one', who: everybody('self') },
  'list-waiting': { on: 'assignment', extent: 'many', who: everybody('seen') },
  'hear-events': { on: 'register', extent: 'many', who: everybody('seen') },

  'read-ledger': {
    on: 'ledger line',
    extent: 'many',
    who: { coordinator: 'seen', inspector: 'seen', admin: 'register' },
  },
  'replay-notice': { on: 'notice', extent: 'one', who: { coordinator: 'seen', admin: 'register' } },
  'take-bounce': { on: 'notice', extent: 'new', who: administrator },

  'list-endpoints': { on: 'endpoint', extent: 'many', who: administrator },
  'add-endpoint': { on: 'endpoint', extent: 'new', who: administrator },
  'keep-endpoint': { on: 'endpoint', extent: 'one', who: administrator },

  'list-grants': {
    on: 'grant',
    extent: 'many',
    who: { admin: 'register', unitHead: 'seen', leader: 'seen', fieldLeader: 'seen' },
  },
  'list-own-roles': { on: 'grant', extent: 'many', who: everybody('self') },
  'give-grant': { on: 'grant', extent: 'new', who: administrator },
  'delegate-role': { on: 'grant', extent: 'new', who: { unitHead: 'self', leader: 'self', fieldLeader: 'self' } },
  'end-grant': {
    on: 'grant',
    extent: 'one',
    who: { admin: 'register', unitHead: 'seen', leader: 'seen', fieldLeader: 'seen' },
  },
  'end-sessions-of': { on: 'person', extent: 'one', who: administrator },
  'erase-person': { on: 'person', extent: 'one', who: administrator },
  'read-access-record': { on: 'access line', extent: 'many', who: { admin: 'register', inspector: 'seen' } },
  'view-as': { on: 'person', extent: 'new', who: administrator },
  'read-status': { on: 'register', extent: 'many', who: everybody('seen') },
} as const satisfies Readonly<Record<string, Policy>>;

export type Action = keyof typeof POLICIES;

export function policyOf(action: Action): Policy {
  return POLICIES[action];
}
