/**
 * `access`: what it costs that nobody sees or does what is not theirs. Whole commands with and without the guard's judgement; the
 * register's queries with and without row-level security; and what both add to the slowest requests.
 */
import { type CommandSizes, measureCommands } from './access-commands.js';
import { type LoadSizes, measureLoad } from './access-load.js';
import { measureRegister, type RegisterSizes } from './access-register.js';
import { startBenchServer } from './bench-server.js';
import type { Bench, BenchOptions, BenchReport } from './measure.js';
import { layOpenAssignments } from './open-assignments.js';
import { NATION, SMALL_NATION } from './province-register.js';

export const accessBench: Bench = {
  title: 'what authorisation and row-level security add to commands, to reads and to any request',
  run: measureAccess,
};

interface Sizes {
  readonly open: number;
  readonly commands: CommandSizes;
  readonly register: RegisterSizes;
  readonly load: LoadSizes;
}

const full: Sizes = {
  open: 1_000_000,
  commands: { assignments: 1_024, persons: [1, 100, 10_000], rounds: 7, milliseconds: 3_000, inFlight: 128 },
  register: { shape: NATION, rounds: 5, milliseconds: 500 },
  load: { rounds: 5, milliseconds: 5_000 },
};
const quick: Sizes = {
  open: 100_000,
  commands: { assignments: 256, persons: [1, 1_000], rounds: 5, milliseconds: 400, inFlight: 32 },
  register: { shape: SMALL_NATION, rounds: 5, milliseconds: 20 },
  load: { rounds: 5, milliseconds: 700 },
};

async function measureAccess(options: BenchOptions): Promise<BenchReport> {
  const sizes = options.quick ? quick : full;
  const { open, commands, register, load } = sizes;
  options.say('starting PostgreSQL and the API');
  const server = await startBenchServer();
  try {
    const parts = [await measureCommands(await server.database('commands'), commands, options)];
    await layOpenAssignments(server, { shape: register.shape, sizes: { many: open }, only: isAsked }, options.say);
    const url = await server.database('many');
    parts.push(await measureRegister(url, register, options), await measureLoad(url, load, options));
    const size = `the register: ${open} open assignments${options.quick ? ' (--quick; else a million)' : ''}`;
    return together(parts, size);
  } finally {
    await server.stop();
  }
}

/** Tables that the questions read: what the log and the others hold of the copies is not asked for. */
function isAsked(table: string): boolean {
  return /^register_v\d+\.(?!.*_version$)/.test(table);
}

/** One table of all parts; every figure is a time in milliseconds. */
function together(parts: readonly BenchReport[], size: string): BenchReport {
  const all = <Key extends 'ours' | 'peers' | 'ratios' | 'goals' | 'met'>(key: Key): BenchReport[Key] =>
    Object.assign({}, ...parts.map((part) => part[key])) as BenchReport[Key];
  return {
    bench: 'access',
    rounds: Math.min(...parts.map(({ rounds }) => rounds)),
    unit: 'milliseconds',
    ours: all('ours'),
    peers: all('peers'),
    ratios: all('ratios'),
    goals: all('goals'),
    met: all('met'),
    lessIsBetter: true,
    notes: [...parts.flatMap(({ notes }) => notes), size],
  };
}
