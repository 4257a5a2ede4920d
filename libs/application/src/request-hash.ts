import { createHash } from 'node:crypto';
import type { DondocCommand } from '#domain';
import { canonicalJson } from '#event-store';

/**
 * What is not part of the request itself. `at` is the server's clock: the same request sent again comes at another instant. A
 * timer's own instant moves when a table of timers is computed anew, and is only a hint to the decision.
 */
const notAsked: ReadonlySet<string> = new Set(['at']);
const notAskedOfTimers: ReadonlySet<string> = new Set(['at', 'dueAt', 'boundary', 'since']);
const timers: ReadonlySet<DondocCommand['type']> = new Set([
  'FireStep',
  'ReachDueSoon',
  'PassDeadline',
  'LapseUpdates',
  'ReceiveTacitly',
]);

export function isTimer(command: Pick<DondocCommand, 'type'>): boolean {
  return timers.has(command.type);
}

/** SHA-256 of the command's canonical JSON, 64 hex digits: what was asked, by whom. Throws `NotCanonical`. */
export function requestHash(command: DondocCommand): string {
  const left = isTimer(command) ? notAskedOfTimers : notAsked;
  const asked = Object.fromEntries(Object.entries(command).filter(([field]) => !left.has(field)));
  return createHash('sha256').update(canonicalJson(asked)).digest('hex');
}
