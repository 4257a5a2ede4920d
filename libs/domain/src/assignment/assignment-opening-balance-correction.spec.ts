import { assignmentAnswer } from '../answers/board-group.js';
import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { isRefused, type Happened } from '../log/event.js';
import { coordinator, financeHead, leader, financeCoordinator } from '../log/people.examples.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { nextTimers } from '../policy/next-timers.js';
import { balance, fold, importing, recorded } from './assignment-opening-balance.kit-spec.js';
import type { BalancedStanding, OpeningBalance } from './assignment-opening-balance.js';
import type { AssignmentCommandOf } from './assignment.commands.js';
import { decideAssignment } from './assignment.decide.js';
import { decision, premises } from './assignment.examples.js';
import type { AssignmentEvent } from './assignment.js';

type Events = readonly Happened<AssignmentEvent>[];

const LATER = '2025-03-10T03:00:00.000Z';
const WORKING: BalancedStanding = { status: 'in-progress' };
const done = (completedOn: string): BalancedStanding => ({ status: 'completed', completedOn });

function correction(
  standing: BalancedStanding,
  more: Partial<OpeningBalance> = {},
  command: Partial<AssignmentCommandOf<'CorrectOpeningBalance'>> = {},
): AssignmentCommandOf<'CorrectOpeningBalance'> {
  const asked = { ...balance, standing, ...more, asOf: null };
  const { id } = importing(standing, '2025-03-31');
  return {
    type: 'CorrectOpeningBalance',
    id,
    at: LATER,
    by: coordinator,
    balance: asked,
    reason: 'Gõ nhầm',
    ...command,
  };
}

/** The events and what the command adds; a refusal is its code. */
function after(events: Events, command: AssignmentCommandOf<'CorrectOpeningBalance'>): Events | string {
  const made = decideAssignment(command, fold(events), premises);
  return isRefused(made) ? made.refused : [...events, ...made.map((event) => ({ ...event, occurredAt: command.at }))];
}

function corrected(events: Events, command: AssignmentCommandOf<'CorrectOpeningBalance'>): Events {
  const all = after(events, command);
  if (typeof all === 'string') throw new Error(all);
  return all;
}

const dated = (event: AssignmentEvent): Happened<AssignmentEvent> => ({
  ...event,
  occurredAt: '2025-03-05T03:00:00.000Z',
});

describe('correcting an opening balance', () => {
  it('tells the old and the new in one event, and the work stands by the new', () => {
    const came = recorded(importing(done('2025-01-20'), '2025-03-31'));
    const events = corrected(came, correction(done('2025-02-20'), { document: { number: '5/QĐ', issuedOn: null } }));
    expect(events.at(-1)).toMatchObject({
      type: 'OpeningBalanceCorrected',
      data: {
        reason: 'Gõ nhầm',
        standsOtherwise: true,
        was: { standing: { completedOn: '2025-01-20' }, document: null, asOf: '2025-03-03' },
        standing: { status: 'completed', completedOn: '2025-02-20', onTime: true },
        document: { number: '5/QĐ' },
        asOf: '2025-03-03',
        skippedSteps: [],
      },
    });
    expect(fold(events)).toMatchObject({
      status: 'completed',
      completedOn: '2025-02-20',
      openedAt: came[0]?.occurredAt,
    });
  });

  it('counts the work in the other cell', () => {
    const came = recorded(importing(done('2025-02-20'), '2025-02-28'));
    expect(assignmentAnswer(fold(came))).toMatchObject({ cell: 'done-on-time' });
    const late = corrected(came, correction(done('2025-03-01')));
    expect(assignmentAnswer(fold(late))).toMatchObject({ cell: 'done-late' });
    expect(assignmentAnswer(fold(corrected(late, correction(WORKING))))).toMatchObject({ cell: 'open-overdue' });
  });

  it('changes nothing when it says the same, whatever the day of the table', () => {
    const came = recorded(importing(done('2025-02-20'), '2025-03-31'));
    expect(after(came, correction(done('2025-02-20')))).toEqual(came);
    const there = {
      ...correction(done('2025-02-20')),
      balance: { ...balance, standing: done('2025-02-20'), asOf: '2025-03-10' },
    };
    expect(after(came, there)).toEqual(came);
  });

  it.each<[string, Partial<AssignmentCommandOf<'CorrectOpeningBalance'>>, string]>([
    ['the unit itself', { by: financeHead }, 'not-your-role'],
    ['a leader', { by: leader }, 'not-your-role'],
    ['the coordinator of another unit', { by: financeCoordinator }, 'not-your-unit'],
    ['somebody without a reason', { reason: ' ' }, 'text-required'],
  ])('is refused to %s', (_, command, code) => {
    const came = recorded(importing(WORKING, '2025-03-31'));
    expect(after(came, correction(done('2025-02-20'), {}, command))).toBe(code);
  });

  it('is checked like the balance itself', () => {
    const came = recorded(importing(WORKING, '2025-03-31'));
    expect(after(came, correction(done('2025-01-08')))).toBe('balance-before-issue');
    expect(after(came, correction(done('2025-03-04')))).toBe('balance-after-its-day');
    expect(after(came, correction(WORKING, { extensions: 51 }))).toBe('number-invalid');
  });

  it('is no way to give a past to work that came in without one', () => {
    const { balance: _, ...plain } = importing(WORKING, '2025-03-31');
    const opened = decideAssignment(plain, fold([]), premises);
    const came = isRefused(opened) ? [] : opened.map((event) => ({ ...event, occurredAt: plain.at }));
    expect(after(came, correction(done('2025-02-20')))).toBe('no-opening-balance');
  });

  it.each<[string, BalancedStanding, AssignmentEvent]>([
    ['a report', WORKING, { type: 'ProgressReported', data: { words: 'Xong một nửa', nextStep: null, percent: null } }],
    ['a submission', WORKING, { type: 'DeliverableSubmitted', data: { evidence: decision, words: null } }],
    ['a request to return it', WORKING, { type: 'ReturnRequested', data: { reason: 'unclear', words: '…' } }],
    [
      'a confirmation',
      { status: 'submitted', submittedOn: '2025-02-20', evidence: { kind: 'note', words: 'Đã gửi báo cáo' } },
      { type: 'DeliverableConfirmed', data: { completedOn: '2025-02-20', onTime: true } },
    ],
  ])('leaves the standing alone after %s, but not the facts beside it', (_, standing, event) => {
    const came = [...recorded(importing(standing, '2025-03-31')), dated(event)];
    expect(after(came, correction(done('2025-02-20')))).toBe('balance-overtaken');
    const facts = corrected(came, correction(standing, { extensions: 2 }));
    expect(facts.at(-1)?.data).toMatchObject({ standsOtherwise: false, extensions: 2, skippedSteps: [] });
    expect(fold(facts)).toEqual({ ...fold(came), openingBalance: expect.objectContaining({ extensions: 2 }) });
  });

  it('is possible after a receipt that nobody gave', () => {
    const came = [
      ...recorded(importing({ status: 'assigned' }, '2025-03-31')),
      dated({ type: 'AssignmentReceived', data: { tacit: true } }),
    ];
    expect(fold(corrected(came, correction(done('2025-02-20'))))).toMatchObject({ status: 'completed' });
  });

  it('keeps the clock of an obstacle that was there all along', () => {
    const obstacle = { status: 'blocked' as const, cause: 'other' as const, authority: 'Bộ', words: 'chờ hướng dẫn' };
    const came = recorded(importing(obstacle, '2025-03-31'));
    const events = corrected(came, correction({ ...obstacle, authority: 'Bộ Tài chính' }));
    expect(fold(events)).toMatchObject({ obstacle: { authority: 'Bộ Tài chính', since: came[0]?.occurredAt } });
  });
});

describe('the ladder of work whose balance was corrected', () => {
  const nextStep = (events: Events) =>
    nextTimers(fold(events), DEFAULT_POLICY, VIETNAM_CALENDAR).find(({ clock }) => clock === 'ladder');

  it('begins after the correction where the work was told as done: nothing is caught up', () => {
    const came = recorded(importing(done('2025-02-20'), '2025-03-11'));
    expect(nextStep(came)).toBeUndefined();
    const events = corrected(came, correction(WORKING));
    const { skippedSteps } = (events.at(-1) as Extract<AssignmentEvent, { type: 'OpeningBalanceCorrected' }>).data;
    expect(skippedSteps).toContain('R3');
    expect(skippedSteps).not.toContain('E1');
    expect((nextStep(events)?.dueAt ?? '') > LATER).toBe(true);
  });

  it('goes on as it is where the work was under way all along', () => {
    const came = recorded(importing(WORKING, '2025-03-31'));
    const events = corrected(came, correction({ status: 'received' }));
    expect(nextStep(events)).toEqual(nextStep(came));
  });

  it('ends with a completion', () => {
    const came = recorded(importing(WORKING, '2025-02-28'));
    expect(nextStep(came)).toBeDefined();
    expect(nextStep(corrected(came, correction(done('2025-02-20'))))).toBeUndefined();
  });
});
