/** `npm run -s dondoc -- COMMAND …`: any command of the program; says nothing of its own unless it has to install or build. */
import './check-node.mjs';
import { runBuilt } from './run-built.mjs';

await runBuilt('apps/cli/src/main.js', process.argv.slice(2));
