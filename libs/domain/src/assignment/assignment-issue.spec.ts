import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { coordinator, finance, financeHead, financeOfficer, leader } from '../log/people.examples.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { nextTimers } from '../policy/next-timers.js';
import { evolveAssignment, noAssignment } from './assignment.evolve.js';
import {
  decision,
  due,
  fire,
  fired,
  id,
  note,
  obstacleRaised,
  opened,
  openedJointly,
  premises,
  reported,
  returnRequested,
  silenced,
  submit,
  submitted,
  toHead,
} from './assignment.examples.js';
import type { AssignmentCommandOf } from './assignment.commands.js';
import type { AssignmentEvent } from './assignment.js';
import { given } from './assignment.kit-spec.js';
import { tellsOfIssueToCome } from './awaited-issue.js';

const R2 = '2025-03-20T00:30:00.000Z';
const R3 = '2025-03-26T00:30:00.000Z';
const on17 = '2025-03-17T03:00:00.000Z';
const on21 = '2025-03-21T03:00:00.000Z';
const letter = { authority: 'Bộ ví dụ', letterNumber: '12/TTr-STC', sentOn: '2025-03-14', words: null };
const send: AssignmentCommandOf<'SendForIssue'> = { type: 'SendForIssue', id, at: on17, by: financeHead, ...letter };
const sent: AssignmentEvent = { type: 'SentForIssue', data: letter };
const giveBack = { type: 'RecordIssueRefusal', id, at: on21, by: financeHead, reason: 'Thiếu ý kiến Sở khác' } as const;
const givenBack: AssignmentEvent = {
  type: 'IssueRefused',
  data: { reason: giveBack.reason, graceUntil: '2025-03-26T16:59:59.999Z' },
};
const told = [opened, fired('R0', toHead)];

describe('sending for issue', () => {
  it('is the unit head’s, with whom, number and day of the letter', () => {
    given([opened]).when(send).thenHappens([sent]);
    given([...told, { ...sent, occurredAt: on17 }]).thenState({
      status: 'awaiting-issue',
      awaited: { authority: 'Bộ ví dụ', letter: { number: '12/TTr-STC', sentOn: '2025-03-14' } },
      received: true,
      lastUpdateAt: on17,
    });
    given([opened])
      .when({ ...send, by: financeOfficer })
      .thenRefused('not-your-role');
  });

  it('needs a letter that was sent: no number, no day, a day to come or before the task is none', () => {
    const refused = (
      changes: object,
      code: 'text-required' | 'day-invalid' | 'letter-in-future' | 'letter-before-task',
    ) =>
      given([opened])
        .when({ ...send, ...changes })
        .thenRefused(code, Object.keys(changes)[0]);
    refused({ authority: ' ' }, 'text-required');
    refused({ letterNumber: '' }, 'text-required');
    refused({ sentOn: '2025-02-30' }, 'day-invalid');
    refused({ sentOn: '2025-03-18' }, 'letter-in-future');
    refused({ sentOn: '2025-03-02' }, 'letter-before-task');
  });

  it('again by the same letter is the same; another letter takes its place', () => {
    given([opened, sent]).when(send).thenNothing();
    given([opened, sent])
      .when({ ...send, letterNumber: '15/TTr-STC' })
      .thenHappens([{ type: 'SentForIssue', data: { ...letter, letterNumber: '15/TTr-STC' } }]);
  });

  it('comes after what is open, and is the keeper’s', () => {
    given([opened, obstacleRaised]).when(send).thenRefused('obstacle-open');
    given([opened, returnRequested]).when(send).thenRefused('return-pending');
    given([opened, submitted(decision, on17)])
      .when(send)
      .thenRefused('already-submitted');
    given([openedJointly]).when(send).thenRefused('not-the-keeper');
  });

  it('leaves the unit free to report, and to nothing that needs the work', () => {
    const words = { words: 'Bộ đang lấy ý kiến', nextStep: null, percent: null };
    given([opened, sent])
      .when({ type: 'RaiseObstacle', id, at: on21, by: financeHead, cause: 'legal', authority: 'Bộ', words: 'Chờ' })
      .thenRefused('sent-for-issue');
    given([opened, sent])
      .when({ type: 'ReportProgress', id, at: on21, by: financeOfficer, ...words })
      .thenHappens([{ type: 'ProgressReported', data: words }]);
    given([opened, sent, { type: 'ProgressReported', data: words }]).thenState({ status: 'awaiting-issue' });
  });
});

describe('while it lies with whoever issues it', () => {
  it('the unit’s ladder is silent, and says why', () => {
    given([...told, sent])
      .when(fire('R2', R2))
      .thenHappens([
        expect.objectContaining({
          type: 'StepSuppressed',
          data: expect.objectContaining({ step: 'R2', reason: 'awaiting-issue' }),
        }),
      ]);
  });

  it('nobody asks the unit for a word, and its silence does not lapse; the deadline passes all the same', () => {
    const state = [...told, sent].reduce(
      (folded, event) => evolveAssignment(folded, { occurredAt: on17, ...event }),
      noAssignment,
    );
    const clocks = nextTimers(state, DEFAULT_POLICY, VIETNAM_CALENDAR).map(({ clock }) => clock);
    expect(clocks).toEqual(['ladder', 'due-soon', 'deadline']);
    given([...told, sent])
      .when({
        type: 'PassDeadline',
        id,
        at: '2025-04-01T00:00:00.000Z',
        by: fire('E1', R3).by,
        dueAt: due,
        deadlineVersion: 1,
      })
      .thenHappens([{ type: 'DeadlinePassed', data: { dueAt: due } }]);
  });

  it('a policy that says so reminds it all the same', () => {
    const policy = { ...DEFAULT_POLICY, sentForIssue: { stopsLadder: false } };
    given([...told, sent], { policy: { status: 'published', policy, earlier: [] } })
      .when(fire('R2', R2))
      .thenHappens([expect.objectContaining({ type: 'StepFired' })]);
  });

  it('what came in as sent in words alone is reminded until its letter is there', () => {
    const balance: AssignmentEvent = {
      type: 'OpeningBalanceRecorded',
      data: {
        asOf: '2025-03-03',
        standing: { status: 'awaiting-issue', authority: null, letter: null },
        document: null,
        originalDeadline: null,
        originalDueAt: null,
        extensions: 0,
        words: 'Đã hoàn thành, sẽ ban hành trước 28/3',
        overdue: false,
        skippedSteps: ['R0'],
      },
    };
    given([opened, balance])
      .when(fire('R2', R2))
      .thenHappens([expect.objectContaining({ type: 'StepFired' })]);
    given([opened, balance]).when(send).thenHappens([sent]);
    given([opened, balance, sent])
      .when(fire('R2', R2))
      .thenHappens([expect.objectContaining({ type: 'StepSuppressed' })]);
  });
});

describe('when it is issued, or comes back', () => {
  it('is submitted with the number and day of the document; words are none', () => {
    given([opened, sent])
      .when(submit(decision))
      .thenHappens([{ type: 'DeliverableSubmitted', data: { evidence: decision, words: null } }]);
    given([opened, sent]).when(submit(note)).thenRefused('issued-document-missing', 'evidence/kind');
    given([opened, sent, submitted(decision, on21)])
      .when({ type: 'ConfirmDeliverable', id, at: on21, by: coordinator })
      .thenHappens([{ type: 'DeliverableConfirmed', data: { completedOn: '2025-03-20', onTime: true } }]);
  });

  it('goes on with the days of grace, told by the unit or the coordinator', () => {
    given([opened, sent]).when(giveBack).thenHappens([givenBack]);
    given([opened, sent])
      .when({ ...giveBack, by: coordinator })
      .thenHappens([givenBack]);
    given([opened, sent])
      .when({ ...giveBack, by: leader })
      .thenRefused('not-your-role');
    given([opened, sent])
      .when({ ...giveBack, by: { ...coordinator, unit: finance } })
      .thenRefused('not-your-unit');
    given([opened, reported]).when(giveBack).thenRefused('not-sent-for-issue');
    given([opened, sent], { ...premises, calendar: { status: 'absent' } })
      .when(giveBack)
      .thenRefused('calendar-missing');
    given([opened, sent, { ...givenBack, occurredAt: on21 }]).thenState({
      status: 'in-progress',
      graceUntil: '2025-03-26T16:59:59.999Z',
      lastUpdateAt: on21,
    });
  });

  it('reminds the unit again from the next step on; what was silent meanwhile stays so', () => {
    given([...told, sent, silenced('R2', 'awaiting-issue', R2), givenBack])
      .when(fire('R3', R3))
      .thenHappens([expect.objectContaining({ type: 'StepFired', data: expect.objectContaining({ step: 'R3' }) })]);
  });
});

describe('done, or sent for signature?', () => {
  it.each([
    'Đã hoàn thành, sẽ ban hành trước ngày 28/5',
    'Dự thảo xong, dự kiến tháng sau phê duyệt',
    'Đã trình, chờ Bộ ký',
    'Đang chờ ban hành',
    'Done, to be issued next week',
  ])('takes no promise of an issue for a note: %s', (words) => {
    expect(tellsOfIssueToCome(words)).toBe(true);
    given([opened])
      .when(submit({ kind: 'note', words }))
      .thenRefused('issue-to-come', 'evidence/words');
  });

  it.each([
    'Đã tổ chức hội nghị',
    'Đã ban hành kế hoạch; sẽ kiểm tra trong quý III',
    'Đã cấp chữ ký số cho 30 xã',
    'Sẽ cấp chữ ký số cho các xã còn lại',
    'Đã ký và ban hành quy chế',
  ])('leaves other words alone: %s', (words) => {
    expect(tellsOfIssueToCome(words)).toBe(false);
  });
});
