import { MovableClock, OffsetClock, SystemClock } from './clock.js';

describe('the system clock', () => {
  it('gives the present in UTC with milliseconds', () => {
    const before = Date.now();
    const now = new SystemClock().now();
    expect(now).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
  });
});

describe('a movable clock', () => {
  it('stands still until it is moved', () => {
    const clock = new MovableClock('2025-03-01T07:30:00+07:00');
    expect(clock.now()).toBe('2025-03-01T00:30:00.000Z');
    clock.advance(90_000);
    expect(clock.now()).toBe('2025-03-01T00:31:30.000Z');
    clock.advance(-30_000);
    expect(clock.now()).toBe('2025-03-01T00:31:00.000Z');
    clock.set('2024-02-29T16:59:59.999Z');
    expect(clock.now()).toBe('2024-02-29T16:59:59.999Z');
  });

  it.each(['', 'tomorrow', '2025-03-01', '2025-03-01T07:30:00', '2025-13-01T00:00:00Z'])('refuses "%s"', (text) => {
    expect(() => new MovableClock(text)).toThrow(RangeError);
    expect(() => new MovableClock('2025-01-01T00:00:00Z').set(text)).toThrow(RangeError);
  });

  it('refuses to leave the calendar and stays where it was', () => {
    const clock = new MovableClock('2025-01-01T00:00:00Z');
    expect(() => clock.advance(Number.NaN)).toThrow(RangeError);
    expect(() => clock.advance(Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
    expect(clock.now()).toBe('2025-01-01T00:00:00.000Z');
  });
});

describe('an offset clock', () => {
  it('runs with its base, so many milliseconds away', () => {
    const base = new MovableClock('2025-01-01T00:00:00Z');
    const clock = new OffsetClock(base, 86_400_000);
    expect(clock.now()).toBe('2025-01-02T00:00:00.000Z');
    base.advance(1_500);
    expect(clock.now()).toBe('2025-01-02T00:00:01.500Z');
    clock.offset += 7 * 86_400_000;
    expect(clock.now()).toBe('2025-01-09T00:00:01.500Z');
    expect(clock.offset).toBe(8 * 86_400_000);
  });

  it('refuses an offset that is no whole number', () => {
    expect(() => new OffsetClock(new SystemClock(), 0.5)).toThrow(RangeError);
  });
});
