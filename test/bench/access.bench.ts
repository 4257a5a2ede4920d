/**
 * `access`: what it costs that nobody sees or does what is not theirs. Whole commands with and without the guard's judgement; the
 * register's queries with and without row-level security; and what both add to the slowest requests.
 */
import { measureCommands } from './access-commands.js';
import { startBenchServer } from './bench-server.js';
import type { Bench, BenchOptions, BenchReport } from './measure.js';

export const accessBench: Bench = {
  title: 'what authorisation and row-level security add to commands, to reads and to any request',
  run: measureAccess,
};

const full = { commands: { assignments: 1_024, persons: [1, 100, 10_000], rounds: 7, milliseconds: 3_000 } };
const quick = { commands: { assignments: 256, persons: [1, 100, 10_000], rounds: 5, milliseconds: 300 } };

async function measureAccess(options: BenchOptions): Promise<BenchReport> {
  const sizes = options.quick ? quick : full;
  options.say('starting PostgreSQL and the API');
  const server = await startBenchServer();
  try {
    return await measureCommands(await server.database('commands'), sizes.commands, options);
  } finally {
    await server.stop();
  }
}
