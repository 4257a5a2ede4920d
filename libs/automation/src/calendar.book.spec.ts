/** A calendar published later: steps that are still to come are dated by it, steps that fired stay as they were. */
import { CALENDAR_STREAM, VIETNAM_CALENDAR, type CalendarDay } from '#domain';
import { recorded, told } from '../../../test/support/automation-readings.js';
import { memoryAutomation, type MemoryAutomation } from '../../../test/support/memory-automation.js';

const admin = { person: '00000000-0000-4000-8000-000000000009', role: 'admin', unit: null } as const;
/** Monday 7 April 2025; the task is due on Tuesday 6 May, so R3 falls on Monday 28 April, and before that on the Saturday that is worked in exchange for 2 May. */
const start = '2025-04-07T02:00:00.000Z';
const due = '2025-05-06';

function publish({ hands }: MemoryAutomation, day: CalendarDay): Promise<number> {
  const calendar = { ...VIETNAM_CALENDAR, version: 2, holidays: [...VIETNAM_CALENDAR.holidays, day] };
  return hands.do({ type: 'PublishCalendar', id: CALENDAR_STREAM, by: admin, calendar });
}

const flood: CalendarDay = {
  on: '2025-04-28',
  name: 'Nghỉ phòng chống bão',
  reference: 'Công điện của Ủy ban nhân dân tỉnh',
  kind: 'public-holiday',
};

describe('a calendar published later', () => {
  it('moves the steps that are still to come, and nobody is written to on its new day off', async () => {
    const automation = await memoryAutomation({ start, calendar: VIETNAM_CALENDAR });
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-21T03:00:00.000Z');
    await publish(automation, flood);
    await automation.advanceTo('2025-05-05T00:00:00.000Z');
    expect(told(automation)).toEqual([
      '2025-04-08T07:30 Nguyễn Thị Ánh: 1',
      '2025-04-15T07:30 Nguyễn Thị Ánh: 1',
      '2025-04-22T07:30 Nguyễn Thị Ánh: 1',
      '2025-04-26T07:30 Nguyễn Thị Ánh: 1',
    ]);
    const fired = await recorded(automation, 'StepFired');
    expect(fired.map(({ step, calendarVersion }) => `${step} v${calendarVersion}`)).toEqual([
      'R0 v1',
      'U1 v1',
      'R2 v2',
      'R3 v2',
    ]);
    expect(fired[3]?.days.skipped).toContainEqual({ on: flood.on, name: flood.name });
  });

  it('does not act backwards: what fired by the older one is not fired again', async () => {
    const automation = await memoryAutomation({ start, calendar: VIETNAM_CALENDAR });
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-29T03:00:00.000Z');
    await publish(automation, { ...flood, on: '2025-04-16' });
    await automation.advanceTo('2025-05-05T00:00:00.000Z');
    const fired = await recorded(automation, 'StepFired');
    expect(fired.map(({ step, calendarVersion }) => `${step} v${calendarVersion}`)).toEqual([
      'R0 v1',
      'U1 v1',
      'R2 v1',
      'R3 v1',
    ]);
  });
});
