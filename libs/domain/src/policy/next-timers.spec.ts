import type { AssignmentState, OpenAssignment } from '../assignment/assignment.js';
import { addDays, endOfDay, instantAt } from '../calendar/local-day.js';
import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { cycleDays, updatesLapseAt } from './cycle.js';
import { DEFAULT_POLICY } from './default-policy.js';
import { dueOn, HALF_YEAR_WORK } from './ladder.examples.js';
import { daysOverdue, dueSoonAt, dueSteps, graceEnd, isLate, nextTimers } from './next-timers.js';
import type { NextTimer } from './next-timers.js';
import { STEPS } from './policy.js';

const MORNING = (day: string): string => instantAt(day, '07:30');
const AT_WORK: AssignmentState = { status: 'in-progress', ...HALF_YEAR_WORK };

function timersOf(state: AssignmentState): readonly NextTimer[] {
  return nextTimers(state, DEFAULT_POLICY, VIETNAM_CALENDAR);
}

function clocksOf(state: AssignmentState): readonly string[] {
  return timersOf(state).map(({ clock, step }) => step ?? clock);
}

function dueBy(state: AssignmentState, at: string): readonly string[] {
  return dueSteps(state, at, DEFAULT_POLICY, VIETNAM_CALENDAR).map(
    ({ step, verdict, late }) => `${step} ${verdict}${late ? ' late' : ''}`,
  );
}

describe('the next timers of an assignment', () => {
  it('holds one timer for each running clock', () => {
    expect(timersOf({ status: 'assigned', ...HALF_YEAR_WORK })).toEqual([
      { clock: 'ladder', step: 'R0', dueAt: HALF_YEAR_WORK.openedAt },
      { clock: 'word', step: 'U1', dueAt: MORNING('2025-04-03') },
      { clock: 'due-soon', step: null, dueAt: MORNING('2025-06-17') },
      { clock: 'deadline', step: null, dueAt: '2025-06-30T17:00:00.000Z' },
      { clock: 'updates', step: null, dueAt: '2025-05-02T02:00:00.000Z' },
    ]);
  });

  it('goes on to the next step once one is decided, whichever way', () => {
    const steps = { R0: 'fired', R1: 'suppressed' } as const;
    expect(timersOf({ ...AT_WORK, steps })[0]).toEqual({ clock: 'ladder', step: 'R2', dueAt: MORNING('2025-06-19') });
  });

  it('passes over what was skipped at the opening', () => {
    const steps = { R0: 'fired', R1: 'skipped', R2: 'skipped' } as const;
    expect(timersOf({ ...AT_WORK, steps })[0]).toMatchObject({ step: 'R3' });
  });

  it('stops the clocks whose boundary has passed', () => {
    expect(clocksOf({ ...AT_WORK, dueSoon: true, steps: { R0: 'fired' } })).toEqual([
      'R1',
      'U1',
      'deadline',
      'updates',
    ]);
    expect(clocksOf({ ...AT_WORK, overdue: true, updatesLapsed: true, steps: { R0: 'fired' } })).toEqual(['R1', 'U1']);
  });

  it('keeps the ladder going while the unit waits for somebody, so that the silence is recorded', () => {
    const evidence = { kind: 'note', words: 'đã trình' } as const;
    const submitted: AssignmentState = {
      ...HALF_YEAR_WORK,
      status: 'submitted',
      evidence,
      submittedAt: HALF_YEAR_WORK.openedAt,
    };
    expect(clocksOf(submitted)).toEqual(['R0', 'V1a', 'due-soon', 'deadline']);
  });

  it('is empty before the opening and after completion', () => {
    expect(timersOf({ status: 'absent' })).toEqual([]);
    expect(timersOf({ ...HALF_YEAR_WORK, status: 'completed', completedOn: '2025-05-05', onTime: true })).toEqual([]);
  });

  it('is empty once everything has happened', () => {
    const steps = Object.fromEntries(STEPS.map((step) => [step, 'fired' as const]));
    expect(timersOf({ ...AT_WORK, steps, dueSoon: true, overdue: true, updatesLapsed: true })).toEqual([]);
  });

  it('lets undated work go stale but never late', () => {
    const undated: AssignmentState = { ...AT_WORK, deadline: { text: '', precision: 'continuous' }, dueAt: null };
    expect(clocksOf({ ...undated, steps: { R0: 'fired' } })).toEqual(['U1', 'updates']);
  });
});

describe('the boundaries', () => {
  it.each([
    ['three working days of a short term', '2025-03-14', '2025-03-03', '2025-03-11'],
    ['a tenth of a term of eighty-two working days, rounded up', '2025-06-30', '2025-03-03', '2025-06-17'],
    ['seven of exactly seventy, in spite of binary fractions', '2025-06-13', '2025-03-05', '2025-06-04'],
    ['at most fifteen of a long one', '2026-12-31', '2025-03-03', '2026-12-10'],
  ])('due soon: %s', (_name, due, start, expected) => {
    expect(dueSoonAt(dueOn(due, { termStartsOn: start }), DEFAULT_POLICY, VIETNAM_CALENDAR)).toBe(MORNING(expected));
  });

  it('due soon at once when the term is shorter than the notice', () => {
    const state: AssignmentState = { status: 'assigned', ...dueOn('2025-03-04') };
    expect(timersOf(state).find(({ clock }) => clock === 'due-soon')?.dueAt).toBe(state.openedAt);
  });

  it.each([
    [89, 7],
    [90, 30],
  ])('a term of %i days has a cycle of %i', (days, cycle) => {
    const facts = dueOn(addDays('2025-03-03', days));
    expect(cycleDays(facts, DEFAULT_POLICY)).toBe(cycle);
  });

  it('lapses after two cycles from the last update', () => {
    const facts: OpenAssignment = dueOn('2025-04-03', { lastUpdateAt: '2025-03-10T02:00:00.000Z' });
    expect(updatesLapseAt(facts, DEFAULT_POLICY)).toBe('2025-03-24T02:00:00.000Z');
  });

  it('gives three working days after a return', () => {
    expect(graceEnd(VIETNAM_CALENDAR, DEFAULT_POLICY, instantAt('2025-04-28', '16:00'))).toBe(endOfDay('2025-05-06'));
  });

  it('counts overdue days from the first day after the deadline', () => {
    expect(daysOverdue(HALF_YEAR_WORK.dueAt, endOfDay('2025-06-30'))).toBe(0);
    expect(daysOverdue(HALF_YEAR_WORK.dueAt, '2025-06-30T17:00:00.000Z')).toBe(1);
    expect(daysOverdue(null, '2025-06-30T17:00:00.000Z')).toBe(0);
  });

  it('a step is late from the next local day on', () => {
    expect(isLate(MORNING('2025-06-19'), endOfDay('2025-06-19'))).toBe(false);
    expect(isLate(MORNING('2025-06-19'), MORNING('2025-06-20'))).toBe(true);
  });
});

describe('what is due after an outage', () => {
  it('fires one step on an ordinary morning', () => {
    const steps = { R0: 'fired', R1: 'fired' } as const;
    expect(dueBy({ ...AT_WORK, steps }, MORNING('2025-06-19'))).toEqual(['R2 fire']);
    expect(dueBy({ ...AT_WORK, steps }, instantAt('2025-06-19', '07:29'))).toEqual([]);
  });

  it('folds missed reminders into the latest, marked late, and keeps the opening notice', () => {
    expect(dueBy(AT_WORK, instantAt('2025-06-26', '08:00'))).toEqual([
      'R0 fire late',
      'R1 overtaken-by-later-step late',
      'R2 overtaken-by-later-step late',
      'R3 fire late',
    ]);
  });

  it('reminds the unit before anybody hears of it, and climbs without leaving a rung out', () => {
    const steps = { R0: 'fired', R1: 'fired', R2: 'fired', R3: 'fired' } as const;
    expect(dueBy({ ...AT_WORK, steps, overdue: true }, instantAt('2025-07-18', '08:00'))).toEqual([
      'R4a overtaken-by-later-step late',
      'R4b fire late',
      'E1 fire late',
      'E2 fire late',
      'E3 fire late',
    ]);
  });

  it('folds the two reminders that one Friday has for a deadline on a Saturday', () => {
    const steps = { R0: 'fired', R1: 'fired', R2: 'fired', R3: 'fired' } as const;
    const state: AssignmentState = { status: 'in-progress', ...dueOn('2025-05-31', { steps }) };
    expect(dueBy(state, MORNING('2025-05-30'))).toEqual(['R4a overtaken-by-later-step', 'R4b fire']);
  });

  it('asks for nothing before the opening and after completion', () => {
    expect(dueBy({ status: 'absent' }, MORNING('2025-06-19'))).toEqual([]);
    const done: AssignmentState = { ...HALF_YEAR_WORK, status: 'completed', completedOn: '2025-05-05', onTime: true };
    expect(dueBy(done, MORNING('2025-07-19'))).toEqual([]);
  });
});
