import { daysInOrder, skippedInWords } from './day-count.js';

const counted = {
  from: '2026-10-29',
  to: '2026-10-20',
  workingDays: -7,
  skipped: [
    { on: '2026-10-25', name: 'Chủ nhật' },
    { on: '2026-10-24', name: 'Thứ bảy' },
  ],
};

describe('the days of a step', () => {
  it('given a count backwards from the deadline, when told, then it runs forwards and is positive', () => {
    expect(daysInOrder(counted)).toEqual({
      from: '2026-10-20',
      to: '2026-10-29',
      workingDays: 7,
      skipped: [
        { on: '2026-10-24', name: 'Thứ bảy' },
        { on: '2026-10-25', name: 'Chủ nhật' },
      ],
    });
  });

  it('given days that were not counted, when told, then each stands under its name', () => {
    const more = [...counted.skipped, { on: '2026-10-31', name: 'Thứ bảy' }];
    expect(skippedInWords(daysInOrder({ ...counted, skipped: more }).skipped)).toBe(
      'Thứ bảy 24/10/2026, 31/10/2026; Chủ nhật 25/10/2026',
    );
    expect(skippedInWords([])).toBe('');
  });
});
