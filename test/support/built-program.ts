/**
 * The program as people run it, a process of its own: the sources turned into JavaScript in a folder of the test run, in seconds and
 * without checking types. Signals and exit codes are the system's.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformFileSync } from '@swc/core';
import { registerProcess } from './registered-process.js';
import { scratchFolder } from './scratch-folder.js';

const ROOTS = ['apps/api/src', 'apps/cli/src', 'apps/worker/src', 'libs'];

/** Gives the path of the entry. */
export function buildProgram(): string {
  const folder = scratchFolder('built-program');
  cpSync('package.json', join(folder, 'package.json'));
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  for (const root of ROOTS)
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }))
      if (file.endsWith('.ts') && !file.endsWith('spec.ts')) build(join(root, file), join(folder, 'dist'));
  return join(folder, 'dist', 'apps', 'cli', 'src', 'main.js');
}

function build(source: string, dist: string): void {
  const { code } = transformFileSync(source, {
    swcrc: false,
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
    },
    module: { type: 'es6' },
  });
  const target = join(dist, relative('.', source)).replace(/\.ts$/, '.js');
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code);
}

export interface RunningProgram {
  readonly process: ChildProcess;
  /** What it has written so far. */
  readonly out: () => string;
  readonly err: () => string;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** `dondoc ARGS`, in a process of its own. */
export function runProgram(entry: string, args: readonly string[], env: NodeJS.ProcessEnv): RunningProgram {
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (child.pid !== undefined) registerProcess('dondoc', child.pid);
  const written = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.err += text));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('close', (code) => resolve(code));
    child.once('error', reject);
  });
  return { process: child, out: () => written.out, err: () => written.err, ended };
}
