/**
 * Suites that need something beside Node. Where it is missing the suite is skipped and the run says so once, with the
 * remedy; with DONDOC_NO_SKIP=1 (set by .ci/run) a missing program is a failure instead. Real data beside the clone is
 * nobody's to install: without it the suite stays a `todo` with its reason, also in CI.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { programOnPath } from './program-on-path.js';
import { systemErrorCode } from '#platform';

interface Need {
  find(): string | undefined;
  readonly remedy: string;
  readonly installable: boolean;
}

const needs = {
  'redis-server': {
    find: () => programOnPath('redis-server'),
    remedy: 'apt-get install redis-server',
    installable: true,
  },
  chromium: {
    find: () => programOnPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'),
    remedy: 'apt-get install chromium',
    installable: true,
  },
  'shared-data': {
    find: () => [resolve(process.cwd(), '../shared/data')].find((folder) => existsSync(folder)),
    remedy: 'put the real data into ../shared/data beside the clone',
    installable: false,
  },
} satisfies Record<string, Need>;

export type NeedName = keyof typeof needs;

/** A `describe` whose body receives the path of what it needs. */
export function suiteNeeding(need: NeedName, title: string, body: (path: string) => void): void {
  const { find, remedy, installable }: Need = needs[need];
  const path = find();
  if (path !== undefined) {
    describe(title, () => body(path));
    return;
  }
  const reason = `${need} not found: ${remedy}`;
  if (!installable) {
    sayOnce(need, `TODO  suites that need ${reason}`);
    it.todo(`${title} (${reason})`);
    return;
  }
  if (process.env['DONDOC_NO_SKIP'] === '1') {
    it(title, () => {
      throw new Error(`${reason} (DONDOC_NO_SKIP=1 allows no skip)`);
    });
    return;
  }
  sayOnce(need, `SKIP  suites that need ${reason}`);
  // The body is not run: it may rest on the path already while it declares its tests.
  it.skip(`${title} (${reason})`, () => undefined);
}

/** Once a run, however many suites and workers there are. */
function sayOnce(need: NeedName, line: string): void {
  const run = process.env['DONDOC_TEST_RUN'];
  if (run !== undefined && !firstToSay(join(run, `said-${need}`))) return;
  process.stderr.write(`${line}\n`);
}

function firstToSay(file: string): boolean {
  try {
    writeFileSync(file, '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}
