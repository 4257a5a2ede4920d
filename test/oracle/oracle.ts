/**
 * `npm run -s oracle -- EVENTS.jsonl --to DAY`: recomputes from the facts of a simulation's log what the ladder had to do, by the
 * rule book and nothing else, and says where the log differs. Ends with 1 when it does.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { check } from './check.js';
import { at } from './days.js';
import { readLines } from './fields.js';

const SHOWN = 20;
/** When a simulated day ends. */
const EVENING = '23:00';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { to: { type: 'string' }, outage: { type: 'string' }, json: { type: 'boolean' } },
});
const [path] = positionals;
if (path === undefined || values.to === undefined) {
  process.stderr.write('npm run -s oracle -- EVENTS.jsonl --to YYYY-MM-DD [--outage DAY..DAY] [--json]\n');
  process.exitCode = 2;
} else {
  const lines = readLines(readFileSync(path, 'utf8'));
  const [from, last = from] = values.outage?.split('..') ?? [];
  const outage = from === undefined || last === undefined ? null : { from, to: last };
  const verdict = check(lines, at(values.to, EVENING), outage);
  const { disagreements, ...counts } = verdict;
  const agrees = disagreements.length === 0;
  const told = { agrees, events: lines.length, ...counts, disagreements: disagreements.length };
  if (values.json === true)
    process.stdout.write(`${JSON.stringify({ ...told, examples: disagreements.slice(0, SHOWN) })}\n`);
  else {
    for (const { kind, subject, expected, found } of disagreements.slice(0, SHOWN))
      process.stdout.write(`${kind}: ${subject}\n  phải là / expected: ${expected}\n  nhật ký / log:      ${found}\n`);
    for (const [what, count] of Object.entries(counts.expected)) process.stdout.write(`${what}: ${count}\n`);
    process.stdout.write(
      `${agrees ? 'Khớp hoàn toàn / the oracle agrees' : `${disagreements.length} chỗ khác nhau / disagreements`}: ${counts.assignments} lượt giao / assignments, ${counts.digests} thư / digests, ${counts.pages} trang đầu tuần / pages of the week, ${lines.length} sự kiện / events\n`,
    );
  }
  process.exitCode = agrees ? 0 : 1;
}
