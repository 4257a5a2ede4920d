import type { DayCount, OpenAssignment } from '../assignment/assignment.js';
import type { WorkingCalendar } from '../calendar/calendar.js';
import { remembered } from '../calendar/remembered.js';
import { addDays, daysBetween, localDay } from '../calendar/local-day.js';
import {
  addWorkingDays,
  morningOf,
  nextWorkingInstant,
  nextWorkingMorning,
  workingDayFrom,
  workingDaysBetween,
  workingDayUntil,
} from '../calendar/working-days.js';
import { daysAfterReminder, unitComesFirst } from './opening-balance.ladder.js';
import type { Ladder, LadderStep, LadderTiming, Policy, StepCode, StepRule, Urgency } from './policy.js';

/** What a schedule is computed from; every opened assignment's state fits. */
export type LadderFacts = Pick<
  OpenAssignment,
  'ladder' | 'openedAt' | 'termStartsOn' | 'dueAt' | 'graceUntil' | 'steps' | 'remindedAt' | 'openingBalance'
>;

/**
 * Why a step of the ladder has no day of its own: its day lies before the opening, it would speak of what lies before the import,
 * nothing is dated, or a later reminder comes no later.
 */
export type SkipReason = 'before-opening' | 'before-import' | 'no-deadline' | 'no-room';

/** Why a step is not on the day that its rule names. */
export type MoveReason =
  'next-working-morning' | 'last-working-day-before' | 'grace' | 'after-the-unit-reminder' | 'after-the-verifier';

/** A step on its day. */
export interface PlacedStep extends StepRule {
  readonly dueAt: string;
  readonly moved: MoveReason | null;
  readonly skipped: Exclude<SkipReason, 'no-deadline'> | null;
}

/** A step on its day, with the working days that led there. */
export interface DatedStep extends PlacedStep {
  /** Counted from the opening's day for R0, from the deadline's last day for the others. */
  readonly days: DayCount;
}

export interface UndatedStep extends StepRule {
  readonly dueAt: null;
  readonly moved: null;
  readonly skipped: 'no-deadline';
  readonly days: null;
}

export type ScheduledStep = DatedStep | UndatedStep;

export function isEscalation(step: StepCode): boolean {
  return step.startsWith('E');
}

/** A rung that people above the unit hear of: the unit must have had its reminder before. */
export function tellsLeaders(step: Pick<StepRule, 'tells'>): boolean {
  return step.tells.includes('leader') || step.tells.includes('fieldLeader');
}

/** Every escalation but the first, which reminds the unit itself: they come in order, so they wait together. */
export function comesAfterTheUnit(step: Pick<StepRule, 'step'>): boolean {
  return isEscalation(step.step) && step.step !== 'E1';
}

/**
 * The ladder for a term of so many calendar days (null when undated: the ladder without an upper end, of which only the opening
 * step has a day) and an urgency. Null when the policy has none: then nobody is reminded, and the issue must say so.
 */
export function ladderFor(policy: Policy, term: number | null, urgency: Urgency): Ladder | null {
  const fits = (ladder: Ladder): boolean =>
    term === null
      ? ladder.termDays.to === null
      : term >= ladder.termDays.from && (ladder.termDays.to === null || term <= ladder.termDays.to);
  return policy.ladders.find((ladder) => ladder.urgency.includes(urgency) && fits(ladder)) ?? null;
}

interface Placed {
  readonly at: string;
  readonly moved: MoveReason | null;
}

/** The morning of a day; of the last working day before it when that day's own would come too late. */
function reminderOn(calendar: WorkingCalendar, day: string, due: string): Placed {
  const wanted = morningOf(calendar, day);
  const next = morningOf(calendar, workingDayFrom(calendar, day));
  if (next <= due) return { at: next, moved: next === wanted ? null : 'next-working-morning' };
  const lastDayBefore = workingDayUntil(calendar, wanted <= due ? day : addDays(day, -1));
  return { at: morningOf(calendar, lastDayBefore), moved: 'last-working-day-before' };
}

function halfTerm(termStartsOn: string, due: string, notBefore: number, calendar: WorkingCalendar): string {
  const lastDay = localDay(due);
  const half = addDays(termStartsOn, Math.floor(daysBetween(termStartsOn, lastDay) / 2));
  const earliest = addWorkingDays(calendar, lastDay, -notBefore);
  return half > earliest ? half : earliest;
}

const openingAt = remembered(nextWorkingInstant, (openedAt) => openedAt);

function placeOpening(facts: LadderFacts, calendar: WorkingCalendar): Placed {
  const at = openingAt(calendar, facts.openedAt);
  return { at, moved: at === facts.openedAt ? null : 'next-working-morning' };
}

/** An escalation waits for the grace after a returned deliverable, and a leader for the morning after the unit's reminder. */
function escalationAfter(step: LadderStep, ruled: Placed, facts: LadderFacts, calendar: WorkingCalendar): Placed {
  let placed = ruled;
  if (facts.graceUntil !== null && placed.at <= facts.graceUntil) {
    placed = { at: nextWorkingMorning(calendar, facts.graceUntil), moved: 'grace' };
  }
  if (comesAfterTheUnit(step) && facts.remindedAt !== null) {
    const days = unitComesFirst(step, facts, calendar) ? daysAfterReminder(step) : 1;
    const after = morningOf(calendar, addWorkingDays(calendar, localDay(facts.remindedAt), days));
    if (after > placed.at) placed = { at: after, moved: 'after-the-unit-reminder' };
  }
  return placed;
}

type DeadlineTiming = Exclude<LadderTiming, { at: 'opening' }>;

/** Where the rule alone puts a step. */
function placeByDeadline(calendar: WorkingCalendar, timing: DeadlineTiming, termStartsOn: string, due: string): Placed {
  if (timing.at === 'half-term') {
    return reminderOn(calendar, halfTerm(termStartsOn, due, timing.notBefore, calendar), due);
  }
  const day = addWorkingDays(calendar, localDay(due), timing.workingDays);
  return timing.workingDays <= 0 ? reminderOn(calendar, day, due) : { at: morningOf(calendar, day), moved: null };
}

type RuledPlaces = (calendar: WorkingCalendar, termStartsOn: string, due: string) => readonly (Placed | null)[];

const ruledByLadder = new WeakMap<Ladder, RuledPlaces>();

/** Where the rules alone put the steps of a ladder, in its order; null for the opening step. Asked once for a term and a deadline. */
function ruledPlaces(ladder: Ladder): RuledPlaces {
  let places = ruledByLadder.get(ladder);
  if (places === undefined) {
    places = remembered(
      (calendar, termStartsOn: string, due: string) =>
        ladder.steps.map(({ timing }) =>
          timing.at === 'opening' ? null : placeByDeadline(calendar, timing, termStartsOn, due),
        ),
      (termStartsOn, due) => `${termStartsOn} ${due}`,
    );
    ruledByLadder.set(ladder, places);
  }
  return places;
}

function isDecided(facts: LadderFacts, step: StepCode): boolean {
  const outcome = facts.steps[step];
  return outcome === 'fired' || outcome === 'suppressed';
}

/** A step of the ladder and its place; null where nothing is dated. */
interface Laid {
  readonly step: LadderStep;
  readonly placed: Placed | null;
  readonly skipped: PlacedStep['skipped'];
}

function lay(step: LadderStep, ruled: Placed | null, facts: LadderFacts, calendar: WorkingCalendar): Laid {
  if (step.timing.at === 'opening') return { step, placed: placeOpening(facts, calendar), skipped: null };
  if (ruled === null) return { step, placed: null, skipped: null };
  const placed = isEscalation(step.step) ? escalationAfter(step, ruled, facts, calendar) : ruled;
  const skipped = ruled.at < facts.openedAt && !isDecided(facts, step.step) ? 'before-opening' : null;
  return { step, placed, skipped };
}

/** A half-term reminder that would not come before the next one of its ladder has no room. */
function hasNoRoom({ step, placed, skipped }: Laid, index: number, steps: readonly Laid[]): boolean {
  if (step.timing.at !== 'half-term' || placed === null || skipped !== null) return false;
  const next = steps.find((later, place) => place > index && later.placed !== null)?.placed;
  return next !== undefined && next !== null && next.at <= placed.at;
}

function laidSteps(facts: LadderFacts, policy: Policy, calendar: WorkingCalendar): readonly Laid[] {
  const ladder = policy.ladders.find((candidate) => candidate.id === facts.ladder);
  if (ladder === undefined) return [];
  const ruled = facts.dueAt === null ? [] : ruledPlaces(ladder)(calendar, facts.termStartsOn, facts.dueAt);
  const laid = ladder.steps.map((step, index) => lay(step, ruled[index] ?? null, facts, calendar));
  return laid.map((each, index) => (hasNoRoom(each, index, laid) ? { ...each, skipped: 'no-room' } : each));
}

function placedStep({ step, skipped }: Laid, { at, moved }: Placed): PlacedStep {
  return { ...step, dueAt: at, moved, skipped };
}

const daysCounted = remembered(
  (calendar, from: string, to: string) => workingDaysBetween(calendar, localDay(from), localDay(to)),
  (from, to) => `${from} ${to}`,
);

/** A step with the working days that led to its day, each day off on the way by its name. */
export function withDays(
  step: PlacedStep,
  facts: Pick<LadderFacts, 'openedAt' | 'dueAt'>,
  calendar: WorkingCalendar,
): DatedStep {
  const from = step.timing.at === 'opening' ? facts.openedAt : (facts.dueAt ?? facts.openedAt);
  return { ...step, days: daysCounted(calendar, from, step.dueAt) };
}

/**
 * Every step of an assignment's ladder, in the ladder's order, with its instant, the working days counted, and why it is moved or
 * skipped. Empty when the policy does not know the ladder.
 */
export function stepSchedule(facts: LadderFacts, policy: Policy, calendar: WorkingCalendar): readonly ScheduledStep[] {
  return laidSteps(facts, policy, calendar).map((laid) =>
    laid.placed === null
      ? { ...laid.step, dueAt: null, moved: null, skipped: 'no-deadline', days: null }
      : withDays(placedStep(laid, laid.placed), facts, calendar),
  );
}

/** The steps that an assignment skips for good at its opening: `AssignmentOpened.skippedSteps`. */
export function skippedSteps(steps: readonly ScheduledStep[]): readonly StepCode[] {
  return steps.filter((step) => step.skipped !== null).map((step) => step.step);
}

/** A step that still has to fire or be suppressed, with its place. */
type Pending = Laid & { readonly placed: Placed };

/** Earliest first, in the ladder's order within one instant: a sort keeps what it need not move. */
function pending(facts: LadderFacts, policy: Policy, calendar: WorkingCalendar): readonly Pending[] {
  return laidSteps(facts, policy, calendar)
    .filter(
      (laid): laid is Pending =>
        laid.placed !== null && laid.skipped === null && facts.steps[laid.step.step] === undefined,
    )
    .sort((a, b) => (a.placed.at < b.placed.at ? -1 : a.placed.at > b.placed.at ? 1 : 0));
}

/** The steps that still have to fire or be suppressed, earliest first, in the ladder's order within one instant. */
export function pendingSteps(facts: LadderFacts, policy: Policy, calendar: WorkingCalendar): readonly PlacedStep[] {
  return pending(facts, policy, calendar).map((laid) => placedStep(laid, laid.placed));
}

/** Of the pending steps those that are due by an instant. */
export function pendingStepsBy(
  at: string,
  facts: LadderFacts,
  policy: Policy,
  calendar: WorkingCalendar,
): readonly PlacedStep[] {
  return pending(facts, policy, calendar)
    .filter(({ placed }) => placed.at <= at)
    .map((laid) => placedStep(laid, laid.placed));
}

/** The pending step that comes first. */
export function nextStep(
  facts: LadderFacts,
  policy: Policy,
  calendar: WorkingCalendar,
): Pick<PlacedStep, 'step' | 'dueAt'> | undefined {
  const [first] = pending(facts, policy, calendar);
  return first === undefined ? undefined : { step: first.step.step, dueAt: first.placed.at };
}
