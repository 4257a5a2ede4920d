import type { Policy, PolicyEvent } from './policy.js';

/** The policy in force, and the versions before it: what was opened under one of them stays under it. */
export type PolicyState =
  | { readonly status: 'absent' }
  | { readonly status: 'published'; readonly policy: Policy; readonly earlier: readonly Policy[] };

export const noPolicy: PolicyState = { status: 'absent' };

/** The last version published is in force; it never acts backwards. */
export function evolvePolicy(state: PolicyState, event: PolicyEvent): PolicyState {
  switch (event.type) {
    case 'PolicyPublished': {
      const earlier = state.status === 'published' ? [...state.earlier, state.policy] : [];
      return { status: 'published', policy: event.data.policy, earlier };
    }
  }
}

/** The policy of a version; the one in force where that version is not known. */
export function policyOfVersion(state: Extract<PolicyState, { status: 'published' }>, version: number): Policy {
  return state.earlier.find((policy) => policy.version === version) ?? state.policy;
}
