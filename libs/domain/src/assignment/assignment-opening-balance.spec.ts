import { assignmentAnswer } from '../answers/board-group.js';
import { whyAssignment } from '../answers/why-red.js';
import { whySentence } from '../answers/why-red.sentence.js';
import { coordinator, leader } from '../log/people.examples.js';
import { balance, fold, importing, recorded } from './assignment-opening-balance.kit-spec.js';
import type { BalancedStanding, OpeningBalance } from './assignment-opening-balance.js';
import { decideAssignment } from './assignment.decide.js';
import { noAssignment } from './assignment.evolve.js';
import { decision, opened, opening, premises } from './assignment.examples.js';
import { given } from './assignment.kit-spec.js';

describe('recording an opening balance', () => {
  it('opens and records in one request; the opening alone says nothing of a past', () => {
    given([])
      .when(importing({ status: 'received' }, '2025-03-31'))
      .thenHappens([
        {
          ...opened,
          data: {
            ...opened.data,
            termStartsOn: '2025-01-09',
            ladder: 'long',
            skippedSteps: [],
            deadline: { text: '2025-03-31', precision: 'day', on: '2025-03-31' },
          },
        },
        {
          type: 'OpeningBalanceRecorded',
          data: {
            ...balance,
            standing: { status: 'received' },
            originalDueAt: null,
            overdue: false,
            skippedSteps: ['R0'],
          },
        },
      ]);
  });

  it.each<[string, BalancedStanding, Partial<OpeningBalance>, object]>([
    [
      'done before its issue',
      { status: 'completed', completedOn: '2025-01-08' },
      {},
      { refused: 'balance-before-issue', field: 'balance/standing/completedOn' },
    ],
    [
      'done tomorrow',
      { status: 'completed', completedOn: '2025-03-04' },
      {},
      { refused: 'balance-after-its-day', field: 'balance/standing/completedOn' },
    ],
    [
      'done on no day',
      { status: 'completed', completedOn: '2025-02-30' },
      {},
      { refused: 'day-invalid', field: 'balance/standing/completedOn' },
    ],
    [
      'as of tomorrow',
      { status: 'received' },
      { asOf: '2025-03-04' },
      { refused: 'day-in-future', field: 'balance/asOf' },
    ],
    [
      'a document of tomorrow',
      { status: 'received' },
      { document: { number: '1/KH', issuedOn: '2025-03-04' } },
      { refused: 'balance-after-its-day', field: 'balance/document/issuedOn' },
    ],
    [
      'a document without a number',
      { status: 'received' },
      { document: { number: ' ', issuedOn: null } },
      { refused: 'text-required', field: 'balance/document/number' },
    ],
    [
      'extended less than never',
      { status: 'received' },
      { extensions: -1 },
      { refused: 'number-invalid', field: 'balance/extensions' },
    ],
    [
      'submitted with a document to come',
      { status: 'submitted', submittedOn: '2025-03-03', evidence: { ...decision, issuedOn: '2025-03-20' } },
      {},
      { refused: 'document-in-future', field: 'balance/standing/evidence/issuedOn' },
    ],
    [
      'blocked by nothing',
      { status: 'blocked', cause: 'other', authority: 'Bộ', words: '' },
      {},
      { refused: 'text-required', field: 'balance/standing/words' },
    ],
  ])('refuses what cannot be: %s', (_, standing, more, refusal) => {
    const made = decideAssignment(importing(standing, '2025-03-31', more), noAssignment, premises);
    expect(made).toMatchObject(refusal);
  });

  it('is told by the coordinator alone', () => {
    given([])
      .when({ ...importing({ status: 'received' }, '2025-03-31'), by: leader })
      .thenRefused('not-your-role');
  });
});

describe('what came in with a past', () => {
  it.each<[string, BalancedStanding, string, object]>([
    [
      'done on the last day',
      { status: 'completed', completedOn: '2025-02-28' },
      '2025-02-28',
      { cell: 'done-on-time', group: 'done' },
    ],
    [
      'done a day later',
      { status: 'completed', completedOn: '2025-03-01' },
      '2025-02-28',
      { cell: 'done-late', group: 'done' },
    ],
    [
      'under way and late',
      { status: 'in-progress' },
      '2025-02-28',
      { cell: 'open-overdue', group: 'behind-or-at-risk' },
    ],
    ['under way in term', { status: 'in-progress' }, '2025-03-31', { cell: 'open-in-term', outlook: 'on-schedule' }],
    [
      'kept from starting',
      { status: 'not-implementable', cause: 'other', authority: 'Bộ', words: 'Chờ' },
      '2025-03-31',
      { group: 'not-implementable' },
    ],
    [
      'submitted',
      { status: 'submitted', submittedOn: '2025-02-27', evidence: { kind: 'note', words: 'Xong' } },
      '2025-03-31',
      { reason: 'awaiting-verification' },
    ],
  ])('counts at once, before any timer rings: %s', (_, standing, lastDay, answer) => {
    expect(assignmentAnswer(fold(recorded(importing(standing, lastDay))))).toMatchObject(answer);
  });

  it('is judged by the deadline in force, and shows the first one beside', () => {
    const first = { text: '31/01/2025', precision: 'day' as const, on: '2025-01-31' };
    const events = recorded(
      importing({ status: 'completed', completedOn: '2025-02-20' }, '2025-02-28', {
        originalDeadline: first,
        extensions: 2,
      }),
    );
    const placed = events.map((event, index) => ({ ...event, position: index + 1 }));
    expect(whyAssignment(fold(events), placed).map((link) => [link.position, whySentence(link).vi])).toEqual([
      [2, 'Đã hoàn thành ngày 20/02/2025, đúng hạn.'],
      [2, 'Đã gia hạn 2 lần; thời hạn ban đầu ngày 31/01/2025.'],
    ]);
  });

  it('is at risk after two extensions, though in term', () => {
    const twice = importing({ status: 'in-progress' }, '2025-06-30', { extensions: 2 });
    expect(assignmentAnswer(fold(recorded(twice)))).toMatchObject({ outlook: 'at-risk', group: 'behind-or-at-risk' });
  });

  it('keeps a submission in time that was made before the import', () => {
    const events = recorded(
      importing(
        { status: 'submitted', submittedOn: '2025-02-27', evidence: { kind: 'note', words: 'Xong' } },
        '2025-02-28',
      ),
    );
    given(events)
      .when({ type: 'ConfirmDeliverable', id: opening.id, at: '2025-03-05T03:00:00.000Z', by: coordinator })
      .thenHappens([{ type: 'DeliverableConfirmed', data: { completedOn: '2025-02-27', onTime: true } }]);
  });
});
