import * as fc from 'fast-check';
import { instantOfMs } from '../calendar/local-day.js';
import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { draftReminderAt, lyingSince } from './lying-draft.js';

const SEED = 31;
const instants = fc
  .integer({ min: Date.parse('2025-01-15T00:00:00Z'), max: Date.parse('2025-05-31T00:00:00Z') })
  .map(instantOfMs);
const waits = fc.integer({ min: 1, max: 6 });

/** Asking by one instant finds exactly the drafts whose reminder has come. */
function agrees(since: string, now: string, lieWorkingDays: number, ask: typeof lyingSince): boolean {
  const policy = { ...DEFAULT_POLICY, drafts: { lieWorkingDays, atMost: 3 } };
  const due = draftReminderAt({ since, reminders: 0 }, policy, VIETNAM_CALENDAR) ?? '';
  return due <= now === since <= (ask(now, policy, VIETNAM_CALENDAR) ?? '');
}

const law = (ask: typeof lyingSince) =>
  fc.check(
    fc.property(instants, instants, waits, (since, now, days) => agrees(since, now, days, ask)),
    { seed: SEED, numRuns: 2_000 },
  );

describe(`drafts that lie (seed ${SEED})`, () => {
  it('are found by one instant, neither too early nor too late', () => {
    expect(law(lyingSince).failed).toBe(false);
  });

  it('are not found by a question that is a day wrong, either way', () => {
    const shifted =
      (byMs: number): typeof lyingSince =>
      (now, policy, calendar) =>
        lyingSince(instantOfMs(Date.parse(now) + byMs), policy, calendar);
    expect(law(shifted(86_400_000)).failed).toBe(true);
    expect(law(shifted(-86_400_000)).failed).toBe(true);
  });
});
