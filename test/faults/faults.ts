/**
 * `npm run test:faults [-- NAME …] [--quick] [--json]`: runs the named faults, or all; with `--json` one report a line. Exit code 0
 * when everything held and every seeded bug was caught, 1 otherwise, 2 for a name that there is not.
 */
import { startScratchPostgres } from '../support/scratch-postgres.js';
import { eventStoreMigrations } from '#event-store';
import { ensureDatabase, migrate } from '#platform';
import { type Fault, faultLines, passed } from './fault.js';
import { logFault } from './log.fault.js';
import { queueFault } from './queue.fault.js';

/** Every fault by its name. */
const faults: Readonly<Record<string, Fault>> = { log: logFault, queue: queueFault };

const words = process.argv.slice(2);
const [quick, json] = [words.includes('--quick'), words.includes('--json')];
const named = words.filter((word) => word !== '--quick' && word !== '--json');
const unknown = named.filter((name) => faults[name] === undefined);

if (unknown.length > 0) {
  const list = Object.entries(faults).map(([name, { title }]) => `  ${name.padEnd(12)}${title}`);
  console.error([`no fault is called ${unknown.join(', ')}; there are`, ...list].join('\n'));
  process.exitCode = 2;
} else {
  for (const [name, fault] of Object.entries(faults)) {
    if (named.length > 0 && !named.includes(name)) continue;
    if (!(await runFault(fault))) process.exitCode = 1;
  }
}

async function runFault(fault: Fault): Promise<boolean> {
  const server = await startScratchPostgres();
  let databases = 0;
  try {
    const report = await fault.run({
      quick,
      say: (line) => console.error(line),
      programs: import.meta.dirname,
      database: async () => {
        databases += 1;
        const url = await ensureDatabase(server.url(), `fault_${databases}`);
        await migrate({ url, migrations: eventStoreMigrations });
        return url;
      },
    });
    console.log(json ? JSON.stringify({ ...report, passed: passed(report) }) : faultLines(report).join('\n'));
    return passed(report);
  } finally {
    await server.stop();
  }
}
