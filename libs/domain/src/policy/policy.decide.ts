import { hasRole } from '../log/authority.js';
import type { Command } from '../log/command.js';
import { refuse, type Decided } from '../log/refusals.js';
import { sameData } from '../log/same-data.js';
import type { PolicyState } from './policy.evolve.js';
import { LADDER_STEPS, ROUND_STEPS, type Ladder, type Policy, type PolicyEvent, type StepCode } from './policy.js';

/** The one stream of policy versions. */
export const POLICY_STREAM = '6f1f8c2e-0d57-5b7a-9d63-2a4f3c1e7b01';

/** On `POLICY_STREAM`; the version is one more than the last. */
export type PolicyCommand = Command<'PublishPolicy', { readonly policy: Policy }>;

/** Versions follow one another without a gap. The version in force published again, unchanged, makes no event. */
export function decidePolicy(command: PolicyCommand, state: PolicyState): Decided<PolicyEvent> {
  const { by, policy } = command;
  const refusal = hasRole(by, ['admin']);
  if (refusal !== undefined) return refusal;
  if (state.status === 'published' && sameData(state.policy, policy)) return [];
  const next = state.status === 'published' ? state.policy.version + 1 : 1;
  if (policy.version !== next) return refuse('policy-version', 'policy/version', { next });
  const fault = faultOf(policy);
  if (fault !== undefined) return refuse('policy-faulty', 'policy', { fault });
  return [{ type: 'PolicyPublished', data: { policy } }];
}

function faultOf(policy: Policy): string | undefined {
  const ids = policy.ladders.map((ladder) => ladder.id);
  if (ids.length === 0) return 'ladders: none';
  if (new Set(ids).size !== ids.length) return 'ladders: an id appears twice';
  const { dueSoon, update, graceWorkingDays } = policy;
  const counts = [dueSoon.workingDays, dueSoon.atMost, update.cycles, graceWorkingDays];
  if (counts.some((count) => !Number.isSafeInteger(count) || count < 0))
    return 'dueSoon, update, grace: not whole days';
  if (update.shortCycleDays < 1 || update.longCycleDays < 1 || update.cycles < 1) return 'update: a cycle under a day';
  return (
    policy.ladders.map(faultOfLadder).find((fault) => fault !== undefined) ??
    faultOfRounds(policy) ??
    faultOfDrafts(policy)
  );
}

function faultOfRounds({ rounds = [], receipt }: Policy): string | undefined {
  if (!inOrder(rounds, ROUND_STEPS)) return 'rounds: steps unknown, repeated or out of order';
  if (rounds.some(({ tells }) => tells.length === 0)) return 'rounds: a step tells nobody';
  const waits = [receipt?.tacitAfterWorkingDays ?? 1];
  for (const { timing } of rounds) if (timing.at === 'submission') waits.push(timing.workingDays);
  return waits.every(isCount) ? undefined : 'rounds, receipt: at least one whole working day';
}

function inOrder(steps: readonly { readonly step: StepCode }[], order: readonly StepCode[]): boolean {
  const places = steps.map(({ step }) => order.indexOf(step));
  return places.every((place, index) => place >= 0 && (index === 0 || place > (places[index - 1] ?? -1)));
}

function faultOfDrafts(policy: Policy): string | undefined {
  const { drafts, mondayPage, sentForIssue } = policy;
  if (drafts !== undefined && !(isCount(drafts.lieWorkingDays) && isCount(drafts.atMost)))
    return 'drafts: at least one working day, at least once';
  if (mondayPage !== undefined && !(isCount(mondayPage.listed) && mondayPage.listed <= 25))
    return 'mondayPage: 1 to 25 lines a list';
  if (sentForIssue !== undefined && typeof sentForIssue.stopsLadder !== 'boolean')
    return 'sentForIssue: stopsLadder is true or false';
  return undefined;
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 1;
}

/** Steps in their one order, each once, each telling somebody: escalation that skips or repeats is a fault of the policy. */
function faultOfLadder(ladder: Ladder): string | undefined {
  const { id, steps, termDays } = ladder;
  if (!inOrder(steps, LADDER_STEPS)) {
    return `${id}: steps unknown, repeated or out of order`;
  }
  if (steps.some((step) => step.tells.length === 0)) return `${id}: a step tells nobody`;
  const days = steps.flatMap(({ step, timing }) =>
    step.startsWith('E') && timing.at === 'deadline' ? [timing.workingDays] : [],
  );
  if (days.some((day, index) => day <= (days[index - 1] ?? 0)))
    return `${id}: escalations do not come one after another`;
  if (termDays.from < 0 || (termDays.to !== null && termDays.to < termDays.from))
    return `${id}: term ends before it begins`;
  return undefined;
}
