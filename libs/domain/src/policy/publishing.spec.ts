import { specifying } from '../log/decider.kit-spec.js';
import { admin, coordinator } from '../log/people.examples.js';
import { DEFAULT_POLICY } from './default-policy.js';
import { decidePolicy, POLICY_STREAM } from './policy.decide.js';
import { evolvePolicy, noPolicy } from './policy.evolve.js';
import type { Ladder, Policy } from './policy.js';

const at = '2025-03-03T03:00:00.000Z';
const usual = { at, premises: {} };

describe('publishing a policy', () => {
  const given = specifying({ initial: noPolicy, evolve: evolvePolicy, decide: decidePolicy }, usual);
  const publish = (policy: Policy, by = admin) =>
    ({ type: 'PublishPolicy', id: POLICY_STREAM, at, by, policy }) as const;
  const published = (policy: Policy) => ({ type: 'PolicyPublished', data: { policy } }) as const;
  const second = { ...DEFAULT_POLICY, version: 2 };
  const withLadder = (changes: Partial<Ladder>): Policy => {
    const [first, ...rest] = DEFAULT_POLICY.ladders;
    return first === undefined ? DEFAULT_POLICY : { ...DEFAULT_POLICY, ladders: [{ ...first, ...changes }, ...rest] };
  };

  it('is the administrator’s, version by version', () => {
    given([])
      .when(publish(DEFAULT_POLICY))
      .thenHappens([published(DEFAULT_POLICY)]);
    given([published(DEFAULT_POLICY)])
      .when(publish(second))
      .thenHappens([published(second)]);
    given([]).when(publish(second)).thenRefused('policy-version', 'policy/version');
    given([]).when(publish(DEFAULT_POLICY, coordinator)).thenRefused('not-your-role');
  });

  it('again, unchanged, is what holds already; changed under its number it is refused', () => {
    given([published(DEFAULT_POLICY)])
      .when(publish(DEFAULT_POLICY))
      .thenNothing();
    given([published(DEFAULT_POLICY)])
      .when(publish({ ...DEFAULT_POLICY, graceWorkingDays: 9 }))
      .thenRefused('policy-version', 'policy/version');
  });

  it('refuses ladders that skip, repeat, tell nobody or end before they begin', () => {
    const steps = DEFAULT_POLICY.ladders[0]?.steps ?? [];
    for (const faulty of [
      { ...DEFAULT_POLICY, ladders: [] },
      { ...DEFAULT_POLICY, ladders: [...DEFAULT_POLICY.ladders, ...DEFAULT_POLICY.ladders] },
      { ...DEFAULT_POLICY, graceWorkingDays: -1 },
      { ...DEFAULT_POLICY, update: { ...DEFAULT_POLICY.update, cycles: 0 } },
      withLadder({ steps: [...steps].reverse() }),
      withLadder({ steps: [...steps, ...steps] }),
      withLadder({ steps: steps.map((step) => ({ ...step, tells: [] })) }),
      withLadder({ termDays: { from: 9, to: 3 } }),
    ]) {
      given([]).when(publish(faulty)).thenRefused('policy-faulty', 'policy');
    }
  });
});
