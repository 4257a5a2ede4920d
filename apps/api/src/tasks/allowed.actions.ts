/**
 * Which commands the asker could give now: buttons, not walls. The decision is the domain's when the command comes; this table
 * says the same of roles and states, and a spec holds the two together.
 */
import type { AssignmentState, AssignmentStatus, Role } from '#domain';
import type { Viewer } from '../http/api.request.js';

type Side = 'unit' | 'owner';

interface Action {
  readonly name: string;
  readonly roles: readonly Role[];
  /** Acts in the lead unit's name, or over it. */
  readonly side: Side;
  readonly when: readonly AssignmentStatus[];
}

const working: readonly AssignmentStatus[] = ['assigned', 'received', 'in-progress'];
const head: readonly Role[] = ['unitHead'];
const unitPeople: readonly Role[] = ['unitHead', 'officer'];
const assigners: readonly Role[] = ['coordinator', 'leader'];

const actions: readonly Action[] = [
  { name: 'receive', roles: head, side: 'unit', when: ['assigned'] },
  { name: 'delegate', roles: head, side: 'unit', when: [...working, 'blocked', 'not-implementable'] },
  { name: 'request-return', roles: head, side: 'unit', when: working },
  { name: 'report-progress', roles: unitPeople, side: 'unit', when: [...working, 'blocked', 'not-implementable'] },
  { name: 'raise-obstacle', roles: unitPeople, side: 'unit', when: working },
  { name: 'submit', roles: head, side: 'unit', when: [...working, 'blocked', 'not-implementable'] },
  { name: 'grant-return', roles: assigners, side: 'owner', when: ['return-requested'] },
  { name: 'refuse-return', roles: assigners, side: 'owner', when: ['return-requested'] },
  { name: 'confirm-obstacle', roles: ['coordinator'], side: 'owner', when: ['blocked'] },
  { name: 'resolve-obstacle', roles: ['coordinator'], side: 'owner', when: ['blocked', 'not-implementable'] },
  { name: 'confirm', roles: ['coordinator', 'fieldLeader'], side: 'owner', when: ['submitted'] },
  { name: 'return-deliverable', roles: ['coordinator', 'fieldLeader'], side: 'owner', when: ['submitted'] },
];

/** Command names of the API, in the order of the table. */
export function allowedActions(state: AssignmentState, viewer: Viewer): string[] {
  if (state.status === 'absent') return [];
  return actions
    .filter(({ roles, side, when }) => {
      const place =
        side === 'unit' ? viewer.unit === state.unit : viewer.unit === null || viewer.unit === state.ownerUnit;
      return place && roles.includes(viewer.role) && when.includes(state.status);
    })
    .map((action) => action.name);
}
