import { sameData } from '../log/same-data.js';
import { admin } from '../log/people.examples.js';
import { DEFAULT_POLICY } from './default-policy.js';
import { defaultAfter, EARLIER_DEFAULTS } from './earlier-defaults.js';
import { decidePolicy, POLICY_STREAM } from './policy.decide.js';
import { evolvePolicy, noPolicy, policyOfVersion } from './policy.evolve.js';
import type { Policy } from './policy.js';

const published = (policy: Policy) => ({ type: 'PolicyPublished' as const, data: { policy } });
const [first] = EARLIER_DEFAULTS;
if (first === undefined) throw new Error('there is no earlier default');
const inForce: Policy = { version: 3, ...first };

describe('a register that began with an earlier default', () => {
  it('gets the present one as its next version, and no other after it', () => {
    const next = defaultAfter(inForce);
    expect(next).toEqual({ ...DEFAULT_POLICY, version: 4 });
    expect(defaultAfter({ ...DEFAULT_POLICY, version: 4 })).toBeNull();
    const decided = decidePolicy(
      { type: 'PublishPolicy', id: POLICY_STREAM, at: '', by: admin, policy: next ?? DEFAULT_POLICY },
      { status: 'published', policy: inForce, earlier: [] },
    );
    expect(decided).toEqual([published({ ...DEFAULT_POLICY, version: 4 })]);
  });

  it('is told whatever order the log gave the keys', () => {
    const sorted = Object.fromEntries(Object.entries(inForce).sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(defaultAfter(sorted as typeof sorted & Policy)?.version).toBe(4);
  });

  it('keeps a policy of its own', () => {
    expect(defaultAfter({ ...inForce, graceWorkingDays: 5 })).toBeNull();
  });

  it('is never the present default', () => {
    const { version: _, ...rules } = DEFAULT_POLICY;
    expect(EARLIER_DEFAULTS.some((earlier) => sameData(earlier, rules))).toBe(false);
  });
});

it('keeps every version, so that what was issued under one stays under it', () => {
  const state = [inForce, { ...DEFAULT_POLICY, version: 4 }].map(published).reduce(evolvePolicy, noPolicy);
  if (state.status === 'absent') throw new Error('nothing was published');
  expect(policyOfVersion(state, 3)).toBe(inForce);
  expect(policyOfVersion(state, 4).ladders).toBe(DEFAULT_POLICY.ladders);
  expect(policyOfVersion(state, 9).version).toBe(4);
});
