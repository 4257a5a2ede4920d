/** The oracle agrees with the ladder on every seed, and with no log that is wrong in one place. */
import { DEFAULT_POLICY, type Policy } from '#domain';
import { check, type Verdict } from './check.js';
import { at } from './days.js';
import type { LogLine } from './fields.js';
import { MUTANTS, OUTAGE_MUTANTS, PAST_MUTANTS } from './mutants.examples.js';
import { LAST_DAY, PASTS, smallLog } from './small-world.examples.js';

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const UNTIL = at(LAST_DAY, '23:00');

const logs = new Map<number, readonly LogLine[]>();

async function logOf(seed: number): Promise<readonly LogLine[]> {
  const known = logs.get(seed) ?? (await smallLog(seed));
  logs.set(seed, known);
  return known;
}

function verdictOn(lines: readonly LogLine[]): Verdict {
  return check(lines, UNTIL);
}

it.each(SEEDS)('agrees with seed %i', async (seed) => {
  const { disagreements, digests, expected } = verdictOn(await logOf(seed));
  expect(disagreements).toEqual([]);
  expect(digests).toBeGreaterThan(20);
  expect(expected['StepFired R0']).toBe(10);
});

it('sees every kind of outcome on the way through the seeds', async () => {
  const seen = new Set<string>();
  for (const seed of SEEDS)
    for (const { type, data } of await logOf(seed)) {
      if (type === 'StepFired') seen.add(`fired ${String(data['step'])}`);
      if (type === 'StepSuppressed') seen.add(`suppressed ${String(data['reason'])}`);
      if (type === 'AssignmentReceived' && data['tacit'] === true) seen.add('received tacitly');
      if (type === 'StepsHeld') seen.add('held');
    }
  const steps = ['R0', 'R1', 'R2', 'R3', 'R4a', 'R4b', 'E1', 'E2', 'E3', 'E4', 'E5', 'U1', 'V1a', 'V1b'];
  const reasons = ['submitted', 'return-requested', 'awaiting-reassignment', 'not-implementable'];
  expect([...seen]).toEqual(
    expect.arrayContaining([
      ...steps.map((step) => `fired ${step}`),
      ...reasons.map((each) => `suppressed ${each}`),
      'received tacitly',
      'held',
    ]),
  );
});

describe('finds', () => {
  it.each(Object.entries(MUTANTS))('%s', async (_, mutate) => {
    for (const seed of SEEDS) {
      const mutated = mutate(await logOf(seed));
      if (mutated === null) continue;
      expect(verdictOn(mutated).disagreements).not.toEqual([]);
      return;
    }
    throw new Error('no seed has a place for it');
  });

  it('a policy in the log that is not the one of the rule book', async () => {
    const ladders = DEFAULT_POLICY.ladders.map((ladder) => ({
      ...ladder,
      steps: ladder.steps.map((step) =>
        step.step === 'R3' ? { ...step, timing: { at: 'deadline' as const, workingDays: -2 } } : step,
      ),
    }));
    const policy: Policy = { ...DEFAULT_POLICY, ladders };
    const kinds = verdictOn(await smallLog(1, policy)).disagreements.map(({ kind }) => kind);
    expect(kinds).toContain('wrong instant');
  });
});

describe('an outage of eight days', () => {
  const OUTAGE = { from: '2025-02-12', to: '2025-02-19' };
  const SEEDS_OUT = [1, 2, 3, 4, 5, 6];
  const out = new Map<number, readonly LogLine[]>();
  beforeAll(async () => {
    for (const seed of SEEDS_OUT) out.set(seed, await smallLog(seed, undefined, { outage: OUTAGE }));
  }, 120_000);

  it.each(SEEDS_OUT)('is caught up with once, marked late, as the oracle says (seed %i)', (seed) => {
    const lines = out.get(seed) ?? [];
    expect(check(lines, UNTIL, OUTAGE).disagreements).toEqual([]);
    // A machine that ran would have told of it in time: the log is not that of a register without an outage.
    expect(verdictOn(lines).disagreements).not.toEqual([]);
  });

  it.each(Object.entries(OUTAGE_MUTANTS))('finds %s', (_, mutate) => {
    const mutated = [...out.values()].map(mutate).find((each) => each !== null);
    expect(mutated).toBeDefined();
    expect(check(mutated ?? [], UNTIL, OUTAGE).disagreements).not.toEqual([]);
  });
});

describe('work that came in with a past', () => {
  const SEEDS_PAST = [1, 2, 3, 4];
  const pasts = new Map<number, readonly LogLine[]>();
  beforeAll(async () => {
    for (const seed of SEEDS_PAST) pasts.set(seed, await smallLog(seed, undefined, { pasts: PASTS }));
  }, 120_000);

  it.each(SEEDS_PAST)('has a ladder that is silent about it, as the oracle says (seed %i)', (seed) => {
    const { disagreements, expected } = verdictOn(pasts.get(seed) ?? []);
    expect(disagreements).toEqual([]);
    expect(expected['OpeningBalanceRecorded']).toBe(PASTS.length);
  });

  it.each(Object.entries(PAST_MUTANTS))('finds %s', (_, mutate) => {
    const mutated = [...pasts.values()].map(mutate).find((each) => each !== null);
    expect(mutated).toBeDefined();
    expect(verdictOn(mutated ?? []).disagreements).not.toEqual([]);
  });
});

it('is the same log for the same seed, byte for byte, and another for another', async () => {
  const [again, first, other] = [await smallLog(7), await logOf(7), await logOf(8)];
  expect(JSON.stringify(again)).toBe(JSON.stringify(first));
  expect(JSON.stringify(other)).not.toBe(JSON.stringify(first));
});
