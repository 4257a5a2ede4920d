/** The ladder of imported work, for every deadline around an import: whoever breaks the rule in one of them is found. */
import { addDays, instantAt, localDay } from '../calendar/local-day.js';
import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { countWorkingDays } from '../calendar/working-days.js';
import { isRefused, type Happened } from '../log/event.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { nextTimers } from '../policy/next-timers.js';
import { decideAssignment } from './assignment.decide.js';
import { evolveAssignment, noAssignment } from './assignment.evolve.js';
import { fire, opening, premises } from './assignment.examples.js';
import type { AssignmentEvent, AssignmentState } from './assignment.js';

type Event = Happened<AssignmentEvent>;
type Evolve = typeof evolveAssignment;
type Told = Extract<Event, { type: 'StepFired' }>;

/** Monday 3 March 2025 at ten: its first working morning is Tuesday's. */
const IMPORTED_AT = instantAt('2025-03-03', '10:00');
const FIRST_MORNING = '2025-03-04';

/** Everything that the ladder tells of work with that last day, which nobody touches for a quarter. */
function toldOf(lastDay: string, status: 'assigned' | 'in-progress', evolve: Evolve): readonly Told[] {
  const deadline = { text: lastDay, precision: 'day' as const, on: lastDay };
  const standing = { status };
  const balance = { asOf: null, standing, document: null, originalDeadline: null, extensions: 0, words: null };
  const command = { ...opening, at: IMPORTED_AT, termStartsOn: '2024-06-03', deadline, balance };
  const events: Event[] = [];
  let state: AssignmentState = noAssignment;
  const record = (made: ReturnType<typeof decideAssignment>, at: string): void => {
    if (isRefused(made)) throw new Error(made.refused);
    for (const event of made) {
      const happened = { ...event, occurredAt: at };
      events.push(happened);
      state = evolve(state, happened);
    }
  };
  record(decideAssignment(command, state, premises), IMPORTED_AT);
  // Every step rings at most once in its own name and once in E1's place; what never ends is a fault of the fold.
  for (let rung = 0; rung < 40; rung += 1) {
    const ladder = nextTimers(state, DEFAULT_POLICY, VIETNAM_CALENDAR).find(({ clock }) => clock === 'ladder');
    if (ladder === undefined || ladder.step === null) break;
    const at = ladder.dueAt > IMPORTED_AT ? ladder.dueAt : IMPORTED_AT;
    record(decideAssignment(fire(ladder.step, at), state, premises), at);
  }
  return events.filter((event): event is Told => event.type === 'StepFired');
}

const isEscalation = ({ data }: Told): boolean => data.step.startsWith('E');
const tells = ({ data }: Told, ...roles: readonly string[]): boolean =>
  data.recipients.some(({ as }) => roles.includes(as));

/** Undefined when the rule is kept. */
function broken(lastDay: string, told: readonly Told[]): string | undefined {
  const escalations = told.filter(isEscalation);
  const [first] = escalations;
  if (first === undefined) return undefined;
  if (escalations.some(({ occurredAt }) => localDay(occurredAt) <= FIRST_MORNING))
    return 'an escalation on the first morning';
  if (first.data.step !== 'E1' || !tells(first, 'unitHead') || tells(first, 'leader', 'fieldLeader'))
    return `the unit did not hear first, but ${first.data.step}`;
  if (lastDay > FIRST_MORNING) return undefined;
  const early = escalations.slice(1).find(({ data, occurredAt }) => {
    const between = countWorkingDays(VIETNAM_CALENDAR, localDay(first.occurredAt), localDay(occurredAt));
    return between < (AFTER_REMINDER[data.step] ?? 0);
  });
  return early === undefined ? undefined : `${early.data.step} came too soon after the reminder`;
}

const AFTER_REMINDER: Readonly<Record<string, number>> = { E2: 4, E3: 9, E4: 19, E5: 29 };
const LAST_DAYS = Array.from({ length: 100 }, (_, n) => addDays('2025-03-20', -n));

function firstBroken(evolve: Evolve): string | undefined {
  for (const status of ['assigned', 'in-progress'] as const)
    for (const day of LAST_DAYS) {
      const law = broken(day, toldOf(day, status, evolve));
      if (law !== undefined) return `${day} ${status}: ${law}`;
    }
  return undefined;
}

describe('the ladder of imported work, for each of a hundred last days', () => {
  it('has no escalation on the first morning, the unit first, and others as much later as the ladder has between', () => {
    expect(firstBroken(evolveAssignment)).toBeUndefined();
  });

  it('speaks of some, and of others never', () => {
    const spoken = LAST_DAYS.filter((day) => toldOf(day, 'in-progress', evolveAssignment).some(isEscalation));
    expect(spoken.length).toBeGreaterThan(40);
    expect(spoken).not.toContain('2024-12-31');
  });

  it.each<[string, string, Evolve]>([
    [
      'a fold that forgets which steps the balance skips',
      'first morning',
      (state, event) =>
        evolveAssignment(
          state,
          event.type === 'OpeningBalanceRecorded' ? { ...event, data: { ...event.data, skippedSteps: [] } } : event,
        ),
    ],
    [
      'a fold that takes the opening notice for a reminder',
      'did not hear first',
      (state, event) => {
        const next = evolveAssignment(state, event);
        return event.type === 'StepFired' && next.status !== 'absent'
          ? { ...next, remindedAt: next.remindedAt ?? event.occurredAt }
          : next;
      },
    ],
    [
      'a fold that forgets the balance once the unit is reminded',
      'too soon',
      (state, event) => {
        const next = evolveAssignment(state, event);
        if (next.status === 'absent' || event.type !== 'StepFired' || event.data.step === 'R0') return next;
        const { openingBalance: _, ...bare } = next;
        return bare as AssignmentState;
      },
    ],
  ])('is told from the seeded bug: %s', (_, law, mutant) => {
    expect(firstBroken(mutant)).toContain(law);
  });
});
