import * as fc from 'fast-check';
import { History, id } from '../projecting/history.examples.js';
import { MemoryTables } from '../projecting/memory-tables.examples.js';
import { type Choice, historyOf } from '../projecting/random-history.examples.js';
import {
  AssignmentRow,
  DirectiveCount,
  DirectiveTotal,
  EVERY_DIRECTIVE,
  TaskRow,
  UnitCount,
} from './register.entity.js';
import { block, complete, directive, draft, issue, miss } from './register.examples.js';
import { registerProjection } from './register.projection.js';
import { sortKeyOf } from './task-rows.js';

function tablesAfter(history: History): MemoryTables {
  const tables = new MemoryTables(registerProjection);
  tables.apply(history.events);
  return tables;
}

function groupOf(history: History): string | undefined {
  const [task] = tablesAfter(history).list(TaskRow);
  return task && [task.cell, task.reason, task.boardGroup, `${task.done}/${task.assignments}`].join(' ');
}

describe('a task of one lead', () => {
  it('stands as its assignment stands', () => {
    const history = new History();
    const [assignment = ''] = issue(history, { n: 1 });
    expect(groupOf(history)).toBe('open-in-term none on-schedule 0/1');
    block(history, assignment);
    expect(groupOf(history)).toBe('open-in-term not-implementable not-implementable 0/1');
    history.record(assignment, 'ObstacleResolved', { words: 'Đã có' });
    miss(history, assignment);
    expect(groupOf(history)).toBe('open-overdue none behind-or-at-risk 0/1');
    complete(history, assignment, false);
    expect(groupOf(history)).toBe('done-late none done 1/1');
  });
});

describe('a task that each of a group owes', () => {
  it('is overdue while one is, and done when all are', () => {
    const history = new History();
    const [first = '', second = ''] = issue(history, { n: 1, relation: 'each', units: [1, 2] });
    complete(history, first);
    expect(groupOf(history)).toBe('open-in-term none on-schedule 1/2');
    miss(history, second);
    expect(groupOf(history)).toBe('open-overdue none behind-or-at-risk 1/2');
    complete(history, second, false);
    expect(groupOf(history)).toBe('done-late none done 2/2');
  });
});

describe('a task of joint leads', () => {
  it('stands as the unit that keeps the file stands', () => {
    const history = new History();
    const [keeper = '', other = ''] = issue(history, { n: 1, relation: 'joint', units: [1, 2] });
    block(history, other);
    expect(groupOf(history)).toBe('open-in-term none on-schedule 0/2');
    complete(history, keeper);
    expect(groupOf(history)).toBe('done-on-time none done 1/2');
  });
});

describe('a draft', () => {
  it('is counted in the remainder with its reason, and so is one without a lead', () => {
    const history = new History();
    draft(history, { n: 1 });
    draft(history, { n: 2, relation: 'undetermined' });
    const remainders = tablesAfter(history)
      .list(TaskRow)
      .map((task) => task.remainder);
    expect(remainders).toEqual(['draft', 'lead-undetermined']);
  });

  it('takes amendments until it is issued, and moves with its deadline', () => {
    const history = new History();
    const task = draft(history, { n: 1 });
    history.record(task, 'TaskAmended', {
      changes: { work: 'Đề án', deadline: { text: '', precision: 'none' } },
      document: null,
    });
    const tables = tablesAfter(history);
    expect(tables.list(TaskRow)).toMatchObject([
      { work: 'Đề án', dueOn: 'undated', version: 2, searchText: '1 de an so tai chinh' },
    ]);
    for (const every of [true, false]) {
      const counted = tables.list(DirectiveCount).filter(({ directive }) => (directive === EVERY_DIRECTIVE) === every);
      expect(counted.map(({ dueOn, tasks }) => [dueOn, tasks])).toEqual([
        ['2025-04-30', 0],
        ['undated', 1],
      ]);
    }
    expect(tables.list(DirectiveTotal)).toMatchObject([{ tasks: 1 }]);
  });
});

describe('the same words in another spelling', () => {
  it('fold to one search text, and ordinals sort as people count', () => {
    expect(['10', '2', 'II.1', '1'].sort((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1))).toEqual([
      '1',
      '2',
      '10',
      'II.1',
    ]);
  });
});

const SEED = 138;

describe(`counters (seed ${SEED})`, () => {
  it('are what a count of the rows would say', () => {
    const choices = fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)) satisfies fc.Arbitrary<Choice>, {
      minLength: 30,
      maxLength: 120,
    });
    fc.assert(
      fc.property(choices, (chosen) => {
        const tables = new MemoryTables(registerProjection);
        tables.apply(historyOf(chosen));
        const tasks = tables
          .list(TaskRow)
          .flatMap((row) => [row, { ...row, directive: EVERY_DIRECTIVE }])
          .map((row) => [
            row.directive,
            row.dueOn,
            row.cell,
            row.reason,
            row.outlook ?? '',
            row.boardGroup,
            row.remainder ?? '',
          ]);
        const assignments = tables.list(AssignmentRow).map((row) => [row.unit, row.cell, row.boardGroup]);
        const countedTasks = tables
          .list(DirectiveCount)
          .map(
            ({ tasks: count, ...key }) =>
              [
                [key.directive, key.dueOn, key.cell, key.reason, key.outlook, key.boardGroup, key.remainder].join(' '),
                count,
              ] as const,
          );
        const countedAssignments = tables
          .list(UnitCount)
          .map(({ assignments: count, unit, cell, boardGroup }) => [`${unit} ${cell} ${boardGroup}`, count] as const);
        const totals = tables.list(DirectiveTotal).map((row) => [row.directive, row.tasks] as const);
        expect(positive(countedTasks)).toEqual(counted(tasks));
        expect(positive(totals)).toEqual(counted(tables.list(TaskRow).map(({ directive: of }) => [of])));
        expect(positive(countedAssignments)).toEqual(counted(assignments));
      }),
      { seed: SEED, numRuns: 25 },
    );
  });
});

function counted(rows: readonly string[][]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row.join(' ')] = (counts[row.join(' ')] ?? 0) + 1;
  return counts;
}

function positive(counters: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(counters.filter(([, count]) => count !== 0));
}

describe('a directive', () => {
  it('keeps the counts that others published', () => {
    const history = new History();
    directive(history);
    history.record(id('directive', 1), 'PublishedCountNoted', {
      total: 47,
      parts: [],
      asOf: '2025-05-01',
      source: 'Báo',
    });
    expect(tablesAfter(history).dump()).toMatchObject({
      directive: [{ version: 2 }],
      published_count: [{ total: 47 }],
    });
  });
});
