/** Ctrl-C in the middle of an import of 10,000 rows: what is recorded stays and is told, and the same call records the rest. */
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { buildProgram, runProgram, type RunningProgram } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { dondoc, dondocJson, scratchFiles, withEnvironment } from './cli.harness.js';

const ROWS = 10_000;
const UNITS = 'mã,tên,loại\nVP,Văn phòng Ủy ban nhân dân tỉnh,office\nSNN,Sở Nông nghiệp,department\n';
const PATIENT = { within: 120_000 };
/** The lock that the test holds before the import comes to it. */
const HELD = 4_711;

let database: TestDatabase;
let file: ReturnType<typeof scratchFiles>;
let environment: NodeJS.ProcessEnv;
let restore: () => void;
let entry: string;

beforeAll(async () => {
  database = await createTestDatabase({ template: 'empty' });
  file = scratchFiles('cli-interrupted');
  environment = {
    DATABASE_URL: database.url,
    DONDOC_HOME: scratchFolder('cli-interrupted-home'),
    LOG_LEVEL: 'silent',
  };
  restore = withEnvironment(environment);
  entry = buildProgram();
  const units = await dondoc('import', 'units', file('units.csv', UNITS));
  if (units.code !== 0) throw new Error(units.err);
}, 180_000);

afterAll(async () => {
  restore();
  await database.drop();
}, 180_000);

/** From here on whoever appends waits for the lock, once so many tasks are in the log. */
const holding = (after: number) => `
  create function held() returns trigger language plpgsql as $$
  begin
    if new.position > ${after} then perform pg_advisory_xact_lock(${HELD}); end if;
    return new;
  end $$;
  create trigger held before insert on log.event for each row execute function held()`;

async function drafted(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    `select count(*)::int as count from log.event where type = 'TaskDrafted'`,
  );
  return rows[0]?.count ?? 0;
}

/** Lets go once the program has said that it will stop: its batch under way can then end, and nothing after it begins. */
async function interruptWhileHeld(start: () => RunningProgram): Promise<RunningProgram> {
  const holder = await database.pool.connect();
  try {
    await holder.query('select pg_advisory_lock($1)', [HELD]);
    const program = start();
    await eventually(async () => {
      const { rows } = await database.pool.query(
        `select 1 from pg_locks where locktype = 'advisory' and objid = $1 and not granted`,
        [HELD],
      );
      return rows.length > 0;
    }, PATIENT);
    program.process.kill('SIGINT');
    await eventually(() => program.err().includes('stopping'), PATIENT);
    return program;
  } finally {
    await holder.query('select pg_advisory_unlock($1)', [HELD]);
    holder.release();
  }
}

it('ends with a line that says what is recorded, and is completed by the same call without doubles', async () => {
  const rows = Array.from({ length: ROWS }, (_, at) => `Việc số ${at + 1} của kế hoạch,Sở Nông nghiệp,30/6/2027`);
  const tasks = file('tasks.csv', `Nhiệm vụ,Cơ quan chủ trì,Thời hạn\n${rows.join('\n')}\n`);
  const call = ['import', 'tasks', tasks, '--directive', '12/KH-UBND', '--issued', '2026-11-02', '--owner', 'VP'];
  await database.pool.query(holding(3_000));
  const program = await interruptWhileHeld(() => runProgram(entry, call, environment));
  expect({ code: await program.ended, out: program.out() }).toEqual({ code: 130, out: '' });
  const recorded = await drafted();
  expect(recorded).toBeGreaterThan(2_000);
  expect(recorded).toBeLessThan(ROWS);
  expect(program.err()).toContain(`${recorded} trên ${ROWS} đã ghi`);
  expect(program.err()).toContain('Run the same command again');
  await database.pool.query('drop function held cascade');
  const again = await dondocJson<object>(...call);
  expect(again).toMatchObject({ code: 0, json: { recorded: ROWS - recorded, alreadyThere: recorded, refused: [] } });
  expect(await drafted()).toBe(ROWS);
}, 300_000);
