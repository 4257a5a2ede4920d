/** `npm start [-- options]`: installs, builds, and starts everything in one process. */
import './check-node.mjs';
import { runBuilt } from './run-built.mjs';

await runBuilt('apps/cli/src/main.js', ['start', ...process.argv.slice(2)]);
