/**
 * "Why was I (not) reminded?" Every step of the ladder, sent or not, explains itself from the assignment's own events, its policy
 * and its calendar, and from nothing else: whoever has the same events comes to the same answer.
 */
import type {
  AssignmentEvent,
  AssignmentState,
  DayCount,
  Recipient,
  SuppressionReason,
} from '../assignment/assignment.js';
import { evolveAssignment, noAssignment } from '../assignment/assignment.evolve.js';
import type { WorkingCalendar } from '../calendar/calendar.js';
import { stepSchedule } from '../policy/ladder.js';
import type { MoveReason, ScheduledStep, SkipReason } from '../policy/ladder.js';
import { LADDER_STEPS, ROUND_STEPS } from '../policy/policy.js';
import type { Policy, RoundTiming, StepCode, StepRule } from '../policy/policy.js';
import { isRound, placeRound } from '../policy/rounds.js';
import { isSpokenTo } from '../assignment/unit-reach.js';
import { lastOf } from './positioned.js';
import type { Positioned } from './positioned.js';

export type StepOutcome = 'fired' | 'suppressed' | 'skipped' | 'pending' | 'moot';

/** Why the outcome is what it is. */
export type StepCause =
  /** Sent on its day, or later after an outage. */
  | { readonly code: 'sent' | 'sent-late' }
  | { readonly code: 'suppressed'; readonly reason: SuppressionReason }
  | { readonly code: 'skipped'; readonly reason: SkipReason | 'not-in-ladder' }
  /** Nobody of the unit can be told since then: it waits until somebody can. */
  | { readonly code: 'held'; readonly since: string }
  /** The unit is not the one to be reminded while this lasts. */
  | { readonly code: 'stands-still'; readonly reason: StandstillReason }
  /** A step beside the ladder, while nothing runs that it would speak of. */
  | { readonly code: 'no-round'; readonly of: RoundTiming['at'] }
  /** Its instant lies ahead, or nothing has looked since. */
  | { readonly code: 'waits'; readonly moved: MoveReason | null }
  /** Completed before the step's turn, on that day. */
  | { readonly code: 'completed'; readonly completedOn: string }
  | { readonly code: 'not-opened' };

/** States in which the ladder does not speak to the unit. */
export type StandstillReason = Extract<SuppressionReason, AssignmentState['status']>;

export interface ExplainedStep {
  readonly step: StepCode;
  /** The rule as the policy has it; null where the assignment's ladder has no such step. */
  readonly rule: StepRule | null;
  readonly outcome: StepOutcome;
  readonly cause: StepCause;
  readonly dueAt: string | null;
  readonly days: DayCount | null;
  readonly firedAt: string | null;
  readonly late: boolean;
  readonly recipients: readonly Recipient[];
  readonly policyVersion: number;
  readonly calendarVersion: number;
  /** Positions of the events that this rests on, in log order: the opening, what stopped the step, the step itself. */
  readonly positions: readonly number[];
}

export type AssignmentEvents = readonly Positioned<AssignmentEvent>[];

type StepEvent = Positioned<Extract<AssignmentEvent, { type: 'StepFired' | 'StepSuppressed' }>>;

interface Scene {
  readonly step: StepCode;
  readonly events: AssignmentEvents;
  readonly state: AssignmentState;
  readonly scheduled: ScheduledStep | undefined;
  readonly policy: Policy;
  readonly calendar: WorkingCalendar;
}

/** What made the unit's ladder silent, by the reason of a suppression. */
const STOPPED_BY: Readonly<Record<SuppressionReason, readonly AssignmentEvent['type'][]>> = {
  submitted: ['DeliverableSubmitted', 'OpeningBalanceRecorded', 'OpeningBalanceCorrected'],
  'awaiting-issue': ['SentForIssue', 'OpeningBalanceRecorded', 'OpeningBalanceCorrected'],
  'return-requested': ['ReturnRequested'],
  'awaiting-reassignment': ['ReturnGranted'],
  'not-implementable': ['ObstacleConfirmed', 'OpeningBalanceRecorded', 'OpeningBalanceCorrected'],
  'already-received': ['AssignmentReceived', 'ProgressReported'],
  'no-recipient': [],
  'reminder-not-sent-first': [],
  'overtaken-by-later-step': ['StepFired'],
  overdue: ['DeadlinePassed'],
};

function isStepEvent(event: Positioned<AssignmentEvent>): event is StepEvent {
  return event.type === 'StepFired' || event.type === 'StepSuppressed';
}

/**
 * The event that decided the step: its firing where there is one, since a suppressed reminder may be sent after all. A step beside the
 * ladder is decided anew in every round.
 */
function decisiveEvent({ step, events, state }: Scene): StepEvent | null {
  if (isRound(step) && (state.status === 'absent' || state.steps[step] === undefined)) return null;
  const found = events.filter(isStepEvent).filter((event) => event.data.step === step);
  if (isRound(step)) return found.at(-1) ?? null;
  return found.findLast((event) => event.type === 'StepFired') ?? found.at(-1) ?? null;
}

function positionsOf(...events: readonly ({ readonly position: number } | null | undefined)[]): readonly number[] {
  const positions = events.flatMap((event) => (event === null || event === undefined ? [] : [event.position]));
  return [...new Set(positions)].sort((a, b) => a - b);
}

function ruleOf(step: StepCode, { ladders, rounds = [] }: Policy): StepRule | undefined {
  return [...ladders.flatMap((ladder): readonly StepRule[] => ladder.steps), ...rounds].find(
    (rule) => rule.step === step,
  );
}

function base({ step, scheduled, policy, calendar, events }: Scene): Omit<ExplainedStep, 'outcome' | 'cause'> {
  const rule = scheduled ?? ruleOf(step, policy);
  return {
    step,
    rule: rule === undefined ? null : { step, timing: rule.timing, tells: rule.tells, drafts: rule.drafts },
    dueAt: scheduled?.dueAt ?? null,
    days: scheduled?.days ?? null,
    firedAt: null,
    late: false,
    recipients: [],
    policyVersion: policy.version,
    calendarVersion: calendar.version,
    positions: positionsOf(lastOf(events, 'AssignmentOpened')),
  };
}

function stopperOf(event: StepEvent, reason: SuppressionReason, events: AssignmentEvents): { position: number } | null {
  const types = STOPPED_BY[reason];
  const isStopper = (other: Positioned<AssignmentEvent>): boolean => types.includes(other.type);
  // What overtakes a step is recorded in the same request, right after it.
  if (reason === 'overtaken-by-later-step') {
    return events.find((other) => other.position > event.position && isStopper(other)) ?? null;
  }
  return events.findLast((other) => other.position < event.position && isStopper(other)) ?? null;
}

function decided(scene: Scene, event: StepEvent): ExplainedStep {
  const { dueAt, days, policyVersion, calendarVersion } = event.data;
  const opened = lastOf(scene.events, 'AssignmentOpened');
  const facts = { ...base(scene), dueAt, days, policyVersion, calendarVersion };
  if (event.type === 'StepFired') {
    const { late, recipients } = event.data;
    const cause: StepCause = { code: late ? 'sent-late' : 'sent' };
    const positions = positionsOf(opened, event);
    return { ...facts, outcome: 'fired', cause, firedAt: event.occurredAt, late, recipients, positions };
  }
  const { reason } = event.data;
  const positions = positionsOf(opened, stopperOf(event, reason, scene.events), event);
  return { ...facts, outcome: 'suppressed', cause: { code: 'suppressed', reason }, positions };
}

function completed(scene: Scene, completedOn: string): ExplainedStep {
  const end = lastOf(
    scene.events,
    'DeliverableConfirmed',
    'JointlyCompleted',
    'OpeningBalanceRecorded',
    'OpeningBalanceCorrected',
  );
  const facts = base(scene);
  const positions = positionsOf(lastOf(scene.events, 'AssignmentOpened'), end);
  return { ...facts, outcome: 'moot', cause: { code: 'completed', completedOn }, positions };
}

/** A step that the opening recorded as skipped stays so, whatever the schedule says since. */
function skipReason({ step, events, scheduled }: Scene): SkipReason | 'not-in-ladder' | null {
  if (scheduled === undefined) return 'not-in-ladder';
  const isRecorded = (event: { readonly data: { readonly skippedSteps: readonly StepCode[] } } | null): boolean =>
    event?.data.skippedSteps.includes(step) ?? false;
  const balances = [lastOf(events, 'OpeningBalanceRecorded'), lastOf(events, 'OpeningBalanceCorrected')];
  if (balances.some(isRecorded)) return 'before-import';
  return scheduled.skipped ?? (isRecorded(lastOf(events, 'AssignmentOpened')) ? 'before-opening' : null);
}

function explain(scene: Scene): ExplainedStep {
  const { state, scheduled } = scene;
  if (state.status === 'absent') return { ...base(scene), outcome: 'moot', cause: { code: 'not-opened' } };
  const event = decisiveEvent(scene);
  if (event !== null) return decided(scene, event);
  const reason = isRound(scene.step) ? null : skipReason(scene);
  if (reason !== null) {
    const { position } = lastOf(scene.events, 'OpeningBalanceRecorded', 'OpeningBalanceCorrected') ?? {};
    const facts = base(scene);
    const positions =
      reason === 'before-import' && position !== undefined ? [...facts.positions, position] : facts.positions;
    return { ...facts, positions, outcome: 'skipped', cause: { code: 'skipped', reason } };
  }
  if (state.status === 'completed') return completed(scene, state.completedOn);
  if (scheduled === undefined) return withoutRound(scene);
  return waiting(scene, scheduled);
}

/** Still to come: why it is not sent now. */
function waiting(scene: Scene, scheduled: ScheduledStep): ExplainedStep {
  if (scheduled.timing.at !== 'submission') {
    const stopped = standstill(scene) ?? waitingForSomebody(scene);
    if (stopped !== null) return stopped;
  }
  return { ...base(scene), outcome: 'pending', cause: { code: 'waits', moved: scheduled.moved } };
}

function standstill(scene: Scene): ExplainedStep | null {
  const { state, policy, events } = scene;
  if (state.status === 'absent' || isSpokenTo(state, policy)) return null;
  switch (state.status) {
    case 'submitted':
    case 'awaiting-issue':
    case 'return-requested':
    case 'awaiting-reassignment':
    case 'not-implementable': {
      const stopper = lastOf(events, ...STOPPED_BY[state.status]);
      const positions = positionsOf(lastOf(events, 'AssignmentOpened'), stopper);
      return {
        ...base(scene),
        positions,
        outcome: 'pending',
        cause: { code: 'stands-still', reason: state.status },
      };
    }
    case 'assigned':
    case 'received':
    case 'in-progress':
    case 'blocked':
    case 'completed':
      return null;
  }
}

function withoutRound(scene: Scene): ExplainedStep {
  const of = scene.step === 'U1' ? 'silence' : 'submission';
  return { ...base(scene), outcome: 'moot', cause: { code: 'no-round', of } };
}

function waitingForSomebody(scene: Scene): ExplainedStep | null {
  const { heldSince: since } = scene.state.status === 'absent' ? {} : scene.state;
  if (since === undefined) return null;
  const positions = positionsOf(lastOf(scene.events, 'AssignmentOpened'), lastOf(scene.events, 'StepsHeld'));
  return { ...base(scene), positions, outcome: 'pending', cause: { code: 'held', since } };
}

function sceneOf(events: AssignmentEvents, policy: Policy, calendar: WorkingCalendar): (step: StepCode) => Scene {
  const state = events.reduce(evolveAssignment, noAssignment);
  const schedule = state.status === 'absent' ? [] : stepSchedule(state, policy, calendar);
  return (step) => ({
    step,
    events,
    state,
    scheduled: isRound(step)
      ? (placeRound(step, state, { policy, calendar }) ?? undefined)
      : schedule.find((other) => other.step === step),
    policy,
    calendar,
  });
}

/**
 * Explains one step of one assignment. Total: any step of the ladder, with any events of the stream, in log order.
 * @param policy the policy in force for the assignment
 * @param calendar the calendar in force for it
 */
export function explainStep(
  step: StepCode,
  events: AssignmentEvents,
  policy: Policy,
  calendar: WorkingCalendar,
): ExplainedStep {
  return explain(sceneOf(events, policy, calendar)(step));
}

/** Explains all steps of the ladder, in its order, then those beside it that the policy has. */
export function explainLadder(
  events: AssignmentEvents,
  policy: Policy,
  calendar: WorkingCalendar,
): readonly ExplainedStep[] {
  const scene = sceneOf(events, policy, calendar);
  const rounds = ROUND_STEPS.filter((step) => ruleOf(step, policy) !== undefined);
  return [...LADDER_STEPS, ...rounds].map((step) => explain(scene(step)));
}
