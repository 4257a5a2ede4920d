/** Starting, sharing and stopping the program on its own PostgreSQL; and its parts apart on a database that others run. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findRunningPostgres, freePort, isPidAlive, readConfig, readPostmasterFile, StartFault } from '#platform';
import { run } from '../../apps/cli/src/program.js';
import { type RunningRegister, startAll } from '../../apps/cli/src/composition/start-all.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { ApiClient } from './api.client.js';
import { dondoc, dondocAtOnce, dondocJson, listenToStreams, scratchFiles, withEnvironment } from './cli.harness.js';

const LONG = 180_000;
const UNITS = 'code,name,kind,parent\nVP,Văn phòng,office,\nSXD,Sở Xây dựng,department,VP\n';

let home: string;
let port: number;
let units: string;
let restore: () => void;

beforeAll(async () => {
  home = scratchFolder('cli-start');
  port = await freePort();
  units = scratchFiles('cli-start-files')('units.csv', UNITS);
  restore = withEnvironment({
    DONDOC_HOME: home,
    PORT: String(port),
    DATABASE_URL: undefined,
    LOG_LEVEL: 'silent',
  });
});

afterAll(() => restore());

const start = (folder = home): Promise<RunningRegister> =>
  startAll({ config: readConfig({ ...process.env, DONDOC_HOME: folder }), empty: true });

const serverPid = (): number | undefined => readPostmasterFile(join(home, 'postgres', 'data'))?.pid;

async function faultOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof StartFault ? error.code : String(error);
}

async function health(url: string): Promise<number> {
  return (await fetch(`${url}/health/ready`)).status;
}

describe('without a register', () => {
  it('makes none for a command that only reads', async () => {
    expect(await dondoc('status')).toMatchObject({ code: 4, out: '' });
    expect(existsSync(join(home, 'postgres'))).toBe(false);
  });

  it(
    'makes one for two commands at once, which share its server and leave none behind',
    async () => {
      expect(await dondocAtOnce(['import', 'units', units], ['import', 'units', units])).toEqual([0, 0]);
      expect(findRunningPostgres(home)).toBeUndefined();
      const { json } = await dondocJson<{ alreadyThere: number }>('import', 'units', units);
      expect(json.alreadyThere).toBe(2);
    },
    LONG,
  );
});

describe('a register of one’s own that runs', () => {
  let running: RunningRegister;
  let pid: number | undefined;

  beforeAll(async () => {
    running = await start();
    pid = serverPid();
  }, LONG);

  afterAll(() => running.close(), LONG);

  it(
    'answers whoever has a token from the shell',
    async () => {
      expect(await health(running.address)).toBe(200);
      const { json } = await dondocJson<{ token: string }>('token', '--name', 'Trần Thị Dung', '--role', 'coordinator');
      const stranger = await new ApiClient(running.address, undefined).get('/api/v1/directives');
      expect(stranger.status).toBe(401);
      const known = await new ApiClient(running.address, json.token).get<{ items: unknown[] }>('/api/v1/directives');
      expect(known.status).toBe(200);
    },
    LONG,
  );

  it(
    'shows what a command beside it brings in',
    async () => {
      const more = scratchFiles('cli-start-more')('more.csv', 'code,name,kind\nSYT,Sở Y tế,department\n');
      expect((await dondocJson<{ recorded: number }>('import', 'units', more)).json.recorded).toBe(1);
      const { position } = (await dondocJson<{ position: number }>('status')).json;
      await eventually(async () => {
        const { projections } = (await dondocJson<{ projections: { name: string; position: number }[] }>('status'))
          .json;
        return projections.every((each) => each.position >= position);
      });
    },
    LONG,
  );

  it(
    'is the only one on its data',
    async () => {
      expect(await faultOf(start())).toBe('second-instance');
      expect(await health(running.address)).toBe(200);
    },
    LONG,
  );

  it(
    'keeps its port: another start on it ends before anything is made',
    async () => {
      const other = scratchFolder('cli-start-other');
      expect(await faultOf(start(other))).toBe('port-in-use');
      expect(existsSync(join(other, 'postgres'))).toBe(false);
      const elsewhere = withEnvironment({ DONDOC_HOME: other });
      const { code, err } = await dondoc('start');
      elsewhere();
      expect(code).toBe(4);
      expect(err.trimEnd().split('\n')).toHaveLength(1);
    },
    LONG,
  );

  it(
    'ends with its server',
    async () => {
      await running.close();
      expect(pid !== undefined && isPidAlive(pid)).toBe(false);
      expect(await fetch(running.address).catch(() => 'gone')).toBe('gone');
    },
    LONG,
  );
});

it(
  'tells in a few lines where to look, and ends at a signal with 0',
  async () => {
    const streams = listenToStreams();
    const ended = run(['start', '--empty']);
    try {
      await eventually(() => streams.out().includes('Ctrl-C'), { within: 60_000 });
      const lines = streams.out().trim().split('\n');
      expect(lines.length).toBeLessThanOrEqual(8);
      expect(streams.out()).toContain(`http://127.0.0.1:${port}`);
    } finally {
      process.emit('SIGTERM', 'SIGTERM');
      expect(await ended).toBe(0);
      streams.stop();
    }
    expect(findRunningPostgres(home)).toBeUndefined();
  },
  LONG,
);

it(
  'breaks a layout off at once, and leaves nothing that could be taken for a demonstration',
  async () => {
    const aborting = new AbortController();
    const progress = () => ({ to: () => aborting.abort(new Error('told to end')), end: () => undefined });
    const started = startAll({ config: readConfig(process.env), empty: false, end: aborting.signal, progress });
    await expect(started).rejects.toThrow('told to end');
    expect(existsSync(join(home, 'demonstration.json'))).toBe(false);
    expect(findRunningPostgres(home)).toBeUndefined();
  },
  LONG,
);

describe('the parts apart', () => {
  let database: TestDatabase;
  let back: () => void;
  const parts: Promise<number>[] = [];

  const begin = (part: 'serve' | 'work'): void => void parts.push(run([part]));

  /** The exit codes of all of them, told once to end. */
  const end = (): Promise<readonly number[]> => {
    const ended = Promise.all(parts.splice(0));
    process.emit('SIGTERM', 'SIGTERM');
    return ended;
  };

  beforeAll(async () => {
    database = await createTestDatabase({ template: 'empty' });
    back = withEnvironment({ DATABASE_URL: database.url });
  }, LONG);

  afterAll(async () => {
    if (parts.length > 0) await end();
    back();
    await database.drop();
  }, LONG);

  it(
    'serves on a database that no worker has seen, and shows what workers do once they run',
    async () => {
      const url = `http://127.0.0.1:${port}`;
      begin('serve');
      await eventually(async () => (await fetch(`${url}/health/live`).catch(() => undefined))?.ok, { within: 60_000 });
      expect(await health(url)).toBe(200);
      const { json } = await dondocJson<{ token: string }>('token', '--name', 'Trần Thị Dung', '--role', 'coordinator');
      const client = new ApiClient(url, json.token);
      expect((await client.get('/api/v1/directives')).status).toBe(200);
      expect((await client.get('/api/v1/tasks')).status).toBe(200);

      begin('work');
      begin('work');
      expect(await dondoc('import', 'units', units)).toMatchObject({ code: 0 });
      await eventually(
        async () => {
          const { body } = await client.get<{ projections: { lag: number; position: number }[] }>('/api/v1/status');
          return body.projections.every(({ lag, position }) => lag === 0 && position > 0);
        },
        { within: 60_000, what: 'the tables' },
      );
      expect(await end()).toEqual([0, 0, 0]);
    },
    LONG,
  );
});
