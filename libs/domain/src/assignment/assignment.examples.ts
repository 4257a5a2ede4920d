import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { SYSTEM, type Actor } from '../log/actor.js';
import type { Happened } from '../log/event.js';
import { coordinator, finance, financeHead, financeOfficer, office } from '../log/people.examples.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import type { StepCode } from '../policy/policy.js';
import { theFinanceUnit, theOffice } from '../unit/unit.examples.js';
import type { AssignmentCommandOf } from './assignment.commands.js';
import type { AssignmentEvent, Evidence, Recipient, SuppressionReason } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';

export const id = '00000000-0000-4000-a000-000000000001';
export const keeperId = '00000000-0000-4000-a000-000000000002';
export const task = '00000000-0000-4000-b000-000000000001';
const directive = '00000000-0000-4000-c000-000000000001';

/** Monday 3 March 2025, ten in the morning in Ha Noi. Due on Monday 31 March: the ladder of medium terms. */
export const monday = '2025-03-03T03:00:00.000Z';
export const due = '2025-03-31T16:59:59.999Z';

export const premises: AssignmentPremises = {
  policy: { status: 'published', policy: DEFAULT_POLICY, earlier: [] },
  calendar: { status: 'published', calendar: VIETNAM_CALENDAR },
  unit: theFinanceUnit,
  owner: theOffice,
  task: { status: 'absent' },
  asker: { status: 'none' },
  formId: (step, kind) => `form of ${step} ${kind}`,
};

export const opening: AssignmentCommandOf<'OpenAssignment'> = {
  type: 'OpenAssignment',
  id,
  at: monday,
  by: coordinator,
  task,
  directive,
  unit: finance,
  ownerUnit: office,
  relation: 'one',
  keeper: id,
  deadline: { text: '31/3/2025', precision: 'day', on: '2025-03-31' },
  termStartsOn: '2025-03-03',
  urgency: 'normal',
};

export const opened: Extract<AssignmentEvent, { type: 'AssignmentOpened' }> = {
  type: 'AssignmentOpened',
  data: {
    task,
    directive,
    unit: finance,
    ownerUnit: office,
    relation: 'one',
    keeper: id,
    deadline: opening.deadline,
    dueAt: due,
    deadlineVersion: 1,
    termStartsOn: '2025-03-03',
    ladder: 'medium',
    policyVersion: 1,
    calendarVersion: VIETNAM_CALENDAR.version,
    skippedSteps: [],
  },
};

/** One of two joint leads, whose file the other keeps. */
export const openedJointly: AssignmentEvent = {
  ...opened,
  data: { ...opened.data, relation: 'joint', keeper: keeperId },
};
export const openedUndated: AssignmentEvent = {
  ...opened,
  data: { ...opened.data, deadline: { text: 'Thường xuyên', precision: 'continuous' }, dueAt: null, ladder: 'long' },
};

export const decision: Extract<Evidence, { kind: 'document' }> = {
  kind: 'document',
  number: '45/QĐ-UBND',
  issuedOn: '2025-03-20',
  title: 'Đề án',
  sha256: null,
};
export const note: Evidence = { kind: 'note', words: 'Đã tổ chức hội nghị' };

export const received: AssignmentEvent = { type: 'AssignmentReceived', data: { tacit: false } };
export const reported: AssignmentEvent = {
  type: 'ProgressReported',
  data: { words: 'Đang soạn thảo', nextStep: null, percent: null },
};
export const returnRequested: AssignmentEvent = {
  type: 'ReturnRequested',
  data: { reason: 'not-our-function', words: 'Thuộc Sở khác' },
};
export const returnGranted: AssignmentEvent = { type: 'ReturnGranted', data: { words: null } };
export const obstacleRaised: AssignmentEvent = {
  type: 'ObstacleRaised',
  data: { cause: 'no-central-guidance', authority: 'Bộ ví dụ', words: 'Chờ thông tư' },
};
export const obstacleConfirmed: AssignmentEvent = { type: 'ObstacleConfirmed', data: { words: null } };
export const submitted = (evidence: Evidence, at: string): Happened<AssignmentEvent> => ({
  type: 'DeliverableSubmitted',
  data: { evidence, words: null },
  occurredAt: at,
});
export const confirmed: AssignmentEvent = {
  type: 'DeliverableConfirmed',
  data: { completedOn: '2025-03-20', onTime: true },
};

const days = { from: '2025-03-31', to: '2025-04-01', workingDays: 1, skipped: [] };

export function fired(step: StepCode, recipients: readonly Recipient[], at = monday): Happened<AssignmentEvent> {
  const versions = { deadlineVersion: 1, policyVersion: 1, calendarVersion: VIETNAM_CALENDAR.version };
  return {
    type: 'StepFired',
    occurredAt: at,
    data: { step, dueAt: at, days, ...versions, late: false, recipients, forms: [] },
  };
}

export function silenced(step: StepCode, reason: SuppressionReason, at = monday): Happened<AssignmentEvent> {
  const versions = { deadlineVersion: 1, policyVersion: 1, calendarVersion: VIETNAM_CALENDAR.version };
  return { type: 'StepSuppressed', occurredAt: at, data: { step, dueAt: at, days, ...versions, reason } };
}

export const toHead: readonly Recipient[] = [{ person: financeHead.person, as: 'unitHead' }];

export function fire(step: StepCode, at: string): AssignmentCommandOf<'FireStep'> {
  return { type: 'FireStep', id, at, by: SYSTEM, step, dueAt: at, deadlineVersion: 1 };
}

export function submit(
  evidence: Evidence,
  at = '2025-03-21T03:00:00.000Z',
  by: Actor = financeHead,
): AssignmentCommandOf<'SubmitDeliverable'> {
  return { type: 'SubmitDeliverable', id, at, by, evidence, words: null };
}

export function report(by: Actor = financeOfficer): AssignmentCommandOf<'ReportProgress'> {
  return { type: 'ReportProgress', id, at: monday, by, words: 'Đang soạn thảo', nextStep: null, percent: null };
}
