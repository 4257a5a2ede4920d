import { Command, InvalidArgumentError } from 'commander';
import { isExecuted } from '#application';
import { uuidV5 } from '#platform';
import { NoticesQuery } from '#read-models';
import type { Register } from '../composition/register.js';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { REGISTRAR } from '../import/console.actors.js';
import { EXIT, Stop } from '../output/exit.js';
import { uuid } from './arguments.js';

interface ReplayOptions extends RegisterChoice {
  readonly since?: string;
  readonly json?: boolean;
}

/** More is a fault of the mail server: mend it first, then call again. */
const MOST = 1_000;

/** `dondoc replay NOTICE` or `--since DAY`: notices that were given up or sent back are tried anew, by the next worker. */
export function replayCommand(): Command {
  return choosesRegister(new Command('replay'))
    .description('gửi lại thông báo không gửi được hoặc bị trả / try anew what was given up or sent back')
    .argument('[notice]', 'mã thông báo (UUID) / notice id', uuid)
    .option('--since <instant>', 'mọi thông báo hỏng từ ngày hoặc thời điểm này / all that were lost since', instant)
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(async (notice: string | undefined, options: ReplayOptions) => {
      if ((notice === undefined) === (options.since === undefined))
        throw new Stop('Cần đúng một trong NOTICE, --since / exactly one of NOTICE, --since is needed', EXIT.usage);
      await withRegister(options, 'reads', (register) => replay(register, notice, options));
    });
}

async function replay(register: Register, notice: string | undefined, options: ReplayOptions): Promise<void> {
  const { executor, source, clock } = register;
  const lost = notice === undefined ? await new NoticesQuery(source).givenUp(options.since ?? '', MOST) : [notice];
  let replayed = 0;
  for (const id of lost) {
    const { length } = await register.store.readStream(id);
    // The same call on the same state of the notice is one command, however often it is sent.
    const commandId = uuidV5(`replay ${id} at version ${length}`);
    const command = { type: 'ReplayNotice' as const, id, by: REGISTRAR, at: clock.now() };
    const outcome = await executor.execute({ commandId, command });
    if (!isExecuted(outcome) && notice !== undefined)
      throw new Stop(`Không gửi lại được / not replayed: ${outcome.refused}`, EXIT.rejected);
    if (isExecuted(outcome)) replayed += 1;
  }
  const text = `Sẽ gửi lại ${replayed} thông báo / ${replayed} to be sent again`;
  process.stdout.write(`${options.json === true ? JSON.stringify({ replayed, notices: lost }) : text}\n`);
}

function instant(text: string): string {
  const given = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+07:00` : text;
  const milliseconds = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(milliseconds))
    throw new InvalidArgumentError('cần YYYY-MM-DD hoặc thời điểm ISO 8601 / YYYY-MM-DD or an ISO 8601 instant');
  return new Date(milliseconds).toISOString();
}
