import { DEFAULT_POLICY, type NoticeItem, type StepCode } from '#domain';
import { History, id } from '../projecting/history.examples.js';

/** One assignment of unit 1, followed up by unit 0, whose coordinators are persons 10 and 11. */
export function followedAssignment(): History {
  const history = new History();
  for (const n of [10, 11])
    history.record(id('unit', 0), 'PostFilled', { post: 'coordinator', person: id('person', n), acting: false });
  history.record(id('assignment', 1), 'AssignmentOpened', {
    task: id('task', 1),
    directive: id('directive', 1),
    unit: id('unit', 1),
    ownerUnit: id('unit', 0),
    relation: 'one',
    keeper: id('assignment', 1),
    deadline: { precision: 'day', on: '2025-04-30', text: '30/4/2025' },
    dueAt: '2025-04-30T16:59:59.999Z',
    deadlineVersion: 1,
    termStartsOn: '2025-03-04',
    ladder: DEFAULT_POLICY.ladders[0]?.id ?? '',
    policyVersion: 1,
    calendarVersion: 1,
    skippedSteps: [],
  });
  return history;
}

const facts = {
  deadlineVersion: 1,
  policyVersion: 1,
  calendarVersion: 1,
  days: { from: '2025-03-04', to: '2025-04-30', workingDays: 40, skipped: [] },
};

/** Fires a step to the unit's head, person 1; answers the digest item that tells it. */
export function fireTo(history: History, step: StepCode, dueAt: string): NoticeItem {
  const position = history.record(id('assignment', 1), 'StepFired', {
    ...facts,
    step,
    dueAt,
    late: false,
    recipients: [{ person: id('person', 1), as: 'unitHead' }],
    forms: [],
  });
  return { assignment: id('assignment', 1), task: id('task', 1), step, position };
}

/** A step that nobody was there to be told. */
export function suppressUnreachable(history: History, step: StepCode, dueAt: string): NoticeItem {
  const position = history.record(id('assignment', 1), 'StepSuppressed', {
    ...facts,
    step,
    dueAt,
    reason: 'no-recipient',
  });
  return { assignment: id('assignment', 1), task: id('task', 1), step, position };
}

export function compose(history: History, notice: number, person: number, items: readonly NoticeItem[]): string {
  const stream = id('notice', notice);
  const recipient = id('person', person);
  history.record(stream, 'NoticeComposed', { recipient, channel: 'smtp', slot: '2025-04-01', kind: 'digest', items });
  return stream;
}
