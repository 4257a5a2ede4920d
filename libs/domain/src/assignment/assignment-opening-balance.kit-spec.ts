import { isRefused, type Happened } from '../log/event.js';
import type { BalancedStanding, OpeningBalance } from './assignment-opening-balance.js';
import { decideAssignment } from './assignment.decide.js';
import { evolveAssignment, noAssignment } from './assignment.evolve.js';
import { opening, premises } from './assignment.examples.js';
import type { AssignmentEvent, AssignmentState } from './assignment.js';

/** Monday 3 March 2025, ten in the morning: the work was issued in January and comes in now. */
export const balance: OpeningBalance = {
  asOf: '2025-03-03',
  standing: { status: 'in-progress' },
  document: null,
  originalDeadline: null,
  extensions: 0,
  words: null,
};
const comesIn = { ...opening, termStartsOn: '2025-01-09' };

export function importing(standing: BalancedStanding, lastDay: string, more: Partial<OpeningBalance> = {}) {
  const deadline = { text: lastDay, precision: 'day' as const, on: lastDay };
  return { ...comesIn, deadline, balance: { ...balance, standing, ...more } };
}

export function recorded(command: ReturnType<typeof importing>): readonly Happened<AssignmentEvent>[] {
  const events = decideAssignment(command, noAssignment, premises);
  if (isRefused(events)) throw new Error(events.refused);
  return events.map((event) => ({ ...event, occurredAt: command.at }));
}

export const fold = (events: readonly Happened<AssignmentEvent>[]): AssignmentState =>
  events.reduce(evolveAssignment, noAssignment);
