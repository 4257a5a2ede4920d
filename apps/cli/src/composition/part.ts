import { type Config, createLogger, readConfig } from '#platform';
import { openServer } from './databases.js';
import { Opened } from './opened.js';
import type { Register } from './register.js';
import { openChosen, type RegisterChoice } from './session.js';
import { listenForTheEnd } from './until-told.js';

export interface PartScene {
  readonly register: Register;
  readonly config: Config;
  /** Closed in turn when the part ends. */
  readonly opened: Opened;
}

/**
 * Runs one part of the program over a register until it is told to end; several of each may run on one database. `begin` opens the
 * part and gives what the log should say of it.
 */
export async function runPart(
  choice: RegisterChoice,
  part: 'api' | 'worker',
  begin: (scene: PartScene) => Promise<object>,
): Promise<void> {
  const config = readConfig(process.env);
  const log = createLogger({ level: config.logLevel, part });
  const end = listenForTheEnd();
  const opened = new Opened();
  try {
    const server = opened.add(await openServer({ config }), (each) => each.close());
    const register = await openChosen({ choice, config, log, server, founds: true });
    opened.add(register, (each) => each.close());
    log.info(await begin({ register, config, opened }), 'running');
    log.info({ signal: await end.told }, 'stopping');
  } finally {
    end.forget();
    await opened.close();
  }
}
