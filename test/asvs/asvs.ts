/**
 * `npm run -s asvs`: how OWASP ASVS 5.0.0 is met at levels 1 and 2, chapter by chapter, and what is missed. Exit code 1 when the
 * map has a fault; a gap that nobody has accepted is one.
 */
import { readMap } from './asvs.map.js';
import { faultsOf, sourcesOf } from './map.check.js';
import { requirementsTo } from './requirements.js';
import { summaryOf } from './summary.js';

const root = process.cwd();
const map = readMap(root);
const faults = faultsOf(map, requirementsTo(2), sourcesOf(root));
for (const line of summaryOf(map)) process.stdout.write(`${line}\n`);
for (const fault of faults) process.stdout.write(`fault: ${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
