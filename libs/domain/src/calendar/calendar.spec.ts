import { specifying } from '../log/decider.kit-spec.js';
import { admin, coordinator } from '../log/people.examples.js';
import { CALENDAR_STREAM, decideCalendar } from './calendar.decide.js';
import { evolveCalendar, noCalendar } from './calendar.evolve.js';
import type { CalendarDay, WorkingCalendar } from './calendar.js';
import { VIETNAM_CALENDAR } from './vietnam-calendar.js';

const at = '2025-03-03T03:00:00.000Z';
const given = specifying({ initial: noCalendar, evolve: evolveCalendar, decide: decideCalendar }, { at, premises: {} });
const publish = (calendar: WorkingCalendar, by = admin) =>
  ({ type: 'PublishCalendar', id: CALENDAR_STREAM, at, by, calendar }) as const;
const published = (calendar: WorkingCalendar) => ({ type: 'CalendarPublished', data: { calendar } }) as const;

/** A small calendar of May 2025: one exchange, one substitute. 3 and 10 May are Saturdays. */
const may: WorkingCalendar = {
  version: 1,
  weekend: [0, 6],
  knownThrough: 2025,
  quietHours: { from: '07:30', to: '17:00' },
  holidays: [
    { on: '2025-05-02', name: 'Nghỉ hoán đổi', reference: 'Văn bản 1', kind: 'swapped' },
    { on: '2025-05-03', name: 'Ngày lễ', reference: 'Luật 1', kind: 'public-holiday' },
    { on: '2025-05-05', name: 'Ngày lễ (nghỉ bù)', reference: 'Luật 1', kind: 'substitute', standsFor: '2025-05-03' },
  ],
  workedDays: [
    { on: '2025-05-10', name: 'Làm bù', reference: 'Văn bản 1', kind: 'compensating', standsFor: '2025-05-02' },
  ],
};

function withHoliday(index: number, changes: Partial<CalendarDay>): WorkingCalendar {
  return { ...may, holidays: may.holidays.map((day, at) => (at === index ? { ...day, ...changes } : day)) };
}

function withWorked(changes: Partial<CalendarDay>): WorkingCalendar {
  return { ...may, workedDays: may.workedDays.map((day) => ({ ...day, ...changes })) };
}

describe('publishing a calendar', () => {
  it('is the administrator’s, version by version', () => {
    given([])
      .when(publish(VIETNAM_CALENDAR))
      .thenHappens([published(VIETNAM_CALENDAR)]);
    given([published(VIETNAM_CALENDAR)])
      .when(publish(VIETNAM_CALENDAR))
      .thenNothing();
    const { version, ...rest } = VIETNAM_CALENDAR;
    given([published({ ...rest, version })])
      .when(publish(VIETNAM_CALENDAR))
      .thenNothing();
    given([published(VIETNAM_CALENDAR)])
      .when(publish({ ...VIETNAM_CALENDAR, version: 3 }))
      .thenRefused('calendar-version', 'calendar/version');
    given([]).when(publish(VIETNAM_CALENDAR, coordinator)).thenRefused('not-your-role');
    given([published(may)])
      .when(publish({ ...may, version: 2 }))
      .thenHappens([published({ ...may, version: 2 })]);
  });

  it('takes a calendar that does not tell the kinds apart', () => {
    const plain = (days: readonly CalendarDay[]) => days.map(({ on, name, reference }) => ({ on, name, reference }));
    const older = { ...may, holidays: plain(may.holidays), workedDays: plain(may.workedDays) };
    given([])
      .when(publish(older))
      .thenHappens([published(older)]);
  });

  it.each([
    ['a week without work', { ...may, weekend: [0, 1, 2, 3, 4, 5, 6] }, 'calendar-week', 'calendar/weekend'],
    ['a weekday that is none', { ...may, weekend: [7] }, 'calendar-week', 'calendar/weekend'],
    ['a year that is none', { ...may, knownThrough: 20.5 }, 'number-invalid', 'calendar/knownThrough'],
    [
      'a night for a day',
      { ...may, quietHours: { from: '17:00', to: '07:30' } },
      'calendar-hours',
      'calendar/quietHours',
    ],
    [
      'hours without their zero',
      { ...may, quietHours: { from: '7:30', to: '17:00' } },
      'calendar-hours',
      'calendar/quietHours',
    ],
    ['a day that is none', withHoliday(1, { on: '2025-13-01' }), 'day-invalid', 'calendar/holidays/1/on'],
    ['a day without a name', withHoliday(1, { name: ' ' }), 'text-required', 'calendar/holidays/1/name'],
    [
      'a day that nobody decided',
      withHoliday(1, { reference: '' }),
      'calendar-without-reference',
      'calendar/holidays/1/reference',
    ],
    ['a kind of the other list', withHoliday(1, { kind: 'compensating' }), 'calendar-kind', 'calendar/holidays/1/kind'],
    ['a day off among the worked', withWorked({ kind: 'swapped' }), 'calendar-kind', 'calendar/workedDays/0/kind'],
    ['a day twice', withHoliday(1, { on: '2025-05-02' }), 'calendar-day-twice', 'calendar/holidays/1/on'],
    [
      'a day off and worked at once',
      withWorked({ on: '2025-05-03' }),
      'calendar-day-contradicts',
      'calendar/workedDays/0/on',
    ],
    [
      'a made-up day that is worked anyway',
      withWorked({ on: '2025-05-09' }),
      'calendar-works-already',
      'calendar/workedDays/0/on',
    ],
    [
      'a substitute on a weekend',
      withHoliday(2, { on: '2025-05-04' }),
      'calendar-rests-already',
      'calendar/holidays/2/on',
    ],
    [
      'a substitute of a working day',
      withHoliday(2, { standsFor: '2025-05-02' }),
      'calendar-substitute',
      'calendar/holidays/2/standsFor',
    ],
    [
      'a made-up day for nothing',
      withWorked({ standsFor: '2025-05-05' }),
      'calendar-exchange',
      'calendar/workedDays/0/standsFor',
    ],
    [
      'an exchanged day that is never made up for',
      { ...may, workedDays: [] },
      'calendar-exchange',
      'calendar/holidays/0/on',
    ],
    [
      'two made-up days for one',
      { ...may, workedDays: [...may.workedDays, ...withWorked({ on: '2025-05-17' }).workedDays] },
      'calendar-exchange',
      'calendar/workedDays/1/standsFor',
    ],
  ] as const)('refuses %s and names the field', (_what, calendar, code, field) =>
    given([]).when(publish(calendar)).thenRefused(code, field),
  );
});
