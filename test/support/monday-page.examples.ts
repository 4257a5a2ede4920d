import type { MondayPage } from '#domain';

const id = (kind: number, n: number): string => `0000000${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Of a province that counted 47 tasks, one of them forgotten elsewhere. */
export const examplePage: MondayPage = {
  unit: id(3, 1),
  as: 'leader',
  position: 4711,
  from: '2025-05-05T00:30:00.000Z',
  to: '2025-05-12T00:30:00.000Z',
  tally: { total: 47, done: 15, onSchedule: 18, late: 3, atRisk: 5, notImplementable: 5, remainder: 1 },
  late: { count: 3, first: [{ task: id(1, 1) }, { task: id(1, 2) }] },
  atRisk: { count: 5, first: [{ task: id(1, 3) }] },
  waiting: { count: 1, first: [{ kind: 'form-to-issue', task: id(1, 1), form: id(4, 1) }] },
  lying: { count: 1, first: [{ form: id(4, 1) }] },
  dropped: { count: 1, first: [{ form: id(4, 2) }] },
  withoutHead: { count: 1, first: [{ unit: id(3, 2) }] },
};
