import { type Problem, type Setting, settings } from './config.settings.js';

type ValueOf<S> = S extends Setting<infer T> ? T : never;
type Values = { [K in keyof typeof settings]: ValueOf<(typeof settings)[K]> };
type Optional = 'databaseUrl' | 'redisUrl' | 'publicUrl' | 'secretsKey' | 'smtpUrl';

/** The program's configuration, read once at the start. Fields that may be absent are absent on purpose: see the table. */
export type Config = Readonly<Omit<Values, Optional> & Partial<Pick<Values, Optional>>>;

export interface ConfigFault extends Problem {
  readonly variable: string;
}

/** Everything that is wrong with the environment, one line a fault: the variable, what is wrong, the remedy. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    super(faults.map((fault) => `${fault.variable}: ${fault.vi} / ${fault.en}`).join('\n'));
    this.name = 'ConfigError';
  }
}

/** Reads the environment; an empty variable counts as absent. Throws `ConfigError` that names every fault at once. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const faults: ConfigFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries<Setting<unknown>>(settings)) {
    const given = environment[setting.variable]?.trim() ?? '';
    const text = given === '' ? setting.byDefault : given;
    if (text === undefined) continue;
    const read = setting.read(text);
    if ('problem' in read) faults.push({ variable: setting.variable, ...read.problem });
    else values[key] = read.value;
  }
  if (values['queueBackend'] === 'redis' && (environment['REDIS_URL'] ?? '').trim() === '') faults.push(redisNeedsUrl);
  if (faults.length > 0) throw new ConfigError(faults);
  // Each key was read by the setting that gives the key its type, and those without a default may stay absent.
  return values as unknown as Config;
}

const redisNeedsUrl: ConfigFault = {
  variable: 'REDIS_URL',
  vi: 'thiếu mà QUEUE_BACKEND là redis: đặt REDIS_URL=redis://…, hoặc QUEUE_BACKEND=postgres',
  en: 'is absent while QUEUE_BACKEND is redis: set REDIS_URL=redis://…, or QUEUE_BACKEND=postgres',
};

/** The table of docs/guides/configuration.md, in Markdown. */
export function configTable(): string {
  const rows = Object.values<Setting<unknown>>(settings).map(
    ({ variable, byDefault, about }) =>
      `| \`${variable}\` | ${byDefault === undefined ? '–' : `\`${byDefault}\``} | ${about.vi} | ${about.en} |`,
  );
  return ['| Biến · Variable | Mặc định · Default | Ý nghĩa | Meaning |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
