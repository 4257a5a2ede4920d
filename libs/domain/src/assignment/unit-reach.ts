import type { Policy } from '../policy/policy.js';
import type { Post } from '../unit/unit.js';
import type { OpenAssignment } from './assignment.js';
import type { Opened } from './assignment.status.js';

/** Who holds posts in a lead unit, and since when they are as they are. */
export interface UnitReach {
  readonly posts: readonly { readonly post: Post; readonly person: string }[];
  readonly since: string;
}

/** Somebody of the unit can be told: its head, acting or not, or the officer to whom the work was handed. */
export function reachesUnit(posts: UnitReach['posts'], officer: OpenAssignment['officer']): boolean {
  return posts.some(({ post, person }) => post === 'unitHead' || (post === 'officer' && person === officer));
}

/**
 * Whether the ladder speaks to the unit now. Elsewhere its steps are suppressed, and none of them waits. What was sent for issue
 * stops it, unless the policy says otherwise; what is only said to be sent, without a letter, stops nothing.
 */
export function isSpokenTo(state: Opened, { sentForIssue }: Pick<Policy, 'sentForIssue'>): boolean {
  switch (state.status) {
    case 'assigned':
    case 'received':
    case 'in-progress':
    case 'blocked':
      return true;
    case 'awaiting-issue':
      return state.awaited.letter === null || sentForIssue?.stopsLadder === false;
    case 'return-requested':
    case 'awaiting-reassignment':
    case 'not-implementable':
    case 'submitted':
    case 'completed':
      return false;
  }
}
