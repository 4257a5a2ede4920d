import { array, assert, check, constantFrom, integer, property, record, shuffledSubarray } from 'fast-check';
import { SYSTEM } from '../log/actor.js';
import {
  coordinator,
  fieldLeader,
  financeCoordinator,
  financeHead,
  financeOfficer,
  leader,
} from '../log/people.examples.js';
import { STEPS } from '../policy/policy.js';
import type { AssignmentCommand } from './assignment.commands.js';
import { evolveAssignment, noAssignment } from './assignment.evolve.js';
import { decision, due, fire, id, monday, note, opening, report, submit } from './assignment.examples.js';
import { brokenLaw, live, rules, type Attempt, type Rules } from './assignment.law-spec.js';

const seed = 20_250_303;
const asking = { id, at: monday };

/** Everything that anybody may try, by the right people and by others. */
const tries: readonly AssignmentCommand[] = [
  opening,
  ...[financeHead, financeOfficer, coordinator].map((by) => ({ type: 'ReceiveAssignment' as const, ...asking, by })),
  { type: 'DelegateAssignment', ...asking, by: financeHead, officer: financeOfficer.person },
  { type: 'RequestReturn', ...asking, by: financeHead, reason: 'unclear', words: 'Chưa rõ' },
  { type: 'GrantReturn', ...asking, by: leader, words: null },
  { type: 'RefuseReturn', ...asking, by: coordinator, reason: 'Rõ' },
  report(),
  { type: 'RaiseObstacle', ...asking, by: financeOfficer, cause: 'legal', authority: 'Bộ', words: 'Chờ' },
  { type: 'ConfirmObstacle', ...asking, by: coordinator, words: null },
  { type: 'ResolveObstacle', ...asking, by: coordinator, words: 'Xong' },
  {
    type: 'SendForIssue',
    ...asking,
    by: financeHead,
    authority: 'Bộ',
    letterNumber: '1',
    sentOn: '2025-03-03',
    words: null,
  },
  { type: 'RecordIssueRefusal', ...asking, by: coordinator, reason: 'Thiếu' },
  submit(note),
  submit(decision),
  ...[fieldLeader, financeCoordinator].map((by) => ({ type: 'ConfirmDeliverable' as const, ...asking, by })),
  ...[coordinator, financeHead].map((by) => ({ type: 'ReturnDeliverable' as const, ...asking, by, reason: 'Thiếu' })),
  { type: 'ReachDueSoon', ...asking, by: SYSTEM, boundary: due, deadlineVersion: 1 },
  { type: 'PassDeadline', ...asking, by: SYSTEM, dueAt: due, deadlineVersion: 1 },
  { type: 'LapseUpdates', ...asking, by: SYSTEM, since: monday },
];
const steps = STEPS.map((step) => fire(step, monday));
const rings = Array.from({ length: 40 }, () => 'rings' as const);

// Timers as often as all the rest together, and waits up to three days: lives long enough for the whole ladder.
const attempt = record({
  command: constantFrom<Attempt['command'][]>(...tries, ...steps, ...rings, 'goes', 'comes', 'comes'),
  afterHours: integer({ min: 0, max: 72 }),
});
const opens: Attempt = { command: opening, afterHours: 0 };
const lives = array(attempt, { minLength: 20, maxLength: 90, size: 'max' }).map((rest) => [opens, ...rest]);

const keepsTheLaws = (by: Rules) => property(lives, (attempts) => brokenLaw(live(attempts, by)) === undefined);

describe(`any life of an assignment (seed ${seed})`, () => {
  it('keeps the laws: one life, each step once, in order, the unit before its leaders', () => {
    const seen = new Set<string>();
    assert(
      property(lives, (attempts) => {
        const history = live(attempts, rules);
        for (const { type } of history) seen.add(type);
        expect(brokenLaw(history)).toBeUndefined();
      }),
      { seed, numRuns: 100, endOnFailure: true },
    );
    // Every kind of event came about, so that the laws say something.
    expect([...seen].sort()).toMatchInlineSnapshot(`
      [
        "AssignmentDelegated",
        "AssignmentOpened",
        "AssignmentReceived",
        "DeadlinePassed",
        "DeliverableConfirmed",
        "DeliverableReturned",
        "DeliverableSubmitted",
        "DueSoonReached",
        "IssueRefused",
        "ObstacleConfirmed",
        "ObstacleRaised",
        "ObstacleResolved",
        "ProgressReported",
        "ReceiptRenewed",
        "ReturnGranted",
        "ReturnRefused",
        "ReturnRequested",
        "SentForIssue",
        "StepFired",
        "StepSuppressed",
        "StepsHeld",
        "UpdatesLapsed",
      ]
    `);
  });

  it('folds its events in any order, and any part of them, without a fault', () => {
    const shuffled = lives.map((attempts) => live(attempts, rules)).chain((history) => shuffledSubarray([...history]));
    assert(
      property(shuffled, (events) => {
        const state = events.reduce(evolveAssignment, noAssignment);
        return (state.status === 'absent') === !events.some(({ type }) => type === 'AssignmentOpened');
      }),
      { seed, numRuns: 50 },
    );
  });

  it.each<[string, Rules]>([
    [
      'a fold that forgets which steps fired',
      { ...rules, evolve: (state, event) => (event.type === 'StepFired' ? state : rules.evolve(state, event)) },
    ],
    [
      'a decision that takes the unit for reminded',
      {
        ...rules,
        decide: (command, state, premises) =>
          rules.decide(command, state.status === 'absent' ? state : { ...state, remindedAt: monday }, premises),
      },
    ],
    [
      'a decision that takes E1 for settled',
      {
        ...rules,
        decide: (command, state, premises) =>
          rules.decide(
            command,
            state.status === 'absent' || command.type !== 'FireStep' || command.step === 'E1'
              ? state
              : { ...state, steps: { ...state.steps, E1: 'suppressed' } },
            premises,
          ),
      },
    ],
    [
      'a fold that forgets that somebody is waited for',
      { ...rules, evolve: (state, event) => (event.type === 'StepsHeld' ? state : rules.evolve(state, event)) },
    ],
    [
      'a fold that asks a silent unit again and again',
      {
        ...rules,
        evolve: (state, event) =>
          event.type === 'StepFired' && event.data.step === 'U1' ? state : rules.evolve(state, event),
      },
    ],
    [
      'a fold that goes on after completion',
      {
        ...rules,
        evolve: (state, event) => (event.type === 'DeliverableConfirmed' ? state : rules.evolve(state, event)),
      },
    ],
  ])('is told from the seeded bug: %s', (_, mutant) => {
    expect(check(keepsTheLaws(mutant), { seed, numRuns: 600, endOnFailure: true }).failed).toBe(true);
  });
});
