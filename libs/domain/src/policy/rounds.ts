/**
 * The clocks beside the ladder. Each begins anew: U1 with every silence of the unit, V1a and V1b with every submission, the tacit
 * receipt with the notice that told the unit of the work.
 */
import type { AssignmentState, OpenAssignment } from '../assignment/assignment.js';
import { isSpokenTo } from '../assignment/unit-reach.js';
import type { WorkingCalendar } from '../calendar/calendar.js';
import { localDay } from '../calendar/local-day.js';
import { remembered } from '../calendar/remembered.js';
import { addWorkingDays, morningOf, nextWorkingMorning, workingDaysBetween } from '../calendar/working-days.js';
import { cyclesPassAt } from './cycle.js';
import type { DatedStep, MoveReason } from './ladder.js';
import { ROUND_STEPS, type Policy, type RoundStep, type RoundStepCode, type StepCode } from './policy.js';

type Opened = Exclude<AssignmentState, { status: 'absent' }>;
type Submitted = Extract<Opened, { status: 'submitted' }>;

export function isRound(step: StepCode): step is RoundStepCode {
  return ROUND_STEPS.some((round) => round === step);
}

interface Placing {
  readonly from: string;
  readonly at: string;
  readonly moved: MoveReason | null;
}

/** Whole days of one calendar: silences that began on the same day are counted once. */
const daysCounted = remembered(
  (calendar, from: string, to: string) => workingDaysBetween(calendar, from, to),
  (from, to) => `${from} ${to}`,
);

function dated(rule: RoundStep, { from, at, moved }: Placing, calendar: WorkingCalendar): DatedStep {
  const days = daysCounted(calendar, localDay(from), localDay(at));
  return { ...rule, dueAt: at, moved, skipped: null, days };
}

/** The morning on which a silent unit is asked for a word. Null: after the deadline the escalations speak. */
function placeWord(
  rule: RoundStep,
  facts: Pick<OpenAssignment, 'lastUpdateAt' | 'termStartsOn' | 'dueAt'>,
  { policy, calendar }: Rules,
): DatedStep | null {
  const from = facts.lastUpdateAt;
  const at = nextWorkingMorning(calendar, cyclesPassAt(facts, policy, 1));
  return facts.dueAt !== null && at > facts.dueAt ? null : dated(rule, { from, at, moved: null }, calendar);
}

/** What came in submitted waits from the import on; those above hear on the working day after the verifier at the earliest. */
function placeVerification(
  rule: RoundStep,
  workingDays: number,
  state: Submitted,
  calendar: WorkingCalendar,
): DatedStep {
  const from = state.submittedAt > state.openedAt ? state.submittedAt : state.openedAt;
  const ruled = morningOf(calendar, addWorkingDays(calendar, localDay(from), workingDays));
  const { verifierToldAt } = state;
  const after =
    verifierToldAt === undefined ? ruled : morningOf(calendar, addWorkingDays(calendar, localDay(verifierToldAt), 1));
  return after > ruled
    ? dated(rule, { from, at: after, moved: 'after-the-verifier' }, calendar)
    : dated(rule, { from, at: ruled, moved: null }, calendar);
}

interface Rules {
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
}

/** The day of a step beside the ladder in the round that runs now; null where none runs, or the step is not in the policy. */
export function placeRound(step: RoundStepCode, state: AssignmentState, rules: Rules): DatedStep | null {
  const rule = rules.policy.rounds?.find((round) => round.step === step);
  if (rule === undefined || state.status === 'absent') return null;
  const { timing } = rule;
  if (timing.at === 'silence') return isSpokenTo(state, rules.policy) ? placeWord(rule, state, rules) : null;
  return state.status === 'submitted' ? placeVerification(rule, timing.workingDays, state, rules.calendar) : null;
}

/** The steps beside the ladder that still have to fire or be suppressed in the round that runs, in their order. */
export function pendingRounds(state: AssignmentState, policy: Policy, calendar: WorkingCalendar): readonly DatedStep[] {
  if (state.status === 'absent') return [];
  return ROUND_STEPS.filter((step) => state.steps[step] === undefined)
    .map((step) => placeRound(step, state, { policy, calendar }))
    .filter((step) => step !== null);
}

/**
 * When work counts as received that nobody disputed: the morning after so many whole working days from the day on which the unit was
 * told of it. Null while the unit was not told, has answered, or the policy has no such rule.
 */
export function tacitReceiptAt(state: AssignmentState, policy: Policy, calendar: WorkingCalendar): string | null {
  if (state.status !== 'assigned' || state.received || state.receiptFrom === undefined) return null;
  if (policy.receipt === undefined) return null;
  const days = policy.receipt.tacitAfterWorkingDays + 1;
  return morningOf(calendar, addWorkingDays(calendar, localDay(state.receiptFrom), days));
}
