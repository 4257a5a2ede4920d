import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Clock, type Config, createLogger, OffsetClock, readConfig, SystemClock } from '#platform';
import { readDemoState } from '../demo/demo.state.js';
import { openServer, type RegisterName } from './databases.js';
import { openRegister, type Register } from './register.js';

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

export function rememberedRegister(config: Config, choice: RegisterChoice): RegisterName {
  if (choice.simulation === true) return 'dondoc_simulation';
  if (config.databaseUrl !== undefined) return 'dondoc';
  if (choice.demonstration === true) return 'dondoc_demo';
  const file = join(config.home, 'register');
  const name = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return name === 'dondoc_demo' ? name : 'dondoc';
}

/** The clock that a register lives by: the demonstration's runs ahead by what its footer was asked for. */
export function clockOf(name: RegisterName, home: string): Clock {
  if (name !== 'dondoc_demo') return new SystemClock();
  return new OffsetClock(new SystemClock(), readDemoState(home)?.offsetMs ?? 0);
}

/** Opens the chosen register for one command and closes it after, whatever happens. */
export async function withRegister<Result>(
  choice: RegisterChoice,
  work: (register: Register, config: Config) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env);
  const log = createLogger({ level: config.logLevel === 'info' ? 'warn' : config.logLevel, part: 'cli' });
  const server = await openServer({ config });
  try {
    const name = rememberedRegister(config, choice);
    const register = await openRegister({
      url: await server.url(name),
      config,
      clock: clockOf(name, config.home),
      log,
    });
    try {
      return await work(register, config);
    } finally {
      await register.close();
    }
  } finally {
    await server.close();
  }
}
