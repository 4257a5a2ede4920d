import { explainLadder } from '../answers/explain-step.js';
import { assignmentAnswer } from '../answers/board-group.js';
import { whyAssignment } from '../answers/why-red.js';
import { whySentence } from '../answers/why-red.sentence.js';
import { endOfDay, instantAt } from '../calendar/local-day.js';
import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { isRefused, type Happened } from '../log/event.js';
import { coordinator, leader } from '../log/people.examples.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { nextTimers } from '../policy/next-timers.js';
import type { BalancedStanding, OpeningBalance } from './assignment-opening-balance.js';
import { decideAssignment } from './assignment.decide.js';
import { evolveAssignment, noAssignment } from './assignment.evolve.js';
import { decision, fire, monday, opened, opening, premises } from './assignment.examples.js';
import { given } from './assignment.kit-spec.js';
import type { AssignmentEvent, AssignmentState } from './assignment.js';

/** Monday 3 March 2025, ten in the morning: the work was issued in January and comes in now. */
const balance: OpeningBalance = {
  asOf: '2025-03-03',
  standing: { status: 'in-progress' },
  document: null,
  originalDeadline: null,
  extensions: 0,
  words: null,
};
const comesIn = { ...opening, termStartsOn: '2025-01-09' };

function importing(standing: BalancedStanding, lastDay: string, more: Partial<OpeningBalance> = {}) {
  const deadline = { text: lastDay, precision: 'day' as const, on: lastDay };
  return { ...comesIn, deadline, balance: { ...balance, standing, ...more } };
}

function recorded(command: ReturnType<typeof importing>): readonly Happened<AssignmentEvent>[] {
  const events = decideAssignment(command, noAssignment, premises);
  if (isRefused(events)) throw new Error(events.refused);
  return events.map((event) => ({ ...event, occurredAt: command.at }));
}

const fold = (events: readonly Happened<AssignmentEvent>[]): AssignmentState =>
  events.reduce(evolveAssignment, noAssignment);

/** Lets the timers ring on every morning until a day, and tells who heard of what on which day. */
function morningsUntil(until: string, first: readonly Happened<AssignmentEvent>[]): string[] {
  let events = first;
  const told: string[] = [];
  for (;;) {
    const state = fold(events);
    const next = nextTimers(state, DEFAULT_POLICY, VIETNAM_CALENDAR).find(({ clock }) => clock === 'ladder');
    if (next === undefined || next.step === null || next.dueAt > instantAt(until, '23:00')) return told;
    const made = decideAssignment(fire(next.step, next.dueAt), state, premises);
    if (isRefused(made)) throw new Error(made.refused);
    for (const event of made) {
      if (event.type !== 'StepFired' && event.type !== 'StepSuppressed') continue;
      const roles =
        event.type === 'StepFired' ? event.data.recipients.map(({ as }) => as).join('+') : event.data.reason;
      told.push(`${next.dueAt.slice(0, 10)} ${event.data.step} ${roles}`);
    }
    events = [...events, ...made.map((event) => ({ ...event, occurredAt: next.dueAt }))];
  }
}

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

describe('the ladder of what came in with a past', () => {
  const standing: BalancedStanding = { status: 'in-progress' };

  it.each<[string, string, string[]]>([
    // Imported on Monday 3 March at ten.
    [
      'in term: as for anybody',
      '2025-03-10',
      [
        '2025-03-05 R3 unitHead',
        '2025-03-07 R4a unitHead',
        '2025-03-10 R4b unitHead',
        '2025-03-11 E1 unitHead+coordinator',
        '2025-03-17 E2 unitHead+coordinator+fieldLeader',
        '2025-03-24 E3 coordinator+leader',
      ],
    ],
    [
      'one day late: E2 is the first of its days to come; E1 rings in its place',
      '2025-02-28',
      [
        '2025-03-07 E1 unitHead+coordinator',
        '2025-03-13 E2 unitHead+coordinator+fieldLeader',
        '2025-03-20 E3 coordinator+leader',
      ],
    ],
    [
      'eight days late: E3 stands on 5 March, but the unit hears then, and the leader nine working days after',
      '2025-02-19',
      ['2025-03-05 E1 unitHead+coordinator', '2025-03-18 E3 coordinator+leader'],
    ],
    ['nine days late: E3 would come on the first morning, and is skipped', '2025-02-18', []],
    ['months late: nothing is caught up', '2025-01-31', []],
    [
      'due on the day of the import: late on the first morning',
      '2025-03-03',
      [
        '2025-03-10 E1 unitHead+coordinator',
        '2025-03-14 E2 unitHead+coordinator+fieldLeader',
        '2025-03-21 E3 coordinator+leader',
      ],
    ],
  ])('%s', (_, lastDay, expected) => {
    expect(morningsUntil('2025-04-30', recorded(importing(standing, lastDay)))).toEqual(expected);
  });

  it('takes the opening notice for no reminder of lateness', () => {
    expect(morningsUntil('2025-03-06', recorded(importing({ status: 'assigned' }, '2025-02-19')))).toEqual([
      '2025-03-03 R0 unitHead',
      '2025-03-05 E1 unitHead+coordinator',
    ]);
  });

  it('says of a skipped step that it lies before the import', () => {
    const events = recorded(importing(standing, '2025-02-18')).map((event, index) => ({
      ...event,
      position: index + 1,
    }));
    const explained = explainLadder(events, DEFAULT_POLICY, VIETNAM_CALENDAR);
    expect(
      explained.map(({ step, outcome, cause }) => `${step} ${outcome} ${'reason' in cause ? cause.reason : ''}`),
    ).toEqual(
      expect.arrayContaining(['R0 skipped before-import', 'E1 skipped before-opening', 'E3 skipped before-import']),
    );
    expect(explained.find(({ step }) => step === 'E3')?.positions).toEqual([1, 2]);
  });

  it('has none for what is done', () => {
    const state = fold(recorded(importing({ status: 'completed', completedOn: '2025-02-01' }, '2025-02-28')));
    expect(nextTimers(state, DEFAULT_POLICY, VIETNAM_CALENDAR)).toEqual([]);
    expect(state).toMatchObject({ status: 'completed', dueAt: endOfDay('2025-02-28'), openedAt: monday });
  });
});
