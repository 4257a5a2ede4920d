import type { Policy, PolicyEvent } from './policy.js';

export type PolicyState = { readonly status: 'absent' } | { readonly status: 'published'; readonly policy: Policy };

export const noPolicy: PolicyState = { status: 'absent' };

/** The last version published is in force; it never acts backwards. */
export function evolvePolicy(_state: PolicyState, event: PolicyEvent): PolicyState {
  switch (event.type) {
    case 'PolicyPublished':
      return { status: 'published', policy: event.data.policy };
  }
}
