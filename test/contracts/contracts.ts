/**
 * `npm run -s contracts [-- NAME …]`: shows what the API promises, each promise as the requests that were sent and the answers
 * that came, over a PostgreSQL of its own. Exit code 0 when all hold, 1 when one is broken, 2 for a name that is none.
 */
import { promises, type Promised } from './promises.js';
import { ShownClient } from './shown.client.js';
import { raiseStage } from './stage.js';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in promises));
const say = (line: string): void => console.log(line);

if (unknown.length > 0) {
  const list = Object.entries(promises).map(([name, { title }]) => `  ${name.padEnd(12)}${title}`);
  console.error(['usage: npm run -s contracts [-- NAME …]', ...list].join('\n'));
  process.exitCode = 2;
} else {
  const chosen = Object.entries(promises).filter(([name]) => wanted.length === 0 || wanted.includes(name));
  const broken = await showAll(chosen);
  say(`${chosen.length - broken} of ${chosen.length} promises hold`);
  process.exitCode = broken === 0 ? 0 : 1;
}

/** How many were broken. */
async function showAll(chosen: readonly (readonly [string, Promised])[]): Promise<number> {
  const stage = await raiseStage();
  let broken = 0;
  try {
    for (const [name, { title, show }] of chosen) {
      say(`\n── ${name}: ${title}`);
      try {
        await show({ stage, client: new ShownClient(stage.url, say), say });
        say(`✓ ${name} holds`);
      } catch (error) {
        broken += 1;
        say(`✗ ${name} is broken: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    await stage.stop();
  }
  return broken;
}
