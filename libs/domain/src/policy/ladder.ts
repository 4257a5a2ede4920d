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

interface UnplacedStep extends StepRule {
  readonly dueAt: null;
  readonly moved: null;
  readonly skipped: 'no-deadline';
}

export interface UndatedStep extends UnplacedStep {
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
const placeByDeadline = remembered(
  (calendar, timing: DeadlineTiming, termStartsOn: string, due: string): Placed => {
    if (timing.at === 'half-term') {
      return reminderOn(calendar, halfTerm(termStartsOn, due, timing.notBefore, calendar), due);
    }
    const day = addWorkingDays(calendar, localDay(due), timing.workingDays);
    return timing.workingDays <= 0 ? reminderOn(calendar, day, due) : { at: morningOf(calendar, day), moved: null };
  },
  (timing, termStartsOn, due) =>
    timing.at === 'half-term' ? `${termStartsOn} half ${timing.notBefore} ${due}` : `${timing.workingDays} ${due}`,
);

function isDecided(facts: LadderFacts, step: StepCode): boolean {
  const outcome = facts.steps[step];
  return outcome === 'fired' || outcome === 'suppressed';
}

function place(step: LadderStep, facts: LadderFacts, calendar: WorkingCalendar): PlacedStep | UnplacedStep {
  if (step.timing.at === 'opening') {
    const placed = placeOpening(facts, calendar);
    return { ...step, dueAt: placed.at, moved: placed.moved, skipped: null };
  }
  if (facts.dueAt === null) return { ...step, dueAt: null, moved: null, skipped: 'no-deadline' };
  const ruled = placeByDeadline(calendar, step.timing, facts.termStartsOn, facts.dueAt);
  const placed = isEscalation(step.step) ? escalationAfter(step, ruled, facts, calendar) : ruled;
  const skipped = ruled.at < facts.openedAt && !isDecided(facts, step.step) ? 'before-opening' : null;
  return { ...step, dueAt: placed.at, moved: placed.moved, skipped };
}

/** A half-term reminder that would not come before the next one of its ladder has no room. */
function withRoom(steps: readonly (PlacedStep | UnplacedStep)[]): readonly (PlacedStep | UnplacedStep)[] {
  return steps.map((step, index) => {
    if (step.dueAt === null || step.skipped !== null || step.timing.at !== 'half-term') return step;
    const next = steps.slice(index + 1).find((later) => later.dueAt !== null);
    return next !== undefined && next.dueAt !== null && next.dueAt <= step.dueAt
      ? { ...step, skipped: 'no-room' }
      : step;
  });
}

function placedSteps(
  facts: LadderFacts,
  policy: Policy,
  calendar: WorkingCalendar,
): readonly (PlacedStep | UnplacedStep)[] {
  const ladder = policy.ladders.find((candidate) => candidate.id === facts.ladder);
  return ladder === undefined ? [] : withRoom(ladder.steps.map((step) => place(step, facts, calendar)));
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
  return placedSteps(facts, policy, calendar).map((step) =>
    step.dueAt === null ? { ...step, days: null } : withDays(step, facts, calendar),
  );
}

/** The steps that an assignment skips for good at its opening: `AssignmentOpened.skippedSteps`. */
export function skippedSteps(steps: readonly ScheduledStep[]): readonly StepCode[] {
  return steps.filter((step) => step.skipped !== null).map((step) => step.step);
}

/** The steps that still have to fire or be suppressed, earliest first, in the ladder's order within one instant. */
export function pendingSteps(facts: LadderFacts, policy: Policy, calendar: WorkingCalendar): readonly PlacedStep[] {
  return placedSteps(facts, policy, calendar)
    .filter((step): step is PlacedStep => step.dueAt !== null && step.skipped === null)
    .filter((step) => facts.steps[step.step] === undefined)
    .map((step, order) => ({ step, order }))
    .sort((a, b) => (a.step.dueAt < b.step.dueAt ? -1 : a.step.dueAt > b.step.dueAt ? 1 : a.order - b.order))
    .map(({ step }) => step);
}
