/** A Redis server of one's own on a free port: for the suites of the Redis queue and for fault tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { freePort } from '#platform';
import { programOnPath } from './program-on-path.js';
import { registerProcess } from './registered-process.js';
import { scratchFolder } from './scratch-folder.js';

export interface RedisOptions {
  /** Default false: nothing is kept on disk. True: append-only file, flushed once a second. */
  readonly appendOnly?: boolean;
  /** Port on which it talks to the other nodes of a cluster; absent: it is alone. */
  readonly clusterPort?: number;
}

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Of the server that runs now: another one after `restart`. */
  pid(): number;
  /** Holds the append-only file. */
  readonly folder: string;
  kill9(): Promise<void>;
  /** Starts it again on the same port with the same files. */
  restart(): Promise<void>;
  /** Stops it and removes its files. */
  stop(): Promise<void>;
}

/** Undefined when `redis-server` is not on the PATH. */
export async function startRedis(options: RedisOptions = {}): Promise<TestRedis | undefined> {
  const program = programOnPath('redis-server');
  if (program === undefined) return undefined;
  const port = await freePort();
  const folder = scratchFolder('redis');
  const settings = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: options.appendOnly === true ? 'yes' : 'no',
    'maxmemory-policy': 'noeviction',
    ...(options.clusterPort === undefined ? {} : clusterSettings(options.clusterPort)),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  let server = await start(program, args);
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    folder,
    pid: () => server.pid ?? 0,
    kill9: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      server = await start(program, args);
    },
    stop: async () => {
      await end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A master that is gone is given up after two seconds. */
function clusterSettings(port: number): Readonly<Record<string, string>> {
  return { 'cluster-enabled': 'yes', 'cluster-port': String(port), 'cluster-node-timeout': '2000' };
}

function start(program: string, args: readonly string[]): Promise<ChildProcess> {
  const server = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  if (server.pid !== undefined) registerProcess('redis', server.pid);
  return new Promise((resolve, reject) => {
    let output = '';
    server.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (/Ready to accept connections/.test(output)) {
        output = '';
        resolve(server);
      }
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`redis-server ended (exit ${code}): ${output.trim().slice(-300)}`)));
  });
}
