/** An office arrives in the middle of its year: what it has done counts at once, and nobody is flooded or wronged on the first morning. */
import { createLogger, MovableClock, openSealer, readConfig } from '#platform';
import { localDay, VIETNAM_CALENDAR, workingDaysBetween } from '#domain';
import { AssignmentRow, TaskRow } from '#read-models';
import { openRegister, type Register } from '../../apps/cli/src/composition/register.js';
import { playerOver, fillTables } from '../../apps/cli/src/composition/worker.js';
import { settableClock } from '../../apps/worker/src/stepping.clock.js';
import { dondocJson, openCliRegister, type CliRegister } from './cli.harness.js';
import { annex, IMPORTED_AT, ISSUED, LATE, PEOPLE, ROWS, UNITS } from './opening-balance.annex.js';

interface ImportAnswer {
  readonly rows: number;
  readonly accepted: number;
  readonly warned: number;
  readonly rejected: number;
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly issued: number;
  readonly notIssued: readonly unknown[];
  readonly balances: Readonly<Record<string, number>>;
  readonly details: readonly { readonly row: number; readonly findings: readonly { readonly code: string }[] }[];
}

interface StatusAnswer {
  readonly position: number;
  readonly boards: readonly {
    readonly total: number;
    readonly rates: readonly { readonly code: string; readonly numerator: number; readonly denominator: number }[];
  }[];
}

const REAL_TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** The command line lives by the machine's clock: that one is moved, and nothing else of time. */
function machineClockAt(instant: string): void {
  jest.useFakeTimers({ now: new Date(instant), doNotFake: [...REAL_TIMERS] });
}

let office: CliRegister;
const tasks = (): Promise<{ code: number; json: ImportAnswer }> =>
  dondocJson<ImportAnswer>(
    'import',
    'tasks',
    office.file('phu-luc.csv', annex()),
    '--directive',
    '12/KH-UBND',
    '--issued',
    ISSUED,
    '--owner',
    'VP',
    '--issue',
  );

beforeAll(async () => {
  office = await openCliRegister('opening-balance');
  machineClockAt(IMPORTED_AT);
  await dondocJson('import', 'units', office.file('units.csv', UNITS));
  await dondocJson('import', 'people', office.file('people.csv', PEOPLE));
}, 180_000);

afterAll(async () => {
  jest.useRealTimers();
  await office.close();
}, 180_000);

/** Opens the register under a clock of its own, moves it through the days with the worker, and reads what happened. */
async function letTimePass<Result>(to: string, read: (register: Register) => Promise<Result>): Promise<Result> {
  const clock = new MovableClock(new Date().toISOString());
  const log = createLogger({ level: 'silent', part: 'test' });
  const config = { databasePoolSize: 5, statementTimeoutMs: 30_000 };
  const register = await openRegister({
    url: office.database.url,
    config,
    clock,
    log,
    sealer: openSealer(readConfig(process.env)),
  });
  try {
    const worker = playerOver(register, { publicUrl: 'http://127.0.0.1:3057' });
    await worker.advanceTo(settableClock(clock), to);
    await fillTables(register);
    machineClockAt(to);
    return await read(register);
  } finally {
    await register.close();
  }
}

interface Told {
  readonly assignment: string;
  readonly step: string;
  readonly on: string;
  readonly roles: readonly string[];
}

async function told({ store }: Register): Promise<readonly Told[]> {
  const events = await store.readAll(0, 10_000);
  return events.flatMap((event): Told[] => {
    if (event.type !== 'StepFired') return [];
    const { step, recipients } = event.data as { step: string; recipients: { as: string }[] };
    return [{ assignment: event.stream, step, on: localDay(event.occurredAt), roles: recipients.map(({ as }) => as) }];
  });
}

/** Working days between E1 and each of the others, as the policy has them. */
const AFTER_REMINDER: Readonly<Record<string, number>> = { E2: 4, E3: 9, E4: 19, E5: 29 };

const leaders = ({ roles }: Told): boolean => roles.includes('leader') || roles.includes('fieldLeader');

it('reads, drafts, issues and opens 123 tasks in one call, 66 of them done, and says what it did not believe', async () => {
  const { code, json } = await tasks();
  expect({ code, rows: json.rows, issued: json.issued, notIssued: json.notIssued }).toEqual({
    code: 0,
    rows: 123,
    issued: 123,
    notIssued: [],
  });
  expect(json.balances).toEqual({ completed: 66, 'awaiting-issue': 1, 'in-progress': 41, received: 6, assigned: 9 });
  const doubted = json.details.filter(({ findings }) => findings.length > 0);
  expect(doubted.map(({ findings }) => findings.map(({ code: found }) => found))).toEqual([['status-in-future']]);
  expect([json.accepted, json.warned, json.rejected]).toEqual([122, 1, 0]);
}, 180_000);

it('changes nothing when the same file comes again', async () => {
  const before = (await dondocJson<StatusAnswer>('status')).json.position;
  const { code, json } = await tasks();
  expect({ code, recorded: json.recorded, alreadyThere: json.alreadyThere, issued: json.issued }).toEqual({
    code: 0,
    recorded: 0,
    alreadyThere: 123,
    issued: 0,
  });
  expect((await dondocJson<StatusAnswer>('status')).json.position).toBe(before);
}, 180_000);

it('sends no escalation and tells no leader on the first morning', async () => {
  const steps = await letTimePass('2025-06-17T04:00:00.000Z', told);
  expect(steps.filter(({ step }) => step.startsWith('E'))).toEqual([]);
  expect(steps.filter(leaders)).toEqual([]);
  // Whoever has not received the work yet is asked to, and of what is in term the ladder goes on.
  expect(new Set(steps.map(({ step }) => step))).toEqual(new Set(['R0']));
  expect(steps.filter(({ step }) => step === 'R0')).toHaveLength(9);
}, 180_000);

it('says 66 of 123, and 38 of this year’s 65, with the denominator named', async () => {
  const [board] = (await dondocJson<StatusAnswer>('status')).json.boards;
  expect(board?.total).toBe(123);
  expect(board?.rates.map(({ code, numerator, denominator }) => `${code} ${numerator}/${denominator}`)).toEqual([
    'done-of-all 66/123',
    'done-of-due 26/34',
    'done-of-this-year 38/65',
  ]);
}, 180_000);

it('counts what was done by the deadline then in force, and what is late as overdue from the first minute', async () => {
  const cells = await letTimePass('2025-06-17T04:05:00.000Z', async ({ source }) => {
    const rows = await source.getRepository(AssignmentRow).find();
    return (cell: string) => rows.filter((row) => row.cell === cell).length;
  });
  expect([cells('done-on-time'), cells('done-late')]).toEqual([61, 5]);
  expect(cells('open-overdue')).toBe(LATE.length + 1);
}, 180_000);

it('then reminds each unit first, leaders as many days later as the ladder has between, and never of what is long past', async () => {
  const { steps, ordinals } = await letTimePass('2025-07-31T10:00:00.000Z', async (register) => {
    const rows = await register.source.getRepository(AssignmentRow).find();
    const drafts = await register.source.getRepository(TaskRow).find();
    const ordinal = new Map(drafts.map((row) => [row.id, Number(row.ordinal)]));
    return { steps: await told(register), ordinals: new Map(rows.map(({ id, task }) => [id, ordinal.get(task) ?? 0])) };
  });
  const of = (deadline: string): readonly Told[] =>
    steps.filter(
      ({ assignment, step }) =>
        step.startsWith('E') && ROWS[(ordinals.get(assignment) ?? 0) - 1]?.deadline === deadline,
    );
  const days = (from: string, to: string): number => workingDaysBetween(VIETNAM_CALENDAR, from, to).workingDays;
  for (const deadline of LATE) {
    const [first, ...rest] = of(deadline);
    if (first === undefined) continue;
    expect([first.step, leaders(first)]).toEqual(['E1', false]);
    for (const step of rest) expect(days(first.on, step.on)).toBe(AFTER_REMINDER[step.step]);
  }
  expect(
    LATE.map((deadline) =>
      of(deadline)
        .map(({ step }) => step)
        .join(' '),
    ),
  ).toEqual(['E1 E2 E3 E4 E5', 'E1 E2 E3 E4 E5', 'E1 E3 E4 E5', 'E1 E4', 'E1 E4', '', '']);
}, 180_000);
