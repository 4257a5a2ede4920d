/** `node apps/cli/bin/script.mjs FILE …`: a built script that is no command of the program (benches, faults), e.g. `test/bench/bench.js`. */
import './check-node.mjs';
import { runBuilt } from './run-built.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('Thiếu tên tệp / name the file to run, e.g. test/bench/bench.js\n');
  process.exit(1);
}
await runBuilt(file, args);
