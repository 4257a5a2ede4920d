import type { OpenAssignment } from '../assignment/assignment.js';
import { endOfDay, instantAt } from '../calendar/local-day.js';

/** An assignment of the morning of 3 March 2025 (a Monday) that is due at the end of 30 June 2025 (a Monday too). */
export const HALF_YEAR_WORK: OpenAssignment = {
  task: '0195f2a0-0000-7000-8000-000000000001',
  directive: '0195f2a0-0000-7000-8000-000000000002',
  unit: '0195f2a0-0000-7000-8000-000000000003',
  ownerUnit: '0195f2a0-0000-7000-8000-000000000004',
  relation: 'one',
  keeper: '0195f2a0-0000-7000-8000-000000000005',
  deadline: { text: '6/2025', precision: 'month', year: 2025, month: 6 },
  dueAt: endOfDay('2025-06-30'),
  deadlineVersion: 1,
  openedAt: instantAt('2025-03-03', '09:00'),
  termStartsOn: '2025-03-03',
  ladder: 'long',
  policyVersion: 1,
  calendarVersion: 1,
  officer: null,
  received: false,
  lastUpdateAt: instantAt('2025-03-03', '09:00'),
  dueSoon: false,
  overdue: false,
  updatesLapsed: false,
  steps: {},
  remindedAt: null,
  graceUntil: null,
};

/** The same work with another last day. */
export function dueOn(day: string, changes: Partial<OpenAssignment> = {}): OpenAssignment {
  return { ...HALF_YEAR_WORK, deadline: { text: day, precision: 'day', on: day }, dueAt: endOfDay(day), ...changes };
}
