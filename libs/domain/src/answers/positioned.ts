import type { Happened } from '../log/event.js';
import type { AssignmentEvent } from '../assignment/assignment.js';

/** An event with its place in the log. */
export type Positioned<Event> = Happened<Event> & { readonly position: number };

type OfType<Type extends AssignmentEvent['type']> = Positioned<Extract<AssignmentEvent, { type: Type }>>;

function isOf<Type extends AssignmentEvent['type']>(
  event: Positioned<AssignmentEvent>,
  types: readonly Type[],
): event is OfType<Type> {
  return types.some((type) => type === event.type);
}

/** The last event of some types, or null. */
export function lastOf<Type extends AssignmentEvent['type']>(
  events: readonly Positioned<AssignmentEvent>[],
  ...types: readonly Type[]
): OfType<Type> | null {
  for (const event of [...events].reverse()) if (isOf(event, types)) return event;
  return null;
}
