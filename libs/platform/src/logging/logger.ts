import { type DestinationStream, type Logger as PinoLogger, pino } from 'pino';
import { correlationId } from './correlation.js';

export type Logger = PinoLogger;

export interface LoggerOptions {
  /** One of LOG_LEVEL's values. */
  readonly level: string;
  /** Which part of the program writes, e.g. `api`. */
  readonly part: string;
  /** Default: standard error, so that a command's `--json` stays alone on standard output. */
  readonly destination?: DestinationStream;
}

/** Fields that are secrets wherever a library puts them, at the top or one or two objects down. */
const secretFields = ['authorization', 'cookie', 'set-cookie', 'password', 'secret', 'token', 'apiKey'].map(
  (field) => `["${field}"]`,
);
const redacted = secretFields.flatMap((field) => [field.slice(0), `*${field}`, `*.headers${field}`, `*.*${field}`]);

/**
 * One JSON object a line, time in ISO 8601 UTC, with the correlation id of the request or job. Secret fields and the
 * credentials inside URLs are replaced before a line leaves the process, and so are mail addresses: a log is kept, copied and read by
 * others than the register, and nobody can erase a person from it.
 */
export function createLogger(options: LoggerOptions): Logger {
  return pino(
    {
      level: options.level,
      base: { part: options.part, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => {
        const correlation = correlationId();
        return correlation === undefined ? {} : { correlation };
      },
      serializers: { err: withoutValues },
      redact: { paths: [...new Set(redacted)], censor: '[secret]' },
      hooks: { streamWrite: hideCredentials },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

/** An error of the database brings along what it was asked with, which may be about somebody: statement and code say enough. */
function withoutValues(error: Error): object {
  const {
    parameters: _,
    detail: __,
    driverError: ___,
    ...told
  } = pino.stdSerializers.err(error) as object & {
    readonly parameters?: unknown;
    readonly detail?: unknown;
    readonly driverError?: unknown;
  };
  return told;
}

/**
 * Passwords inside URLs, mail addresses, and the program's own tokens, tickets and session secrets, which say by their beginning what
 * they are.
 */
export function hideCredentials(text: string): string {
  return text
    .replaceAll(/([a-z][a-z0-9+.-]*:\/\/)[^\s/@"'\\]+@/gi, '$1[secret]@')
    .replaceAll(/[\w.+%-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}\b/gi, '[address]')
    .replaceAll(/\b(dd[a-z]_)[\w-]{43}/g, '$1[secret]');
}
