import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import {
  type Clock,
  type Config,
  createLogger,
  type Logger,
  OffsetClock,
  openSealer,
  readConfig,
  SystemClock,
} from '#platform';
import { readDemoState } from '../demo/demo.state.js';
import { EXIT, Stop } from '../output/exit.js';
import { type DatabaseServer, openServer, type RegisterName } from './databases.js';
import { layFoundation, renewDefaultPolicy } from './foundation.js';
import { Opened } from './opened.js';
import { openRegister, type Register } from './register.js';
import { endWhenTold, listenForTheEnd } from './until-told.js';

export interface RegisterChoice {
  readonly demonstration?: boolean;
  readonly simulation?: boolean;
}

/** Adds the choice between one's own register and the demonstration to a command that works on a register. */
export function choosesRegister(command: Command): Command {
  return command
    .option('--simulation', 'dùng lần chạy thử đã giữ lại / use the simulation that was kept (simulate --keep)')
    .option(
      '--demonstration',
      'dùng bản trình diễn (mặc định: sổ đã mở gần nhất bằng npm start) / use the demonstration (default: the register that npm start opened last)',
    );
}

/** Remembers which register `start` opened, for the commands that follow. */
export function rememberRegister(home: string, name: RegisterName): void {
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'register'), `${name}\n`);
}

function rememberedRegister(config: Config, choice: RegisterChoice): RegisterName {
  if (choice.simulation === true) return 'dondoc_simulation';
  if (config.databaseUrl !== undefined) return 'dondoc';
  if (choice.demonstration === true) return 'dondoc_demo';
  const file = join(config.home, 'register');
  const name = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return name === 'dondoc_demo' ? name : 'dondoc';
}

/** The clock that a register lives by: the demonstration's runs ahead by what its footer was asked for. */
function clockOf(name: RegisterName, home: string): Clock {
  if (name !== 'dondoc_demo') return new SystemClock();
  return new OffsetClock(new SystemClock(), readDemoState(home)?.offsetMs ?? 0);
}

export interface ChosenRegister {
  readonly choice: RegisterChoice;
  readonly config: Config;
  readonly log: Logger;
  readonly server: DatabaseServer;
  /** Whether a register that has no calendar and no policy yet is given the first ones. */
  readonly founds: boolean;
}

/** Opens the register that is meant. Throws `Stop` when it is the demonstration, or a simulation, that is not there. */
export async function openChosen({ choice, config, log, server, founds }: ChosenRegister): Promise<Register> {
  const name = rememberedRegister(config, choice);
  if (name !== 'dondoc' && !(await server.has(name))) throw new Stop(ABSENT[name], EXIT.unavailable);
  const url = await server.url(name);
  const register = await openRegister({
    url,
    config,
    clock: clockOf(name, config.home),
    log,
    sealer: openSealer(config),
  });
  try {
    if (founds && name === 'dondoc') await layFoundation(register);
    if (founds && name === 'dondoc_demo') await renewDefaultPolicy(register);
    return register;
  } catch (error) {
    await register.close();
    throw error;
  }
}

const ABSENT: Readonly<Record<Exclude<RegisterName, 'dondoc'>, string>> = {
  dondoc_demo: 'Chưa có bản trình diễn: chạy npm start một lần / there is no demonstration yet: run npm start once',
  dondoc_simulation:
    'Không có lần chạy thử nào được giữ: thêm --keep khi chạy simulate / no simulation was kept: run simulate with --keep',
};

/** Whether there is a register to read; a command that only reads must not make one. */
export function registerExists({ databaseUrl, home }: Pick<Config, 'databaseUrl' | 'home'>): boolean {
  return databaseUrl !== undefined || existsSync(join(home, 'postgres', 'data'));
}

/** Opens the chosen register for one command and closes it after, whatever happens. `reads`: nothing is made that is not there. */
export function withRegister<Result>(
  choice: RegisterChoice,
  mode: 'reads' | 'writes',
  work: (register: Register) => Promise<Result>,
): Promise<Result> {
  return opening(choice, mode, work);
}

/**
 * As `withRegister`, for work that may take a while and can be stopped between two of its parts: once the register is open, the first
 * Ctrl-C or SIGTERM aborts the signal, and the second ends the process at once.
 */
export function withRegisterUntilTold<Result>(
  choice: RegisterChoice,
  mode: 'reads' | 'writes',
  work: (register: Register, signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  return opening(choice, mode, async (register, forget) => {
    forget();
    const end = listenForTheEnd();
    end.signal.addEventListener('abort', () => process.stderr.write(STOPPING));
    try {
      return await work(register, end.signal);
    } finally {
      end.forget();
    }
  });
}

const STOPPING =
  '\nĐang dừng khi xong phần đang ghi; nhấn Ctrl-C lần nữa để dừng ngay / stopping after the part that is being recorded; Ctrl-C again stops at once\n';

async function opening<Result>(
  choice: RegisterChoice,
  mode: 'reads' | 'writes',
  work: (register: Register, forget: () => void) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env);
  if (mode === 'reads' && !registerExists(config)) {
    throw new Stop(
      `Chưa có sổ nào ở ${config.home}: chạy npm start trước / there is no register in ${config.home} yet: run npm start first`,
      EXIT.unavailable,
    );
  }
  const log = createLogger({ level: config.logLevel === 'info' ? 'warn' : config.logLevel, part: 'cli' });
  const opened = new Opened();
  const forget = endWhenTold();
  try {
    const server = opened.add(await openServer({ config }), (each) => each.close());
    const register = await openChosen({ choice, config, log, server, founds: mode === 'writes' });
    opened.add(register, (each) => each.close());
    return await work(register, forget);
  } finally {
    await opened.close();
    forget();
  }
}
