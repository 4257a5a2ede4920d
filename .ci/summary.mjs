/**
 * The closing line of .ci/run from Jest's own figures. What Jest does not count as a failed test but is none the less not in
 * order counts as failed, too: a skipped test, a suite that could not be loaded, the static checks, a run cut off.
 *
 *     node .ci/summary.mjs RESULTS.json STATUS_OF_TESTS STATUS_OF_CHECKS
 */
import { readFileSync } from 'node:fs';

const [file = '', tests = '1', checks = '1'] = process.argv.slice(2);
const text = readFileSync(file, 'utf8');
const jest = text === '' ? {} : JSON.parse(text);

const passed = jest.numPassedTests ?? 0;
const skipped = jest.numPendingTests ?? 0;
const broken = jest.numRuntimeErrorTestSuites ?? 0;
const staticFailed = checks === '0' ? 0 : 1;
const counted = (jest.numFailedTests ?? 0) + skipped + broken + staticFailed;
// Jest may end badly without a failed test: no suite found, out of memory, out of time.
const failed = tests !== '0' && counted === staticFailed ? counted + 1 : counted;

if (skipped > 0) console.log(`skipped, which is not allowed here: ${skipped}`);
if (broken > 0) console.log(`suites that could not be loaded: ${broken}`);
if (staticFailed > 0) console.log('the static checks failed');
if (jest.numTodoTests > 0) console.log(`to do (real data is not beside the clone): ${jest.numTodoTests}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
