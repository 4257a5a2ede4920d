import { readFileSync } from 'node:fs';
import { isProtected } from './protected.address.js';
import { type Problem, type Setting, settings } from './config.settings.js';
import { openWireOf } from './open.wires.js';

type ValueOf<S> = S extends Setting<infer T> ? T : never;
type Values = { [K in keyof typeof settings]: ValueOf<(typeof settings)[K]> };
type Optional =
  | 'databaseUrl'
  | 'databaseAppUrl'
  | 'databaseReaderUrl'
  | 'databaseWholeReaderUrl'
  | 'redisUrl'
  | 'publicUrl'
  | 'secretsKey'
  | 'smtpUrl'
  | 'oidcIssuer'
  | 'oidcClientId'
  | 'oidcClientSecret'
  | 'oidcName'
  | 'oidcAcr'
  | 'oidcAmr';

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

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment; an empty variable counts as absent. A secret may come by a file whose path stands in the variable of the same name with
 * `_FILE` behind it. Throws `ConfigError` that names every fault at once.
 */
export function readConfig(environment: Environment): Config {
  const faults: ConfigFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries<Setting<unknown>>(settings)) {
    const given = textOf(setting, environment);
    const text = given === '' ? setting.byDefault : given;
    if (text === undefined) continue;
    const read = typeof text === 'string' ? setting.read(text) : { problem: text };
    if ('problem' in read) faults.push({ variable: setting.variable, ...read.problem });
    else values[key] = read.value;
  }
  faults.push(...openWires(values));
  if (values['queueBackend'] === 'redis' && textOf(settings.redisUrl, environment) === '') faults.push(redisNeedsUrl);
  faults.push(...faultsOfProvider(values));
  if (faults.length > 0) throw new ConfigError(faults);
  // Each key was read by the setting that gives the key its type, and those without a default may stay absent.
  return values as unknown as Config;
}

/** The text of a setting, empty without one; or what is wrong with the file that should hold it. */
function textOf({ variable, secret }: Setting<unknown>, environment: Environment): string | Problem {
  const own = environment[variable]?.trim() ?? '';
  const file = secret === true ? (environment[`${variable}_FILE`]?.trim() ?? '') : '';
  if (file === '') return own;
  if (own !== '')
    return { vi: `có cả ${variable}_FILE: bỏ một trong hai`, en: `stands beside ${variable}_FILE: drop one` };
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    // Whatever hinders reading, the remedy is the same.
    return {
      vi: `không đọc được tệp nêu trong ${variable}_FILE`,
      en: `cannot be read from the file in ${variable}_FILE`,
    };
  }
}

/** Every address that was read, judged as soon as all of them are known. */
function openWires(values: Readonly<Record<string, unknown>>): readonly ConfigFault[] {
  const letThrough = String(values['plaintextHosts'] ?? 'none');
  return Object.entries<Setting<unknown>>(settings).flatMap(([key, { variable, secret }]) => {
    const value = values[key];
    const open = secret === true && typeof value === 'string' ? openWireOf(value, letThrough) : undefined;
    return open === undefined ? [] : [{ variable, ...open }];
  });
}

const redisNeedsUrl: ConfigFault = {
  variable: 'REDIS_URL',
  vi: 'thiếu mà QUEUE_BACKEND là redis: đặt REDIS_URL=redis://…, hoặc QUEUE_BACKEND=postgres',
  en: 'is absent while QUEUE_BACKEND is redis: set REDIS_URL=redis://…, or QUEUE_BACKEND=postgres',
};

/** A provider needs all that names us there, and may be asked without TLS on this machine alone. */
function faultsOfProvider(values: Readonly<Record<string, unknown>>): readonly ConfigFault[] {
  const issuer = values['oidcIssuer'];
  if (typeof issuer !== 'string') return [];
  const missing = (['oidcClientId', 'oidcClientSecret'] as const).filter((key) => values[key] === undefined);
  const absent = missing.map((key) => ({ variable: settings[key].variable, ...providerIncomplete }));
  return isProtected(issuer) ? absent : [...absent, providerInClear];
}

const providerIncomplete: Problem = {
  vi: 'thiếu mà OIDC_ISSUER có: lấy từ nhà cung cấp danh tính, hoặc bỏ OIDC_ISSUER',
  en: 'is absent while OIDC_ISSUER is set: get it from the identity provider, or leave OIDC_ISSUER out',
};

const providerInClear: ConfigFault = {
  variable: 'OIDC_ISSUER',
  vi: 'phải là https://; http:// chỉ nhận trên máy này',
  en: 'must be https://; http:// is for this machine alone',
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
