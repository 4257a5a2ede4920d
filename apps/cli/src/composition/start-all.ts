/**
 * Everything in one process: PostgreSQL unless `DATABASE_URL` names one, projections, sweeps, queues, mail, HTTP and pages. The
 * demonstration and a register of one's own differ in their database, their clock and their mail server.
 */
import {
  type Clock,
  type Config,
  createLogger,
  findRunningPostgres,
  type Logger,
  openSealer,
  SystemClock,
} from '#platform';
import { runningClock } from '../../../worker/src/stepping.clock.js';
import { DoorsAndClock } from '../demo/demonstration.js';
import {
  DEMONSTRATION_DATABASE,
  demoClock,
  ensureDemonstration,
  openDemoMail,
  rememberDemo,
} from '../demo/open-demonstration.js';
import type { ProgressMaker } from '../output/progress.js';
import { apiOver } from './api.js';
import { type DatabaseServer, ownServer, type RegisterName, type ServerStep } from './databases.js';
import { layFoundation, renewDefaultPolicy } from './foundation.js';
import { tryPort } from './listening-port.js';
import { Opened } from './opened.js';
import { openRegister, type Register } from './register.js';
import { rememberRegister } from './session.js';
import { openMail, openQueues, publicUrlOf, workerOver, type WorkerParts } from './worker.js';

export interface StartOptions {
  readonly config: Config;
  /** A register of one's own; otherwise the demonstration, which runs on the embedded PostgreSQL only. */
  readonly empty: boolean;
  /** Aborted to break the start off: everything opened is closed, and its reason is thrown. */
  readonly end?: AbortSignal;
  readonly onStep?: (step: ServerStep) => void;
  readonly progress?: ProgressMaker;
  /** Default: the system's. */
  readonly machine?: Clock;
}

export interface RunningRegister {
  /** Where it listens, as a URL. */
  readonly address: string;
  readonly demonstration: boolean;
  /** Ends what is under way, stops PostgreSQL; the data stay. */
  close(): Promise<void>;
}

interface Scene extends StartOptions {
  readonly log: Logger;
  readonly machine: Clock;
  readonly server: DatabaseServer;
  readonly opened: Opened;
}

/** Throws `StartFault` for what a person can mend; nothing is left running then. */
export async function startAll(options: StartOptions): Promise<RunningRegister> {
  const { config, end, onStep } = options;
  const opened = new Opened();
  try {
    // Another instance on the same data has the port, too; that it runs says more.
    if (findRunningPostgres(config.home) === undefined) await tryPort(config);
    const log = createLogger({ level: config.logLevel === 'info' ? 'warn' : config.logLevel, part: 'dondoc' });
    const server = opened.add(await ownServer({ config, onStep }), (each) => each.close());
    end?.throwIfAborted();
    const demonstration = !options.empty && config.databaseUrl === undefined;
    const scene: Scene = { ...options, machine: options.machine ?? new SystemClock(), log, server, opened };
    const address = await (demonstration ? startDemonstration(scene) : startOwn(scene));
    return { address, demonstration, close: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function startOwn(scene: Scene): Promise<string> {
  const { config, opened, machine } = scene;
  const register = await openIn(scene, 'dondoc', machine);
  await layFoundation(register);
  rememberRegister(config.home, 'dondoc');
  const mail = openMail(config);
  if (mail !== undefined) opened.add(mail, (each) => each.close());
  await startWorker(scene, register, { mail });
  const api = opened.add(await apiOver(register, { config }), (each) => each.close());
  return api.listen({ host: config.host, port: config.port });
}

async function startDemonstration(scene: Scene): Promise<string> {
  const { config, opened, machine, end } = scene;
  await ensureDemonstration(scene);
  end?.throwIfAborted();
  rememberRegister(config.home, DEMONSTRATION_DATABASE);
  const clock = demoClock(config.home, machine);
  rememberDemo(config.home, { clock, machine });
  const register = await openIn(scene, DEMONSTRATION_DATABASE, clock);
  await renewDefaultPolicy(register);
  const mail = opened.add(await openDemoMail(config.home), (each) => each.close());
  const worker = await startWorker(scene, register, { mail: mail.channel });
  const demonstration = new DoorsAndClock({
    register,
    clock,
    mailbox: mail.archive,
    advanceTo: (instant) => worker.advanceTo(runningClock(clock), instant),
    onMoved: () => rememberDemo(config.home, { clock, machine }),
  });
  const api = opened.add(await apiOver(register, { config, demonstration }), (each) => each.close());
  return api.listen({ host: config.host, port: config.port });
}

async function openIn({ server, opened, config, log }: Scene, database: RegisterName, clock: Clock): Promise<Register> {
  const url = await server.url(database);
  return opened.add(await openRegister({ url, config, clock, log, sealer: openSealer(config) }), (each) =>
    each.close(),
  );
}

async function startWorker({ config, opened }: Scene, register: Register, parts: Pick<WorkerParts, 'mail'>) {
  const queues = await openQueues(register, config, opened);
  const worker = workerOver(register, { queues, publicUrl: publicUrlOf(config), ...parts });
  opened.add(worker, (each) => each.stop());
  await worker.start();
  return worker;
}
