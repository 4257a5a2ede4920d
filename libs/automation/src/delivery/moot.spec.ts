import type { AssignmentState } from '#domain';
import { mootAlarm, mootReason } from './moot.js';

const facts = {
  task: 'a task',
  directive: 'a directive',
  unit: 'a unit',
  ownerUnit: 'its owner',
  relation: 'one',
  keeper: 'an assignment',
  deadline: { text: '31/3/2025', precision: 'day', on: '2025-03-31' },
  dueAt: '2025-03-31T16:59:59.999Z',
  deadlineVersion: 1,
  openedAt: '2025-03-03T03:00:00.000Z',
  termStartsOn: '2025-03-03',
  ladder: 'medium',
  policyVersion: 1,
  calendarVersion: 1,
  officer: null,
  received: true,
  lastUpdateAt: '2025-03-03T03:00:00.000Z',
  dueSoon: false,
  overdue: false,
  updatesLapsed: false,
  steps: {},
  remindedAt: null,
  graceUntil: null,
} as const;
const letter = { number: '12/TTr', sentOn: '2025-03-20' };
const sent: AssignmentState = { ...facts, status: 'awaiting-issue', awaited: { authority: 'Bộ ví dụ', letter } };
const said: AssignmentState = { ...facts, status: 'awaiting-issue', awaited: { authority: null, letter: null } };
const told = { step: 'R3', deadlineVersion: 1 } as const;

describe('a reminder that waits to be sent', () => {
  it('is moot once the work was sent for issue, and not while that is only said', () => {
    expect(mootReason(told, { ...facts, status: 'in-progress' })).toBeNull();
    expect(mootReason(told, sent)).toBe('awaiting-issue');
    expect(mootReason(told, said)).toBeNull();
  });

  it('stands where it rang although the work had been sent: the policy wants it so', () => {
    expect(mootReason({ ...told, whileAwaited: true }, sent)).toBeNull();
  });

  it('leaves an alarm standing', () => expect(mootAlarm(sent)).toBeNull());
});
