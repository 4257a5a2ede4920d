import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.js';
import { StartFault, systemErrorCode } from '../process/start-fault.js';
import { Sealer, SEALING_KEY_BYTES } from './sealer.js';

const FILE = 'secrets.key';

/**
 * What the program seals with: the keys of `SECRETS_KEY`, else one that is made once and kept in `DONDOC_HOME/secrets.key`, readable
 * by its owner alone. Throws `StartFault` `secrets-key-unreadable`.
 */
export function openSealer({ secretsKey, home }: Pick<Config, 'secretsKey' | 'home'>): Sealer {
  const texts = secretsKey === undefined ? [keptKey(home)] : secretsKey.split(',');
  const keys = texts.map((text) => Buffer.from(text, 'base64'));
  if (keys.every((key) => key.length === SEALING_KEY_BYTES)) return new Sealer(keys);
  throw new StartFault('secrets-key-unreadable', {
    vi: `Tệp ${join(home, FILE)} bị hỏng: khôi phục từ bản sao lưu, hoặc đặt SECRETS_KEY`,
    en: `the file ${join(home, FILE)} is damaged: restore it from a backup, or set SECRETS_KEY`,
  });
}

/** Programs that start together agree on one key: it is linked into its place whole, and only the first link succeeds. */
function keptKey(home: string): string {
  const file = join(home, FILE);
  const fresh = `${file}.${process.pid}.new`;
  mkdirSync(home, { recursive: true });
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
  try {
    writeFileSync(fresh, `${randomBytes(SEALING_KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
    linkSync(fresh, file);
  } catch (error) {
    if (systemErrorCode(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  return readFileSync(file, 'utf8').trim();
}
