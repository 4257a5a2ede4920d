/** The log under adversity, its stalls, and the seeded bugs that the same checks must catch. */
import type { Fault, FaultOptions, FaultReport } from './fault.js';
import { type AdversityResult, runAdversity, type SeededBug } from './log-adversity.js';
import { terminatedBackends, withheldSync } from './log-stalls.js';

export const logFault: Fault = {
  title: 'four writers, conflicts, aborted statements, a writer killed and one frozen, a client without a Sync',
  run: runLogFault,
};

const seed = 57;
const bugs: readonly SeededBug[] = ['the lock removed', 'a reader by timestamp', 'idempotency by memory'];
/** A seeded bug that shows itself by chance is given so many runs. */
const attempts = 5;

async function runLogFault(options: FaultOptions): Promise<FaultReport> {
  const size = options.quick ? { commands: 80, kills: 2 } : { commands: 5_000, kills: 20 };
  options.say('log: the adversarial run, beside clients without a Sync');
  const [stalls, { healthy, seededBugs }] = await Promise.all([
    Promise.all([
      options.database().then((url) => withheldSync(url, true)),
      options.database().then((url) => withheldSync(url, false)),
      options.database().then(terminatedBackends),
    ]),
    adversities(options, size),
  ]);
  const [asStore, asStranger, terminated] = stalls;
  return {
    fault: 'log',
    seed,
    did: [
      `${healthy.commands} commands of 4 processes made ${healthy.events} events; ${healthy.conflicts} conflicts, ` +
        `${healthy.unknown} unknown outcomes asked again, ${healthy.repeats} repeats`,
      `${healthy.cancelled} statements cancelled, ${healthy.terminated} backends terminated, ${size.kills} kill -9, 1 frozen`,
      `a client without a Sync delayed the others by ${Math.round(asStore.waited)} ms; one without any limit of its own by ` +
        `${Math.round(asStranger.waited)} ms`,
    ],
    violations: [
      ...healthy.violations,
      ...adversityMissing(healthy),
      ...asStore.violations,
      ...asStranger.violations,
      ...terminated.violations,
    ],
    seededBugs,
  };
}

async function adversities(
  options: FaultOptions,
  size: { readonly commands: number; readonly kills: number },
): Promise<{ healthy: AdversityResult; seededBugs: Record<string, string | null> }> {
  const { say, programs } = options;
  const healthy = await runAdversity({ url: await options.database(), programs, seed, ...size });
  const seededBugs: Record<string, string | null> = {};
  for (const bug of bugs) {
    say(`log: seeded bug, ${bug}`);
    seededBugs[bug] = await hunt(bug, options);
  }
  return { healthy, seededBugs };
}

async function hunt(bug: SeededBug, { database, programs }: FaultOptions): Promise<string | null> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const url = await database();
    const { violations } = await runAdversity({ url, programs, seed: seed + attempt, commands: 40, kills: 3, bug });
    const [first] = violations;
    if (first !== undefined) return first;
  }
  return null;
}

/** A run without adversity proves nothing. */
function adversityMissing(result: AdversityResult): string[] {
  const kinds = ['conflicts', 'repeats', 'cancelled', 'terminated'] as const;
  return kinds.filter((kind) => result[kind] === 0).map((kind) => `the run met no ${kind}: it proves nothing`);
}
