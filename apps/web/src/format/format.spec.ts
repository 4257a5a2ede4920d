import { csv } from './csv.format.js';
import {
  dateOf,
  dayAfter,
  daysUntil,
  dayInWords,
  localDay,
  momentOf,
  remainingInWords,
  weekdayOf,
} from './day.format.js';
import { count, rate } from './number.format.js';

describe('days in Asia/Ho_Chi_Minh', () => {
  it('given an instant late in the evening in UTC, when written, then it is the next local day', () => {
    expect(localDay('2025-02-28T17:00:00.000Z')).toBe('2025-03-01');
    expect(localDay('2025-02-28T16:59:59.999Z')).toBe('2025-02-28');
    expect(dateOf('2025-12-31T17:00:00.000Z')).toBe('01/01/2026');
    expect(momentOf('2025-03-01T00:30:00.000Z')).toBe('07:30\u00A001/03/2025');
  });

  it('given a day, when written, then it is dd/mm/yyyy; other text stays', () => {
    expect(dayInWords('2025-03-01')).toBe('01/03/2025');
    expect(dayInWords('quý II')).toBe('quý II');
  });

  it('given a deadline, when days are counted, then they are calendar days of the local calendar', () => {
    expect(daysUntil('2025-03-01', '2025-02-28T16:59:59.999Z')).toBe(1);
    expect(daysUntil('2025-03-01', '2025-02-28T17:00:00.000Z')).toBe(0);
    expect(daysUntil('2024-02-28', '2024-03-01T03:00:00.000Z')).toBe(-2);
    expect(dayAfter('2024-02-28', 2)).toBe('2024-03-01');
    expect(weekdayOf('2025-03-03', 'vi')).toBe('Thứ Hai');
  });

  it('given days, when told, then early, on the day and late read differently', () => {
    expect(remainingInWords(3).vi).toBe('còn 3 ngày');
    expect(remainingInWords(0).vi).toBe('đến hạn hôm nay');
    expect(remainingInWords(-1)).toEqual({ vi: 'quá hạn 1 ngày', en: '1 day late' });
  });
});

describe('numbers', () => {
  it('given thousands, when written, then each language groups them its own way', () => {
    expect(count(1234567, 'vi')).toBe('1.234.567');
    expect(count(999, 'en')).toBe('999');
    expect(count(1000, 'en')).toBe('1,000');
  });

  it('given a rate, when written, then it has one decimal, and none of nothing', () => {
    expect(rate(15, 47, 'vi')).toBe('31,9 %');
    expect(rate(66, 123, 'en')).toBe('53.7%');
    expect(rate(1, 1, 'vi')).toBe('100,0 %');
    expect(rate(0, 0, 'vi')).toBeNull();
  });
});

describe('CSV', () => {
  it('given quotes, commas and breaks, when written, then they are quoted', () => {
    expect(csv([['a', 'b,c', 'd"e', 'f\ng', 3, null]])).toBe('\uFEFFa,"b,c","d""e","f\ng",3,\r\n');
  });

  it('given a cell that a spreadsheet would run, when written, then it is only text', () => {
    expect(csv([['=1+1', '+84', '-x', '@a', '\tb']])).toBe("\uFEFF'=1+1,'+84,'-x,'@a,'\tb\r\n");
  });
});
