/**
 * PostgreSQL refuses to run as root. When we are root (a container, a fresh server), the server runs as an unprivileged
 * account of the system, the data folder belongs to that account, and one of two ways is taken:
 *
 * - plain: the account can reach the programs and the folder as they are;
 * - with `setpriv`: a clone below a private folder (`/root`, a `mktemp -d`) is out of the account's reach. It then keeps the
 *   single capability of passing closed folders, which is still far less than root.
 */
import { spawnSync } from 'node:child_process';
import { chownSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from '../process/start-fault.js';

/** How to start one of PostgreSQL's programs: put `prefix` before the command, and spawn with `ids`. */
export interface PostgresAccount {
  readonly prefix: readonly string[];
  readonly ids: { readonly uid?: number; readonly gid?: number };
  /** Gives a file or folder to the account that the server runs as; nothing to do unless we are root. */
  own(path: string): void;
}

const ourselves: PostgresAccount = { prefix: [], ids: {}, own: () => undefined };

/**
 * The account for a server whose programs include `program` and whose files lie in `folder` (which exists; a data folder
 * made earlier keeps its owner). Throws `StartFault` `account-missing` or `folder-unreachable`.
 */
export function postgresAccount(program: string, folder: string): PostgresAccount {
  if (process.getuid?.() !== 0) return ourselves;
  const owner = ownerOf(folder);
  const { uid, gid } = owner ?? systemAccount();
  const own = (path: string): void => chownSync(path, uid, gid);
  // A folder that is root's is new, or was copied back by root, files and all.
  if (owner === undefined) ownTree(folder, own);
  if (canReach([], { uid, gid }, [program, folder])) return { prefix: [], ids: { uid, gid }, own };
  const prefix = [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    // access(2) heeds the capability of an account other than root only with this bit.
    '--securebits=+no_setuid_fixup',
  ];
  if (canReach(prefix, {}, [program, folder])) return { prefix, ids: {}, own };
  throw new StartFault('folder-unreachable', {
    vi: `PostgreSQL không chạy bằng root và tài khoản ${uid} không vào được ${folder}: hãy chạy bằng người dùng thường, hoặc đặt DONDOC_HOME ở thư mục khác`,
    en: `PostgreSQL does not run as root and account ${uid} cannot enter ${folder}: run as an ordinary user, or set DONDOC_HOME elsewhere`,
  });
}

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

function ownerOf(folder: string): Ids | undefined {
  const { uid, gid } = statSync(folder);
  return uid === 0 ? undefined : { uid, gid };
}

function ownTree(folder: string, own: (path: string) => void): void {
  own(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) ownTree(path, own);
    else if (entry.isFile()) own(path);
  }
}

function systemAccount(): Ids {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
    // initdb looks its account's name up, so a number without an entry does not do.
    if (uid > 0 && gid > 0) return { uid, gid };
  }
  throw new StartFault('account-missing', {
    vi: 'PostgreSQL không chạy bằng root và máy không có tài khoản postgres hay nobody: hãy chạy bằng người dùng thường',
    en: 'PostgreSQL does not run as root and there is no account postgres or nobody: run as an ordinary user',
  });
}

function canReach(prefix: readonly string[], ids: Partial<Ids>, [program, folder]: readonly [string, string]): boolean {
  const test = ['/bin/sh', '-c', 'test -x "$0" && test -w "$1" && test -x "$1"', program, folder];
  const [command = '', ...rest] = [...prefix, ...test];
  return spawnSync(command, rest, { ...ids, cwd: '/', stdio: 'ignore' }).status === 0;
}
