import type { AssignmentState } from '../assignment/assignment.js';
import { HALF_YEAR_WORK } from '../policy/ladder.examples.js';
import type { LeadRelation } from '../task/task.js';
import { assignmentAnswer, assignmentPart } from './board-group.js';
import type { Answer } from './board-group.js';
import { taskCell } from './cell.js';
import type { Cell } from './cell.js';
import { CONTINUOUS, UNDATED, YEARLY } from './history.examples.js';
import { freshness } from './outlook.js';
import { taskReason } from './reason.js';

const OBSTACLE = {
  cause: 'reorganisation',
  authority: 'Bộ Nội vụ',
  words: '',
  since: HALF_YEAR_WORK.openedAt,
} as const;
const WORKING: AssignmentState = { ...HALF_YEAR_WORK, status: 'in-progress' };
const LATE = { ...HALF_YEAR_WORK, overdue: true } as const;
const SUBMITTED = {
  status: 'submitted',
  evidence: { kind: 'note', words: '' },
  submittedAt: HALF_YEAR_WORK.openedAt,
} as const;

type Case = readonly [string, AssignmentState, Omit<Answer, 'remainder'>, Answer['remainder']];

describe('the answers about an assignment', () => {
  it.each<Case>([
    ['at work', WORKING, { cell: 'open-in-term', reason: 'none', outlook: 'on-schedule', group: 'on-schedule' }, null],
    [
      'due soon',
      { ...WORKING, dueSoon: true },
      { cell: 'open-in-term', reason: 'none', outlook: 'due-soon', group: 'on-schedule' },
      null,
    ],
    [
      'without updates',
      { ...WORKING, updatesLapsed: true, dueSoon: true },
      { cell: 'open-in-term', reason: 'none', outlook: 'at-risk', group: 'behind-or-at-risk' },
      null,
    ],
    [
      'overdue',
      { ...LATE, status: 'received' },
      { cell: 'open-overdue', reason: 'none', outlook: null, group: 'behind-or-at-risk' },
      null,
    ],
    [
      'submitted in term',
      { ...HALF_YEAR_WORK, ...SUBMITTED },
      { cell: 'open-in-term', reason: 'awaiting-verification', outlook: 'on-schedule', group: 'on-schedule' },
      null,
    ],
    [
      'submitted, overdue',
      { ...LATE, ...SUBMITTED },
      { cell: 'open-overdue', reason: 'awaiting-verification', outlook: null, group: 'behind-or-at-risk' },
      null,
    ],
    [
      'blocked',
      { ...HALF_YEAR_WORK, status: 'blocked', obstacle: OBSTACLE },
      { cell: 'open-in-term', reason: 'blocked', outlook: 'at-risk', group: 'behind-or-at-risk' },
      null,
    ],
    [
      'not implementable, overdue',
      { ...LATE, status: 'not-implementable', obstacle: OBSTACLE },
      { cell: 'open-overdue', reason: 'not-implementable', outlook: null, group: 'not-implementable' },
      null,
    ],
    [
      'to be reassigned',
      { ...HALF_YEAR_WORK, status: 'awaiting-reassignment' },
      { cell: 'open-in-term', reason: 'awaiting-reassignment', outlook: 'on-schedule', group: 'on-schedule' },
      null,
    ],
    [
      'done on time',
      { ...HALF_YEAR_WORK, status: 'completed', completedOn: '2025-06-01', onTime: true },
      { cell: 'done-on-time', reason: 'none', outlook: null, group: 'done' },
      null,
    ],
    [
      'done late',
      { ...LATE, status: 'completed', completedOn: '2025-07-05', onTime: false },
      { cell: 'done-late', reason: 'none', outlook: null, group: 'done' },
      null,
    ],
    [
      'continuous',
      { ...WORKING, deadline: CONTINUOUS, dueAt: null },
      { cell: 'outside', reason: 'none', outlook: null, group: 'remainder' },
      'continuous',
    ],
    [
      'yearly',
      { ...WORKING, deadline: YEARLY, dueAt: null },
      { cell: 'outside', reason: 'none', outlook: null, group: 'remainder' },
      'continuous',
    ],
    [
      'undated',
      { ...WORKING, deadline: UNDATED, dueAt: null },
      { cell: 'outside', reason: 'none', outlook: null, group: 'remainder' },
      'undated',
    ],
    [
      'undated and done',
      { ...HALF_YEAR_WORK, dueAt: null, status: 'completed', completedOn: '2025-06-01', onTime: null },
      { cell: 'outside', reason: 'none', outlook: null, group: 'done' },
      null,
    ],
  ])('%s', (_name, state, expected, remainder) => {
    expect(assignmentAnswer(state)).toEqual({ ...expected, remainder });
  });

  it('there is none before the opening', () => {
    expect(assignmentAnswer({ status: 'absent' })).toBeNull();
    expect(assignmentPart({ status: 'absent' })).toBeNull();
  });

  it('undated work is up to date or stale, dated work neither', () => {
    const continuous: AssignmentState = { ...WORKING, deadline: CONTINUOUS, dueAt: null };
    expect(freshness(continuous)).toBe('up-to-date');
    expect(freshness({ ...continuous, updatesLapsed: true })).toBe('stale');
    expect(freshness(WORKING)).toBeNull();
  });
});

describe('the cell of a task', () => {
  it.each<readonly [LeadRelation, readonly Cell[], Cell]>([
    ['one', ['open-overdue'], 'open-overdue'],
    ['joint', ['done-on-time', 'open-in-term'], 'done-on-time'],
    ['joint', ['open-in-term', 'done-on-time'], 'open-in-term'],
    ['each', ['done-on-time', 'done-on-time'], 'done-on-time'],
    ['each', ['done-on-time', 'done-late'], 'done-late'],
    ['each', ['done-on-time', 'open-in-term', 'done-late'], 'open-in-term'],
    ['each', ['done-on-time', 'open-in-term', 'open-overdue'], 'open-overdue'],
    ['each', ['outside', 'outside'], 'outside'],
    ['one', [], 'outside'],
    ['each', [], 'outside'],
  ])('%s of %j is %s', (relation, cells, expected) => expect(taskCell(relation, cells)).toBe(expected));

  it('has a reason only when all that is open in a group shares it', () => {
    expect(taskReason('each', ['not-implementable', 'not-implementable'])).toBe('not-implementable');
    expect(taskReason('each', ['not-implementable', 'none'])).toBe('none');
    expect(taskReason('joint', ['blocked', 'none'])).toBe('blocked');
    expect(taskReason('one', [])).toBe('none');
  });
});
