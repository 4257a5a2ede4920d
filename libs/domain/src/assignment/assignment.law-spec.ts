import { addMs } from '../calendar/local-day.js';
import { VIETNAM_CALENDAR } from '../calendar/vietnam-calendar.js';
import { nextWorkingInstant } from '../calendar/working-days.js';
import { SYSTEM } from '../log/actor.js';
import type { Happened } from '../log/event.js';
import { isRefused } from '../log/event.js';
import { financeHead } from '../log/people.examples.js';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import { nextTimers } from '../policy/next-timers.js';
import { STEPS, type StepCode } from '../policy/policy.js';
import { isRound } from '../policy/rounds.js';
import { aUnitWithoutPosts, theFinanceUnit } from '../unit/unit.examples.js';
import type { UnitState } from '../unit/unit.js';
import { decideAssignment } from './assignment.decide.js';
import { evolveAssignment, noAssignment } from './assignment.evolve.js';
import { fire, id, monday, premises } from './assignment.examples.js';
import type { AssignmentCommand } from './assignment.commands.js';
import type { AssignmentEvent, AssignmentState } from './assignment.js';

/** An assignment's life as a list of what somebody tried, and how long after the thing before. */
export interface Attempt {
  /** `rings`: whatever step is the next to be due. `goes`, `comes`: the unit's people leave their posts, or take them again. */
  readonly command: AssignmentCommand | 'rings' | 'goes' | 'comes';
  readonly afterHours: number;
}

export interface Rules {
  readonly decide: typeof decideAssignment;
  readonly evolve: typeof evolveAssignment;
}

export const rules: Rules = { decide: decideAssignment, evolve: evolveAssignment };

const hour = 3_600_000;

/** The command that an attempt stands for; steps are asked for within the hours alone, where they can fire. */
function asked(command: AssignmentCommand, state: AssignmentState, at: string): AssignmentCommand {
  if (command.type !== 'FireStep') return { ...command, at, id };
  return { ...command, id, at, dueAt: at, deadlineVersion: state.status === 'absent' ? 1 : state.deadlineVersion };
}

function ringing(state: AssignmentState, at: string): AssignmentCommand | undefined {
  const reach = { posts: [{ post: 'unitHead' as const, person: financeHead.person }], since: monday };
  const due = nextTimers(state, DEFAULT_POLICY, VIETNAM_CALENDAR, reach).filter(({ dueAt }) => dueAt <= at);
  const [step] = due.flatMap((timer) => (timer.step === null ? [] : [timer.step]));
  if (step !== undefined) return fire(step, at);
  return due.some(({ clock }) => clock === 'receipt')
    ? { type: 'ReceiveTacitly', id, at, by: SYSTEM, dueAt: at }
    : undefined;
}

/** What came of it. Throws when a decision or a fold throws. */
export function live(attempts: readonly Attempt[], { decide, evolve }: Rules): readonly Happened<AssignmentEvent>[] {
  let at = monday;
  let state: AssignmentState = noAssignment;
  let unit: UnitState = theFinanceUnit;
  const history: Happened<AssignmentEvent>[] = [];
  for (const { command, afterHours } of attempts) {
    at = addMs(at, afterHours * hour);
    if (command === 'goes') unit = aUnitWithoutPosts;
    if (command === 'comes') unit = theFinanceUnit;
    if (command === 'goes' || command === 'comes') continue;
    if (command === 'rings' || command.type === 'FireStep') at = nextWorkingInstant(VIETNAM_CALENDAR, at);
    const wanted = command === 'rings' ? ringing(state, at) : command;
    if (wanted === undefined) continue;
    const decided = decide(asked(wanted, state, at), state, { ...premises, unit });
    if (isRefused(decided)) continue;
    for (const event of decided) {
      const happened = { ...event, occurredAt: at };
      history.push(happened);
      state = evolve(state, happened);
    }
  }
  return history;
}

type Told = Extract<Happened<AssignmentEvent>, { type: 'StepFired' }>;
const isTold = (event: Happened<AssignmentEvent>): event is Told => event.type === 'StepFired';

/** The first law that a history breaks, or undefined. */
export function brokenLaw(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  const laws = [oneLife, onceEach, inOrder, unitBeforeLeaders, verifiedByOthers, onceARound, onceAWait, toldFirst];
  return laws.map((law) => law(history)).find((broken) => broken !== undefined);
}

const isLadder = ({ data }: Told): boolean => !isRound(data.step);

function oneLife(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  const end = history.findIndex(({ type }) => type === 'DeliverableConfirmed' || type === 'JointlyCompleted');
  if (end !== -1 && history.length > end + 1) return `after completion: ${history[end + 1]?.type}`;
  return history.filter(({ type }) => type === 'AssignmentOpened').length > 1 ? 'opened twice' : undefined;
}

function onceEach(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  const steps = history
    .filter(isTold)
    .filter(isLadder)
    .map(({ data }) => data.step);
  if (new Set(steps).size !== steps.length) return 'a step fired twice';
  const boundaries = history.filter(({ type }) => type === 'DeadlinePassed' || type === 'DueSoonReached');
  return new Set(boundaries.map(({ type }) => type)).size === boundaries.length ? undefined : 'a boundary twice';
}

/** Escalations are settled in the ladder's order; E1 alone may ring again after its turn, as the unit's first reminder. */
function inOrder(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  const settled = history.flatMap((event): StepCode[] =>
    event.type === 'StepFired' || event.type === 'StepSuppressed' ? [event.data.step] : [],
  );
  const firsts = [...new Set(settled)].filter((step) => step.startsWith('E'));
  const ordered = [...firsts].sort((a, b) => STEPS.indexOf(a) - STEPS.indexOf(b));
  return firsts.join() === ordered.join() && (firsts.length === 0 || firsts[0] === 'E1')
    ? undefined
    : `out of order: ${firsts.join()}`;
}

function unitBeforeLeaders(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  const told = history
    .filter(isTold)
    .filter(isLadder)
    .map(({ data }) => data.recipients.map(({ as }) => as));
  const leaders = told.findIndex((roles) => roles.includes('leader') || roles.includes('fieldLeader'));
  const unit = told.findIndex((roles) => roles.includes('unitHead') || roles.includes('officer'));
  return leaders !== -1 && (unit === -1 || unit >= leaders) ? 'a leader before the unit' : undefined;
}

function verifiedByOthers(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  const confirmed = history.findIndex(({ type }) => type === 'DeliverableConfirmed');
  const before =
    confirmed === -1 ? undefined : history.slice(0, confirmed).findLast(({ type }) => /Deliverable/.test(type));
  return before === undefined || before.type === 'DeliverableSubmitted' ? undefined : 'confirmed without a submission';
}

type Type = AssignmentEvent['type'];
const UPDATES: ReadonlySet<Type> = new Set<Type>([
  'SentForIssue',
  'IssueRefused',
  'ProgressReported',
  'ObstacleRaised',
  'ObstacleResolved',
  'DeliverableSubmitted',
  'DeliverableReturned',
  'ReturnRefused',
]);
const speaks = (event: Happened<AssignmentEvent>): boolean =>
  UPDATES.has(event.type) || (event.type === 'AssignmentReceived' && !event.data.tacit);

/** U1 is settled once a silence, V1a and V1b once a submission, V1a before V1b. */
function onceARound(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  const settled = new Set<StepCode>();
  for (const event of history) {
    if (speaks(event)) settled.delete('U1');
    if (event.type === 'DeliverableSubmitted') settled.delete('V1a');
    if (event.type === 'DeliverableSubmitted') settled.delete('V1b');
    if (event.type !== 'StepFired' && event.type !== 'StepSuppressed') continue;
    const { step } = event.data;
    if (isRound(step) && settled.has(step)) return `${step} twice in a round`;
    if (step === 'V1b' && !settled.has('V1a')) return 'those above before the verifier';
    settled.add(step);
  }
  return undefined;
}

/** One alarm a wait, and nothing fired to anybody while it lasts but about the verifier. */
function onceAWait(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  let waits = false;
  for (const event of history) {
    if (event.type === 'StepsHeld') {
      if (waits) return 'the same wait told twice';
      waits = true;
    }
    if (event.type === 'StepFired' || event.type === 'StepSuppressed') {
      waits = waits && event.data.step.startsWith('V');
    }
  }
  return undefined;
}

/** Nobody has received what they were not told of. */
function toldFirst(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  const tacit = history.findIndex((event) => event.type === 'AssignmentReceived' && event.data.tacit);
  const told = history.findIndex((event) => event.type === 'StepFired' && event.data.step === 'R0');
  return tacit !== -1 && (told === -1 || told > tacit) ? 'received what nobody was told of' : undefined;
}
