import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StartFault } from '../process/start-fault.js';
import { PostgresNotStarted } from './postgres-server.js';

/** The major version of the server that we ship; its files can be read by no other. */
const postgresMajor = '18';

/**
 * Looks at a cluster's folder before the server does, so that what can be said in one plain line is. True when there is a
 * cluster, false when one is still to be made. Throws `StartFault` `data-folder-broken`, `data-folder-version` or
 * `data-folder-owner`.
 */
export function inspectDataFolder(dataFolder: string): boolean {
  if (!existsSync(dataFolder)) return false;
  const owner = statSync(dataFolder).uid;
  const self = process.getuid?.();
  if (self !== undefined && self !== 0 && owner !== self) {
    throw new StartFault('data-folder-owner', {
      vi: `Thư mục dữ liệu ${dataFolder} thuộc tài khoản khác (${owner}): chạy bằng tài khoản đó, hoặc đặt DONDOC_HOME ở nơi khác`,
      en: `the data folder ${dataFolder} belongs to another account (${owner}): run as that account, or set DONDOC_HOME elsewhere`,
    });
  }
  const version = readVersion(dataFolder);
  if (version === undefined) throw broken(dataFolder, missingParts(dataFolder));
  if (version !== postgresMajor) {
    throw new StartFault('data-folder-version', {
      vi: `Thư mục dữ liệu ${dataFolder} là của PostgreSQL ${version}, chương trình này dùng bản ${postgresMajor}: dời thư mục đi nơi khác, hoặc đặt DATABASE_URL`,
      en: `the data folder ${dataFolder} was made by PostgreSQL ${version}, this program runs ${postgresMajor}: move it away, or set DATABASE_URL`,
    });
  }
  if (!existsSync(join(dataFolder, 'global', 'pg_control'))) throw broken(dataFolder, missingParts(dataFolder));
  return true;
}

/** Turns the server's last words into a fault that a person can act on. */
export function explainFailure(error: unknown, dataFolder: string, logFile: string): unknown {
  if (!(error instanceof PostgresNotStarted)) return error;
  if (/No space left on device/.test(error.log)) {
    return new StartFault('disk-full', {
      vi: `Ổ đĩa chứa ${dataFolder} đã đầy: giải phóng chỗ trống rồi chạy lại`,
      en: `the disk that holds ${dataFolder} is full: free some space and start again`,
    });
  }
  if (
    /PANIC|control file|checkpoint record|corrupt|not a valid data directory|could not open (file|directory)|directory .* does not exist/.test(
      error.log,
    )
  ) {
    return broken(dataFolder, error.message, error);
  }
  return new StartFault(
    'postgres-not-started',
    {
      vi: `PostgreSQL không khởi động được, xem ${logFile}`,
      en: `PostgreSQL did not start, see ${logFile}: ${error.message}`,
    },
    { cause: error },
  );
}

function broken(dataFolder: string, what: string, cause?: unknown): StartFault {
  return new StartFault(
    'data-folder-broken',
    {
      vi: `Thư mục dữ liệu ${dataFolder} bị hỏng: phục hồi từ bản sao lưu, hoặc dời thư mục đi để bắt đầu lại`,
      en: `the data folder ${dataFolder} is broken (${what}): restore it from a backup, or move it away to begin anew`,
    },
    { cause },
  );
}

function missingParts(dataFolder: string): string {
  if (!statSync(dataFolder).isDirectory()) return 'not a folder';
  if (readdirSync(dataFolder).length === 0) return 'empty';
  return existsSync(join(dataFolder, 'PG_VERSION')) ? 'global/pg_control is missing' : 'PG_VERSION is missing';
}

function readVersion(dataFolder: string): string | undefined {
  const file = join(dataFolder, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
