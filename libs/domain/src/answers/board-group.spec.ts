import * as fc from 'fast-check';
import type { AssignmentState } from '../assignment/assignment.js';
import type { Lead, LeadRelation, TaskContent, TaskState } from '../task/task.js';
import { HALF_YEAR_WORK } from '../policy/ladder.examples.js';
import { assignmentPart, partition, taskAnswer } from './board-group.js';
import type { Answer, AssignmentPart } from './board-group.js';
import { anyDeadline, DATED, folded, lives, UNDATED } from './history.examples.js';

const SEED = 47;

const OBSTACLE = {
  cause: 'reorganisation',
  authority: 'Bộ Nội vụ',
  words: '',
  since: HALF_YEAR_WORK.openedAt,
} as const;
const WORKING: AssignmentState = { ...HALF_YEAR_WORK, status: 'in-progress' };
const LATE = { ...HALF_YEAR_WORK, overdue: true } as const;

function content(lead: Lead, deadline = DATED): TaskContent {
  return {
    directive: HALF_YEAR_WORK.directive,
    ordinal: '1',
    section: null,
    work: 'Ban hành kế hoạch',
    lead,
    cooperating: { units: [], text: '' },
    deliverable: null,
    deadline,
  };
}

function issued(relation: LeadRelation, deadline = DATED): TaskState {
  return { status: 'issued', dueAt: null, assignments: [], ...content({ relation, units: [], text: '' }, deadline) };
}

const UNDETERMINED: Lead = { relation: 'undetermined', text: 'Các bộ, ngành' };

describe('the answers about a task', () => {
  it.each<readonly [string, TaskState, string]>([
    ['a draft', { status: 'draft', ...content({ relation: 'one', units: ['u'], text: 'Sở' }) }, 'draft'],
    ['a draft without a lead', { status: 'draft', ...content(UNDETERMINED) }, 'lead-undetermined'],
    ['a voided draft', { status: 'voided', directive: '', reason: 'trùng' }, 'voided'],
  ])('%s is in the remainder and says why', (_name, task, remainder) => {
    expect(taskAnswer(task, [])).toEqual({
      cell: 'outside',
      reason: 'none',
      outlook: null,
      group: 'remainder',
      remainder,
    });
  });

  it('a group is done when all are, and counts its worst until then', () => {
    const done = assignmentPart({ ...HALF_YEAR_WORK, status: 'completed', completedOn: '2025-06-01', onTime: true });
    const late = assignmentPart({ ...LATE, status: 'in-progress' });
    const parts = [done, late].filter((part): part is AssignmentPart => part !== null);
    expect(taskAnswer(issued('each'), parts)).toMatchObject({ cell: 'open-overdue', group: 'behind-or-at-risk' });
    expect(taskAnswer(issued('each'), parts.slice(0, 1))).toMatchObject({ cell: 'done-on-time', group: 'done' });
    expect(taskAnswer(issued('joint'), parts)).toMatchObject({ cell: 'done-on-time', group: 'done', reason: 'none' });
  });

  it('undated group work is done when all of it is', () => {
    const part = assignmentPart({
      ...HALF_YEAR_WORK,
      dueAt: null,
      status: 'completed',
      completedOn: '2025-06-01',
      onTime: null,
    });
    const open = assignmentPart({ ...WORKING, deadline: UNDATED, dueAt: null });
    const parts = [part, open].filter((one): one is AssignmentPart => one !== null);
    expect(taskAnswer(issued('each', UNDATED), parts.slice(0, 1))).toMatchObject({ group: 'done', remainder: null });
    expect(taskAnswer(issued('each', UNDATED), parts)).toMatchObject({ group: 'remainder', remainder: 'undated' });
  });

  it('there is none for a task that was never drafted', () => expect(taskAnswer({ status: 'absent' }, [])).toBeNull());
});

const tasks: fc.Arbitrary<readonly [TaskState, readonly AssignmentPart[]]> = anyDeadline.chain((deadline) => {
  const lead: Lead = { relation: 'one', units: ['u'], text: 'Sở' };
  const parts = fc
    .array(lives(fc.constant(deadline)), { minLength: 1, maxLength: 4 })
    .map((all) => all.map((events) => assignmentPart(folded(events))).filter((part) => part !== null));
  return fc.tuple(
    fc.constantFrom<TaskState>(
      { status: 'draft', ...content(UNDETERMINED, deadline) },
      { status: 'draft', ...content(lead, deadline) },
      { status: 'voided', directive: '', reason: '' },
      issued('one', deadline),
      issued('joint', deadline),
      issued('each', deadline),
    ),
    parts,
  );
});

const boards = fc.array(tasks, { maxLength: 20 });
type Answering = (task: TaskState, parts: readonly AssignmentPart[]) => Answer | null;

/** The headline sums to the number of tasks, cells do too, and every task of the remainder has its reason. */
function reconciles(
  answering: Answering,
  board: readonly (readonly [TaskState, readonly AssignmentPart[]])[],
): boolean {
  const counted = partition(board.map(([task, parts]) => answering(task, parts)).filter((answer) => answer !== null));
  const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);
  const reasons = counted.remainder.reduce((total, { count }) => total + count, 0);
  return (
    sum(counted.groups) === board.length && sum(counted.cells) === board.length && reasons === counted.groups.remainder
  );
}

describe(`a board always reconciles (seed ${SEED})`, () => {
  it('whatever happened to its tasks', () => {
    fc.assert(
      fc.property(boards, (board) => {
        expect(reconciles(taskAnswer, board)).toBe(true);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it.each<readonly [string, Answering]>([
    [
      'forgets tasks without a lead',
      (task, parts) => {
        const answer = taskAnswer(task, parts);
        return answer?.remainder === 'lead-undetermined' ? null : answer;
      },
    ],
    [
      'gives no reason for continuous work',
      (task, parts) => {
        const answer = taskAnswer(task, parts);
        return answer?.remainder === 'continuous' ? { ...answer, remainder: null } : answer;
      },
    ],
  ])('catches the mutant that %s', (_name, mutant) => {
    const check = fc.check(
      fc.property(boards, (board) => reconciles(mutant, board)),
      { seed: SEED, numRuns: 500 },
    );
    expect(check.failed).toBe(true);
  });

  it('47 = 15 + 18 + 8 + 5 + 1', () => {
    const group = (state: AssignmentState, count: number): readonly Answer[] =>
      Array.from({ length: count }, () =>
        taskAnswer(
          issued('one'),
          [assignmentPart(state)].filter((one) => one !== null),
        ),
      ).filter((answer) => answer !== null);
    const forgotten = taskAnswer({ status: 'draft', ...content(UNDETERMINED) }, []);
    const counted = partition([
      ...group({ ...HALF_YEAR_WORK, status: 'completed', completedOn: '2025-06-01', onTime: true }, 15),
      ...group(WORKING, 18),
      ...group({ ...LATE, status: 'in-progress' }, 8),
      ...group({ ...HALF_YEAR_WORK, status: 'not-implementable', obstacle: OBSTACLE }, 5),
      ...(forgotten === null ? [] : [forgotten]),
    ]);
    expect(counted.total).toBe(47);
    expect(counted.groups).toEqual({
      done: 15,
      'on-schedule': 18,
      'behind-or-at-risk': 8,
      'not-implementable': 5,
      remainder: 1,
    });
    expect(counted.remainder).toEqual([{ reason: 'lead-undetermined', count: 1 }]);
  });
});
