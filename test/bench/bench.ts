/**
 * `npm run -s bench -- NAME [--json] [--quick]`: our figures beside those of pinned peers, on this machine, in this run.
 * Exit code 0 when all goals are met, 1 when one is not, 2 when the bench cannot run here.
 */
import { accessBench } from './access.bench.js';
import { appendBench } from './append.bench.js';
import { burstBench } from './burst.bench.js';
import { commandBench } from './command.bench.js';
import { dashboardBench } from './dashboard.bench.js';
import { type Bench, BenchUnavailable, reportTable } from './measure.js';
import { sweepBench } from './sweep.bench.js';

/** Every bench by its name. */
const benches: Readonly<Record<string, Bench>> = {
  append: appendBench,
  command: commandBench,
  burst: burstBench,
  sweep: sweepBench,
  dashboard: dashboardBench,
  access: accessBench,
};

const words = process.argv.slice(2);
const flags = new Set(words.filter((word) => word.startsWith('--')));
const name = words.find((word) => !word.startsWith('--')) ?? '';
const bench = benches[name];
const unknown = [...flags].filter((flag) => flag !== '--json' && flag !== '--quick');

if (bench === undefined || unknown.length > 0) {
  const list = Object.entries(benches).map(([key, { title }]) => `  ${key.padEnd(12)}${title}`);
  console.error(['usage: npm run -s bench -- NAME [--json] [--quick]', ...list].join('\n'));
  process.exitCode = 2;
} else {
  try {
    const report = await bench.run({
      quick: flags.has('--quick'),
      say: (line) => console.error(line),
      programs: import.meta.dirname,
    });
    console.log(flags.has('--json') ? JSON.stringify(report) : reportTable(report));
    process.exitCode = Object.values(report.met).every(Boolean) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof BenchUnavailable)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
