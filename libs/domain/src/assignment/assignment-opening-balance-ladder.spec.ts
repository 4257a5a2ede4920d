import { explainLadder } from '../answers/explain-step.js';
import { endOfDay, instantAt } from '../calendar/local-day.js';
import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { isRefused, type Happened } from '../log/event.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { nextTimers } from '../policy/next-timers.js';
import { fold, importing, recorded } from './assignment-opening-balance.kit-spec.js';
import type { BalancedStanding } from './assignment-opening-balance.js';
import { decideAssignment } from './assignment.decide.js';
import { fire, monday, premises } from './assignment.examples.js';
import type { AssignmentEvent } from './assignment.js';

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
        '2025-04-08 E4 coordinator+leader',
        '2025-04-22 E5 coordinator',
      ],
    ],
    [
      'one day late: E2 is the first of its days to come; E1 rings in its place',
      '2025-02-28',
      [
        '2025-03-07 E1 unitHead+coordinator',
        '2025-03-13 E2 unitHead+coordinator+fieldLeader',
        '2025-03-20 E3 coordinator+leader',
        '2025-04-03 E4 coordinator+leader',
        '2025-04-18 E5 coordinator',
      ],
    ],
    [
      'eight days late: E3 stands on 5 March, but the unit hears then, and the leader nine working days after',
      '2025-02-19',
      [
        '2025-03-05 E1 unitHead+coordinator',
        '2025-03-18 E3 coordinator+leader',
        '2025-04-01 E4 coordinator+leader',
        '2025-04-16 E5 coordinator',
      ],
    ],
    [
      'nine days late: E3 would come on the first morning, and is skipped; E4 is the first of its days to come',
      '2025-02-18',
      ['2025-03-18 E1 unitHead+coordinator', '2025-04-15 E4 coordinator+leader', '2025-04-28 E5 coordinator'],
    ],
    [
      'more than a month late: E5 alone has a day to come',
      '2025-01-31',
      ['2025-03-14 E1 unitHead+coordinator', '2025-04-25 E5 coordinator'],
    ],
    ['months late: nothing is caught up', '2024-11-29', []],
    [
      'due on the day of the import: late on the first morning',
      '2025-03-03',
      [
        '2025-03-10 E1 unitHead+coordinator',
        '2025-03-14 E2 unitHead+coordinator+fieldLeader',
        '2025-03-21 E3 coordinator+leader',
        '2025-04-04 E4 coordinator+leader',
        '2025-04-21 E5 coordinator',
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
