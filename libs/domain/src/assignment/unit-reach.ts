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

/** Whether the ladder speaks to the unit now. Elsewhere its steps are suppressed, and none of them waits. */
export function isSpokenTo({ status }: Opened): boolean {
  return status === 'assigned' || status === 'received' || status === 'in-progress' || status === 'blocked';
}
