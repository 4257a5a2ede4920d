import * as fc from 'fast-check';
import type { AssignmentEvent, AssignmentState } from '../assignment/assignment.js';
import { evolveAssignment, noAssignment } from '../assignment/assignment.evolve.js';
import { addMs } from '../calendar/local-day.js';
import type { Deadline } from '../deadline/deadline.js';
import { dueAt } from '../deadline/due-at.js';
import { HALF_YEAR_WORK } from '../policy/ladder.examples.js';
import { LADDER_STEPS } from '../policy/policy.js';
import type { Positioned } from './positioned.js';

type Opening = Extract<AssignmentEvent, { type: 'AssignmentOpened' }>;

export const DATED: Deadline = HALF_YEAR_WORK.deadline;
export const CONTINUOUS: Deadline = { text: 'Thường xuyên', precision: 'continuous' };
export const YEARLY: Deadline = { text: 'Hằng năm', precision: 'recurring', every: 'year' };
export const UNDATED: Deadline = { text: '', precision: 'none' };

/** The opening of `HALF_YEAR_WORK`, or of the same work under another deadline. */
export function opening(deadline: Deadline = DATED): Opening {
  const { task, directive, unit, ownerUnit, relation, keeper, termStartsOn, ladder } = HALF_YEAR_WORK;
  const refs = { task, directive, unit, ownerUnit, relation, keeper, termStartsOn, ladder };
  return {
    type: 'AssignmentOpened',
    data: {
      ...refs,
      deadline,
      dueAt: dueAt(deadline),
      deadlineVersion: 1,
      policyVersion: 1,
      calendarVersion: 1,
      skippedSteps: deadline === DATED ? [] : LADDER_STEPS.filter((step) => step !== 'R0'),
    },
  };
}

/** One of each thing that can happen to an opened assignment. */
export const HAPPENINGS: readonly AssignmentEvent[] = [
  { type: 'AssignmentReceived', data: { tacit: false } },
  { type: 'ReturnRequested', data: { reason: 'unclear', words: 'Đề nghị làm rõ' } },
  { type: 'ReturnGranted', data: { words: null } },
  { type: 'ReturnRefused', data: { reason: 'Nội dung đã rõ' } },
  { type: 'ProgressReported', data: { words: 'Đang lấy ý kiến', nextStep: null, percent: null } },
  { type: 'ObstacleRaised', data: { cause: 'no-central-guidance', authority: 'Bộ chủ quản', words: 'Chờ hướng dẫn' } },
  { type: 'ObstacleConfirmed', data: { words: null } },
  { type: 'ObstacleResolved', data: { words: 'Đã có hướng dẫn' } },
  {
    type: 'SentForIssue',
    data: { authority: 'Bộ chủ quản', letterNumber: '12/TTr-SKHCN', sentOn: '2025-03-03', words: null },
  },
  { type: 'IssueRefused', data: { reason: 'thiếu ý kiến', graceUntil: '2025-07-03T16:59:59.999Z' } },
  { type: 'DeliverableSubmitted', data: { evidence: { kind: 'note', words: 'Đã xong' }, words: null } },
  { type: 'DeliverableReturned', data: { reason: 'thiếu phụ lục', graceUntil: '2025-07-03T16:59:59.999Z' } },
  { type: 'DeliverableConfirmed', data: { completedOn: '2025-06-20', onTime: true } },
  { type: 'DeliverableConfirmed', data: { completedOn: '2025-07-20', onTime: false } },
  { type: 'DueSoonReached', data: { boundary: '2025-06-17T00:30:00.000Z' } },
  { type: 'DeadlinePassed', data: { dueAt: '2025-06-30T16:59:59.999Z' } },
  { type: 'UpdatesLapsed', data: { since: HALF_YEAR_WORK.openedAt, cycles: 2 } },
];

const HOUR_MS = 3_600_000;

/** Gives facts their places in the log, an hour apart, from the opening on. */
export function placed(events: readonly AssignmentEvent[], first = 1): readonly Positioned<AssignmentEvent>[] {
  return events.map((event, index) => ({
    ...event,
    position: first + index,
    occurredAt: addMs(HALF_YEAR_WORK.openedAt, index * HOUR_MS),
  }));
}

export function folded(events: readonly Positioned<AssignmentEvent>[]): AssignmentState {
  return events.reduce(evolveAssignment, noAssignment);
}

/** Random lives of an assignment under a given deadline: any happenings in any order. */
export function lives(deadline: fc.Arbitrary<Deadline>): fc.Arbitrary<readonly Positioned<AssignmentEvent>[]> {
  return fc
    .tuple(deadline, fc.array(fc.constantFrom(...HAPPENINGS), { maxLength: 12 }))
    .map(([of, happenings]) => placed([opening(of), ...happenings]));
}

export const anyDeadline: fc.Arbitrary<Deadline> = fc.constantFrom(DATED, DATED, CONTINUOUS, YEARLY, UNDATED);
