/** The command line in this very process: what it prints, on which stream, and the exit code that it would end with. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../apps/cli/src/program.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { scratchFolder } from '../support/scratch-folder.js';

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Sets variables of the environment for a suite; an undefined one is removed. Gives the way back. */
export function withEnvironment(variables: Readonly<Record<string, string | undefined>>): () => void {
  const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]));
  assign(variables);
  return () => assign(before);
}

function assign(variables: Readonly<Record<string, string | undefined>>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** What was written to both streams since; both streams are given back by `stop`. */
export function listenToStreams(): { readonly out: () => string; readonly err: () => string; stop(): void } {
  const written = { out: '', err: '' };
  const hear = (to: keyof typeof written) => (text: string | Uint8Array) => {
    written[to] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    return true;
  };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation(hear('out'));
  const err = jest.spyOn(process.stderr, 'write').mockImplementation(hear('err'));
  return {
    out: () => written.out,
    err: () => written.err,
    stop: () => {
      out.mockRestore();
      err.mockRestore();
    },
  };
}

/** `dondoc ARGS`. */
export async function dondoc(...args: readonly string[]): Promise<Ended> {
  const streams = listenToStreams();
  try {
    const code = await run(args);
    return { code, out: streams.out(), err: streams.err() };
  } finally {
    streams.stop();
  }
}

/** Several calls at once: their exit codes. */
export async function dondocAtOnce(...calls: readonly (readonly string[])[]): Promise<readonly number[]> {
  const streams = listenToStreams();
  try {
    return await Promise.all(calls.map((args) => run(args)));
  } finally {
    streams.stop();
  }
}

/** `dondoc ARGS --json`: the one object on standard output. Throws when there is more there, or less. */
export async function dondocJson<Answer>(...args: readonly string[]): Promise<Ended & { readonly json: Answer }> {
  const ended = await dondoc(...args, '--json');
  try {
    return { ...ended, json: JSON.parse(ended.out) as Answer };
  } catch (error) {
    throw new Error(`no JSON alone on standard output: ${ended.out}\n${ended.err}`, { cause: error });
  }
}

/** Files of one folder that is removed with the test run. */
export function scratchFiles(purpose: string): (name: string, content: string | Buffer) => string {
  const folder = scratchFolder(purpose);
  return (name, content) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return file;
  };
}

/** What a suite of the command line works on. */
export interface CliRegister {
  readonly database: TestDatabase;
  /** Writes a file and gives its path. */
  readonly file: ReturnType<typeof scratchFiles>;
  /** Gives the environment back and drops the database. */
  close(): Promise<void>;
}

/** An empty register in a database and a home of its own, which the environment names until it is closed. */
export async function openCliRegister(purpose: string): Promise<CliRegister> {
  const database = await createTestDatabase({ template: 'empty' });
  const restore = withEnvironment({
    DATABASE_URL: database.url,
    DONDOC_HOME: scratchFolder(`${purpose}-home`),
    LOG_LEVEL: 'silent',
  });
  return {
    database,
    file: scratchFiles(purpose),
    close: async () => {
      restore();
      await database.drop();
    },
  };
}
