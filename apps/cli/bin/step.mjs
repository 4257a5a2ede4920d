/**
 * Running npm with words for whoever waits. Everything goes to standard error: a command's `--json` has standard output for
 * itself.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The clone's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs npm in the clone. A terminal sees npm's own progress when `show` is set; otherwise what it says is shown only if it
 * fails, and a sign of life comes every ten seconds.
 * @param {{ vi: string, en: string }} what
 * @param {readonly string[]} args
 * @param {{ show?: boolean }} [options]
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function npmStep(what, args, options = {}) {
  const started = performance.now();
  const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
  say(`… ${what.vi} / ${what.en}`);
  const alive = setInterval(() => say(`  … ${seconds()} s`), 10_000);
  const { ok, output } = await npm(args, options.show === true && process.stderr.isTTY);
  clearInterval(alive);
  if (!ok) process.stderr.write(output);
  say(`${ok ? '✓' : '✗'} ${what.vi} / ${what.en} (${seconds()} s)`);
  return ok;
}

/**
 * @param {readonly string[]} args
 * @param {boolean} show
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
function npm(args, show) {
  // Under `npm start` this is npm's own script: the same npm, whatever the PATH says.
  const script = process.env.npm_execpath;
  const direct = script !== undefined && /\.c?js$/.test(script);
  const [command, first] = direct ? [process.execPath, [script]] : ['npm', []];
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    shell: !direct && process.platform === 'win32',
    stdio: ['ignore', show ? 2 : 'pipe', show ? 2 : 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ ok: false, output: `${error.message}\n` }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}
