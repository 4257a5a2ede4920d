import * as fc from 'fast-check';
import type { OpenAssignment } from '../assignment/assignment.js';
import { addDays, dayOfNumber, endOfDay, instantAt, localDay, localTime } from '../calendar/local-day.js';
import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { isWorkingDay } from '../calendar/working-days.js';
import { termDays } from '../deadline/due-at.js';
import { DEFAULT_POLICY } from './default-policy.js';
import { dueOn, HALF_YEAR_WORK } from './ladder.examples.js';
import { ladderFor, pendingSteps, skippedSteps, stepSchedule } from './ladder.js';
import type { LadderFacts, ScheduledStep } from './ladder.js';
import { LADDER_STEPS } from './policy.js';
import type { StepCode } from './policy.js';

const SEED = 1703;
const MORNING = (day: string): string => instantAt(day, '07:30');

function scheduleOf(facts: LadderFacts): readonly ScheduledStep[] {
  return stepSchedule(facts, DEFAULT_POLICY, VIETNAM_CALENDAR);
}

function daysOf(facts: LadderFacts): Partial<Record<StepCode, string | null>> {
  return Object.fromEntries(
    scheduleOf(facts).map(({ step, dueAt, skipped }) => [step, skipped ?? (dueAt === null ? null : localDay(dueAt))]),
  );
}

function stepOf(facts: LadderFacts, code: StepCode): ScheduledStep {
  const found = scheduleOf(facts).find(({ step }) => step === code);
  if (found === undefined) throw new Error(`no ${code} in the ladder`);
  return found;
}

describe('the default policy', () => {
  it.each([
    [0, 'short'],
    [10, 'short'],
    [11, 'medium'],
    [29, 'medium'],
    [30, 'long'],
    [2000, 'long'],
    [null, 'long'],
  ])('gives a term of %s days the ladder "%s"', (term, id) => {
    expect(ladderFor(DEFAULT_POLICY, term, 'normal')?.id).toBe(id);
    expect(ladderFor(DEFAULT_POLICY, term, 'urgent')?.id).toBe(`urgent-${id}`);
    for (const urgency of ['very-urgent', 'flash'] as const) {
      expect(ladderFor(DEFAULT_POLICY, term, urgency)?.id).toBe(`pressing-${id}`);
    }
  });

  it.each([
    ['long', '-7 -3 -1 0 1 5 10 20 30'],
    ['urgent-long', '-5 -2 -1 0 1 3 5 10 20'],
    ['pressing-long', '-5 -2 -1 0 1 2 3 5 10'],
  ])('climbs the ladder "%s" on its days', (id, days) => {
    const steps = DEFAULT_POLICY.ladders.find((ladder) => ladder.id === id)?.steps ?? [];
    expect(steps.flatMap(({ timing }) => (timing.at === 'deadline' ? [timing.workingDays] : [])).join(' ')).toBe(days);
  });

  it('has no ladder where its ranges have a hole', () => {
    expect(ladderFor({ ...DEFAULT_POLICY, ladders: [] }, 5, 'normal')).toBeNull();
    expect(scheduleOf({ ...HALF_YEAR_WORK, ladder: 'gone' })).toEqual([]);
  });

  it('drafts the slip, the letter and the request, and tells whom product and law name', () => {
    const told = Object.fromEntries(
      scheduleOf(HALF_YEAR_WORK).map(({ step, tells, drafts }) => [step, [[...tells].sort(), drafts]]),
    );
    expect(told).toMatchObject({
      R0: [['unitHead'], []],
      R4b: [['officer', 'unitHead'], []],
      E1: [['coordinator', 'unitHead'], ['reminder-slip']],
      E2: [['coordinator', 'fieldLeader', 'unitHead'], ['urging-letter']],
      E3: [['coordinator', 'leader'], ['explanation-request']],
      E4: [['coordinator', 'leader'], ['meeting-item']],
      E5: [['coordinator'], ['supervision-proposal']],
    });
  });
});

describe('the schedule of a ladder', () => {
  it('counts working days over holidays and swaps', () => {
    expect(daysOf(HALF_YEAR_WORK)).toEqual({
      R0: '2025-03-03',
      R1: '2025-06-09',
      R2: '2025-06-19',
      R3: '2025-06-25',
      R4a: '2025-06-27',
      R4b: '2025-06-30',
      E1: '2025-07-01',
      E2: '2025-07-07',
      E3: '2025-07-14',
      E4: '2025-07-28',
      E5: '2025-08-11',
    });
  });

  it('rings at 07:30 and shows the count', () => {
    expect(stepOf(HALF_YEAR_WORK, 'R3')).toMatchObject({
      dueAt: '2025-06-25T00:30:00.000Z',
      moved: null,
      skipped: null,
      days: {
        from: '2025-06-30',
        to: '2025-06-25',
        workingDays: -3,
        skipped: [
          { on: '2025-06-29', name: 'Chủ nhật' },
          { on: '2025-06-28', name: 'Thứ bảy' },
        ],
      },
    });
    expect(stepOf(HALF_YEAR_WORK, 'R0').dueAt).toBe(HALF_YEAR_WORK.openedAt);
  });

  it('counts back over the swapped Friday and the worked Saturday', () => {
    const days = daysOf(dueOn('2025-05-05', { termStartsOn: '2025-03-03' }));
    expect([days.R3, days.R4a, days.R4b]).toEqual(['2025-04-26', '2025-04-29', '2025-05-05']);
  });

  it('moves the reminder of a deadline on a Saturday to the Friday before, never after the deadline', () => {
    const facts = dueOn('2025-05-31');
    expect(stepOf(facts, 'R4b')).toMatchObject({ dueAt: MORNING('2025-05-30'), moved: 'last-working-day-before' });
    expect(daysOf(facts)).toMatchObject({ R4a: '2025-05-30', R4b: '2025-05-30', E1: '2025-06-02' });
  });

  it('moves the reminder of a deadline within Tết before Tết', () => {
    const facts = dueOn('2025-01-29', { openedAt: instantAt('2024-12-02', '09:00'), termStartsOn: '2024-12-02' });
    expect(daysOf(facts)).toMatchObject({ R4a: '2025-01-24', R4b: '2025-01-24', E1: '2025-02-03' });
  });

  it('reminds the day before when the deadline is an instant before the hours of writing', () => {
    const facts = { ...dueOn('2025-06-30'), dueAt: instantAt('2025-06-30', '07:00') };
    expect(stepOf(facts, 'R4b')).toMatchObject({ dueAt: MORNING('2025-06-27'), moved: 'last-working-day-before' });
  });

  it('sends the opening notice at the next working instant', () => {
    const openedAt = instantAt('2025-03-07', '17:00');
    expect(stepOf({ ...HALF_YEAR_WORK, openedAt }, 'R0')).toMatchObject({
      dueAt: MORNING('2025-03-10'),
      moved: 'next-working-morning',
      days: { from: '2025-03-07', to: '2025-03-10', workingDays: 1 },
    });
  });

  it('takes half the term where that is later than fifteen working days before', () => {
    const facts = dueOn('2025-04-04', { openedAt: instantAt('2025-03-03', '09:00'), termStartsOn: '2025-03-03' });
    expect(daysOf(facts).R1).toBe('2025-03-19');
  });

  it('leaves out a half-term reminder that has no room before the next one', () => {
    const facts = dueOn('2025-02-05', { openedAt: instantAt('2025-01-02', '09:00'), termStartsOn: '2025-01-02' });
    expect(daysOf(facts)).toMatchObject({ R1: 'no-room', R2: '2025-01-20' });
  });

  it('skips what is dated before the opening and never catches it up', () => {
    const facts = dueOn('2025-06-30', { openedAt: instantAt('2025-06-26', '09:00') });
    expect(daysOf(facts)).toMatchObject({
      R1: 'before-opening',
      R2: 'before-opening',
      R3: 'before-opening',
      R4a: '2025-06-27',
    });
    expect(skippedSteps(scheduleOf(facts))).toEqual(['R1', 'R2', 'R3']);
    expect(pendingSteps(facts, DEFAULT_POLICY, VIETNAM_CALENDAR).map(({ step }) => step)).toEqual([
      'R0',
      'R4a',
      'R4b',
      'E1',
      'E2',
      'E3',
      'E4',
      'E5',
    ]);
  });

  it('an assignment imported long after its deadline gets its opening notice and nothing else', () => {
    const facts = dueOn('2025-01-31', { openedAt: instantAt('2025-06-26', '09:00') });
    expect(pendingSteps(facts, DEFAULT_POLICY, VIETNAM_CALENDAR).map(({ step }) => step)).toEqual(['R0']);
  });

  it('has only the opening notice for undated work', () => {
    const facts: OpenAssignment = { ...HALF_YEAR_WORK, deadline: { text: '', precision: 'continuous' }, dueAt: null };
    expect(skippedSteps(scheduleOf(facts))).toEqual(LADDER_STEPS.filter((step) => step !== 'R0'));
    expect(
      scheduleOf(facts)
        .slice(1)
        .every(({ dueAt, skipped }) => dueAt === null && skipped === 'no-deadline'),
    ).toBe(true);
  });

  it('lets an escalation wait for the end of the grace', () => {
    const facts = { ...HALF_YEAR_WORK, graceUntil: endOfDay('2025-07-03') };
    expect(stepOf(facts, 'E1')).toMatchObject({ dueAt: MORNING('2025-07-04'), moved: 'grace' });
    expect(stepOf(facts, 'E2')).toMatchObject({ dueAt: MORNING('2025-07-07'), moved: null });
  });

  it('tells a leader no earlier than the morning after the unit was reminded', () => {
    const facts = { ...HALF_YEAR_WORK, remindedAt: instantAt('2025-07-18', '08:00') };
    expect(stepOf(facts, 'E1')).toMatchObject({ dueAt: MORNING('2025-07-01'), moved: null });
    expect(stepOf(facts, 'E2')).toMatchObject({ dueAt: MORNING('2025-07-21'), moved: 'after-the-unit-reminder' });
    expect(stepOf(facts, 'E3')).toMatchObject({ dueAt: MORNING('2025-07-21'), moved: 'after-the-unit-reminder' });
  });
});

const terms = fc
  .record({
    start: fc.integer({ min: 19_750, max: 20_800 }),
    length: fc.integer({ min: 0, max: 400 }),
    minute: fc.integer({ min: 0, max: 1439 }),
  })
  .map(({ start, length, minute }) => {
    const day = dayOfNumber(start);
    const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const dueAt = endOfDay(addDays(day, length));
    const ladder = ladderFor(DEFAULT_POLICY, termDays(day, dueAt), 'normal')?.id ?? '';
    return dueOn(addDays(day, length), { openedAt: instantAt(day, time), termStartsOn: day, ladder });
  });

interface Law {
  readonly name: string;
  readonly holds: (steps: readonly ScheduledStep[], facts: OpenAssignment) => boolean;
}

const LAWS: readonly Law[] = [
  {
    name: 'people are written to on working days within hours only',
    holds: (steps) =>
      steps.every(
        ({ dueAt }) =>
          dueAt === null ||
          (isWorkingDay(VIETNAM_CALENDAR, localDay(dueAt)) &&
            localTime(dueAt) >= '07:30' &&
            localTime(dueAt) < '17:00'),
      ),
  },
  {
    name: 'reminders come before the deadline, escalations after it',
    holds: (steps, { dueAt: due }) =>
      steps.every(
        ({ step, dueAt }) => step === 'R0' || due === null || dueAt === null || step.startsWith('E') === dueAt > due,
      ),
  },
  {
    name: 'what is not skipped is never before the opening',
    holds: (steps, { openedAt }) =>
      steps.every(({ dueAt, skipped }) => skipped !== null || (dueAt !== null && dueAt >= openedAt)),
  },
  {
    name: 'steps that are not skipped come in the order of the ladder',
    holds: (steps) => {
      const kept = steps
        .filter(({ step, skipped }) => skipped === null && step !== 'R0')
        .map(({ dueAt }) => dueAt ?? '');
      return kept.every((dueAt, index) => index === 0 || (kept[index - 1] ?? '') <= dueAt);
    },
  },
];

describe(`the laws of every ladder (seed ${SEED})`, () => {
  it.each(LAWS)('$name', ({ holds }) => {
    fc.assert(
      fc.property(terms, (facts) => {
        expect(holds(scheduleOf(facts), facts)).toBe(true);
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  const shifted = (days: number) => (facts: OpenAssignment) =>
    scheduleOf(facts).map((step) =>
      step.dueAt === null ? step : { ...step, dueAt: MORNING(addDays(localDay(step.dueAt), days)) },
    );
  const deaf = (facts: OpenAssignment) =>
    scheduleOf(facts).map((step) => ({ ...step, skipped: null }) as ScheduledStep);

  it.each([
    ['a day early', shifted(-1), LAWS[0]],
    ['a week late', shifted(7), LAWS[1]],
    ['that catches up what is skipped', deaf, LAWS[2]],
    ['that fires in reverse', (facts: OpenAssignment) => [...scheduleOf(facts)].reverse(), LAWS[3]],
  ] as const)('catch a ladder %s', (_name, mutant, law) => {
    const check = fc.check(
      fc.property(terms, (facts) => law?.holds(mutant(facts), facts) ?? true),
      { seed: SEED, numRuns: 300 },
    );
    expect(check.failed).toBe(true);
  });
});
