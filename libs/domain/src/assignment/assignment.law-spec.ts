import { addMs } from '../calendar/local-day.js';
import type { Happened } from '../log/event.js';
import { isRefused } from '../log/event.js';
import { LADDER_STEPS, type StepCode } from '../policy/policy.js';
import { decideAssignment } from './assignment.decide.js';
import { evolveAssignment, noAssignment } from './assignment.evolve.js';
import { id, monday, premises } from './assignment.examples.js';
import type { AssignmentCommand } from './assignment.commands.js';
import type { AssignmentEvent, AssignmentState } from './assignment.js';

/** An assignment's life as a list of what somebody tried, and how long after the thing before. */
export interface Attempt {
  readonly command: AssignmentCommand;
  readonly afterHours: number;
}

export interface Rules {
  readonly decide: typeof decideAssignment;
  readonly evolve: typeof evolveAssignment;
}

export const rules: Rules = { decide: decideAssignment, evolve: evolveAssignment };

const hour = 3_600_000;

/** What came of it. Throws when a decision or a fold throws. */
export function live(attempts: readonly Attempt[], { decide, evolve }: Rules): readonly Happened<AssignmentEvent>[] {
  let at = monday;
  let state: AssignmentState = noAssignment;
  const history: Happened<AssignmentEvent>[] = [];
  for (const { command, afterHours } of attempts) {
    at = addMs(at, afterHours * hour);
    const asked: AssignmentCommand = command.type === 'FireStep' ? { ...command, at, dueAt: at } : { ...command, at };
    const decided = decide({ ...asked, id }, state, premises);
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
  return (
    oneLife(history) ?? onceEach(history) ?? inOrder(history) ?? unitBeforeLeaders(history) ?? verifiedByOthers(history)
  );
}

function oneLife(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  const end = history.findIndex(({ type }) => type === 'DeliverableConfirmed' || type === 'JointlyCompleted');
  if (end !== -1 && history.length > end + 1) return `after completion: ${history[end + 1]?.type}`;
  return history.filter(({ type }) => type === 'AssignmentOpened').length > 1 ? 'opened twice' : undefined;
}

function onceEach(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  const steps = history.filter(isTold).map(({ data }) => data.step);
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
  const ordered = [...firsts].sort((a, b) => LADDER_STEPS.indexOf(a) - LADDER_STEPS.indexOf(b));
  return firsts.join() === ordered.join() && (firsts.length === 0 || firsts[0] === 'E1')
    ? undefined
    : `out of order: ${firsts.join()}`;
}

function unitBeforeLeaders(history: readonly Happened<AssignmentEvent>[]): string | undefined {
  const told = history.filter(isTold).map(({ data }) => data.recipients.map(({ as }) => as));
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
