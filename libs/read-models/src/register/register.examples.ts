/** A small register for specs: a directive, its tasks, and what happens to them, in a few words each. */
import { type Deadline, DEFAULT_POLICY, dueAt, type LeadRelation } from '#domain';
import { History, id } from '../projecting/history.examples.js';

export interface TaskShape {
  readonly n: number;
  readonly directive?: number;
  readonly ordinal?: string;
  readonly work?: string;
  readonly section?: string;
  readonly relation?: LeadRelation | 'undetermined';
  readonly units?: readonly number[];
  readonly deadline?: Deadline;
}

const byApril: Deadline = { text: '30/4/2025', precision: 'day', on: '2025-04-30' };

export function units(history: History, parents: Readonly<Record<number, number | null>>): void {
  for (const [n, parent] of Object.entries(parents))
    history.record(id('unit', Number(n)), 'UnitRegistered', {
      code: `U${n}`,
      name: `Đơn vị ${n}`,
      nameEn: null,
      kind: 'department',
      parent: parent === null ? null : id('unit', parent),
      field: null,
    });
}

export function directive(history: History, n = 1): void {
  history.record(id('directive', n), 'DirectiveRegistered', {
    kind: 'action-programme',
    number: `${n}/CTr`,
    issuedOn: '2025-03-03',
    issuer: 'Ban Thường vụ',
    abstract: 'Chương trình hành động',
    urgency: 'normal',
    secrecy: 'open',
    ownerUnit: id('unit', 0),
  });
}

export function draft(history: History, shape: TaskShape): string {
  const { n, relation = 'one', units: leads = [1], section = null } = shape;
  const text = 'Sở Tài chính';
  history.record(id('task', n), 'TaskDrafted', {
    directive: id('directive', shape.directive ?? 1),
    ordinal: shape.ordinal ?? String(n),
    section,
    work: shape.work ?? `Việc ${n}`,
    lead:
      relation === 'undetermined'
        ? { relation, text }
        : { relation, text, units: leads.map((unit) => id('unit', unit)) },
    cooperating: { units: [], text: '' },
    deliverable: null,
    deadline: shape.deadline ?? byApril,
    source: null,
  });
  return id('task', n);
}

/** Drafts and issues; answers the assignments, whose numbers are `10 × task + place`. */
export function issue(history: History, shape: TaskShape): string[] {
  const task = draft(history, shape);
  const { n, relation = 'one', units: leads = [1], deadline = byApril } = shape;
  if (relation === 'undetermined') throw new Error('a task without a lead is not issued');
  const due = dueAt(deadline);
  const opened = leads.map((unit, place) => ({ unit: id('unit', unit), assignment: id('assignment', n * 10 + place) }));
  history.record(task, 'TaskIssued', { issuedOn: '2025-03-04', dueAt: due, relation, assignments: opened });
  for (const { unit, assignment } of opened)
    history.record(assignment, 'AssignmentOpened', {
      task,
      directive: id('directive', shape.directive ?? 1),
      unit,
      ownerUnit: id('unit', 0),
      relation,
      keeper: relation === 'joint' ? (opened[0]?.assignment ?? assignment) : assignment,
      deadline,
      dueAt: due,
      deadlineVersion: 1,
      termStartsOn: '2025-03-04',
      ladder: DEFAULT_POLICY.ladders[0]?.id ?? '',
      policyVersion: 1,
      calendarVersion: 1,
      skippedSteps: [],
    });
  return opened.map(({ assignment }) => assignment);
}

export function complete(history: History, assignment: string, onTime: boolean | null = true): void {
  history.record(assignment, 'DeliverableSubmitted', { evidence: { kind: 'note', words: 'Xong' }, words: null });
  history.record(assignment, 'DeliverableConfirmed', { completedOn: '2025-04-20', onTime });
}

export function miss(history: History, assignment: string): void {
  history.record(assignment, 'DeadlinePassed', { dueAt: '2025-04-30T16:59:59.999Z' });
}

export function block(history: History, assignment: string): void {
  history.record(assignment, 'ObstacleRaised', { cause: 'no-central-guidance', authority: 'Bộ Nội vụ', words: 'Chờ' });
  history.record(assignment, 'ObstacleConfirmed', { words: null });
}
