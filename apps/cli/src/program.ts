/**
 * `dondoc`: every command of the shell. Answers go to standard output, progress and logs to standard error, so that `--json`
 * stays alone on its line. Exit codes: 0 done, 1 failed, 2 a wrong call, 3 input refused, 4 the register cannot be reached.
 */
import { Command, CommanderError } from 'commander';
import { ConfigError, StartFault } from '#platform';
import { calendarCommand } from './commands/calendar.command.js';
import { bounceCommand } from './commands/bounce.command.js';
import { endpointCommand } from './commands/endpoint.command.js';
import { explainCommand } from './commands/explain.command.js';
import { importCommand } from './commands/import.command.js';
import { accessRecordCommand } from './commands/access-record.command.js';
import { ledgerCommand } from './commands/ledger.command.js';
import { rebuildCommand } from './commands/rebuild.command.js';
import { replayCommand } from './commands/replay.command.js';
import { serveCommand } from './commands/serve.command.js';
import { simulateCommand } from './commands/simulate.command.js';
import { startCommand } from './commands/start.command.js';
import { statusCommand } from './commands/status.command.js';
import { tokenCommand } from './commands/token.command.js';
import { workCommand } from './commands/work.command.js';
import { personCommand } from './person/person.command.js';
import { userCommand } from './user/user.command.js';
import { EXIT, Stop } from './output/exit.js';
import { isUnreachable } from './output/unreachable.js';

const commands: readonly (() => Command)[] = [
  startCommand,
  serveCommand,
  workCommand,
  importCommand,
  calendarCommand,
  statusCommand,
  explainCommand,
  ledgerCommand,
  accessRecordCommand,
  simulateCommand,
  rebuildCommand,
  tokenCommand,
  userCommand,
  personCommand,
  endpointCommand,
  replayCommand,
  bounceCommand,
];

/** Runs one call and gives its exit code. Faults that a person can mend are one line each, without a stack. */
export async function run(argv: readonly string[]): Promise<number> {
  const program = new Command('dondoc')
    .description('Đôn đốc: sổ theo dõi nhiệm vụ / the register that sees tasks through')
    .exitOverride()
    .showHelpAfterError();
  for (const make of commands) program.addCommand(endingInCodes(make()));
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    return explainEnd(error);
  }
}

/** A wrong call ends here and not in the parser, at whatever depth of commands within commands. */
function endingInCodes(command: Command): Command {
  for (const each of command.commands) endingInCodes(each);
  return command.exitOverride().showHelpAfterError();
}

function explainEnd(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  if (error instanceof Stop) {
    if (error.message !== '') process.stderr.write(`${error.message}\n`);
    return error.exitCode;
  }
  if (error instanceof StartFault) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.unavailable;
  }
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
  if (isUnreachable(error)) {
    process.stderr.write(
      'Không kết nối được cơ sở dữ liệu: kiểm tra DATABASE_URL và máy chủ / cannot reach the database: check DATABASE_URL and the server\n',
    );
    return EXIT.unavailable;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.failed;
}
