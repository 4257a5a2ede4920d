import { join } from 'node:path';
import { createLogger, MovableClock } from '#platform';
import { openRegister, type Register } from '../../apps/cli/src/composition/register.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { suiteNeeding } from '../support/suite-needing.js';
import { testSealer } from '../support/test-sealer.js';
import { readReceiptLog, type ReceiptLog } from './receipt-log.js';
import { replayReceipts, type ReplayReport } from './replay-receipts.js';

const FILE = 'coselog-receipt/receipt-half.csv';

suiteNeeding('shared-data', 'a municipality’s real cases, played through the register', (data) => {
  let database: TestDatabase;
  let register: Register;
  const clock = new MovableClock('2010-01-01T00:00:00.000Z');
  beforeAll(async () => {
    database = await createTestDatabase();
    const log = createLogger({ level: 'silent', part: 'replay' });
    const config = { databasePoolSize: 5, statementTimeoutMs: 30_000 };
    register = await openRegister({ url: database.url, config, clock, log, sealer: testSealer, replay: true });
  });
  afterAll(async () => {
    await register.close();
    await database.drop();
  });

  it('reads the file as it describes itself', () => {
    const { cases, activities } = readReceiptLog(join(data, FILE));
    const ended = cases.filter(({ endedAt }) => endedAt !== null);
    const late = ended.filter(({ endedAt, deadline }) => Date.parse(endedAt ?? '') > Date.parse(deadline));
    expect([cases.length, activities, ended.length, late.length]).toEqual([723, 4290, 679, 195]);
  });

  let report: ReplayReport;
  it('plays every eighth case, with the clock moved to every instant of the file', async () => {
    const log = everyNth(readReceiptLog(join(data, FILE)), 8);
    report = await replayReceipts(log, { register, clock });
    expect(report).toMatchObject({ cases: 91, activities: log.activities });
  }, 600_000);

  it('agrees with the file in every case: ended or open, in time or late', () => {
    expect(report).toMatchObject({ agree: 91, disagreements: [], scoreboard: { total: 91 } });
    expect(report.register).toEqual(report.file);
    // Each of the four standings is among them, so that agreeing says something.
    const { ended, late, open, openOverdue } = report.file;
    expect(Math.min(late, ended - late, open, openOverdue)).toBeGreaterThan(0);
  });

  it('refuses work on what is completed, counts it, and refuses nothing else', () => {
    const { activities } = report.afterTheEnd;
    expect(activities).toBeGreaterThan(0);
    expect(report.refused).toEqual({ 'already-completed': activities });
    expect(report.events['ProgressReported']).toBe(report.activities - activities);
  });

  it('has told of every deadline that passed while its case was open, once', () => {
    expect(report.events['DeadlinePassed']).toBe(report.file.late + report.file.openOverdue);
  });
});

/** The whole file takes minutes: `npm run -s replay` plays it. */
function everyNth({ cases, moments }: ReceiptLog, n: number): ReceiptLog {
  const chosen = new Set(cases.filter((_, index) => index % n === 0).map(({ id }) => id));
  const kept = moments.filter((moment) => chosen.has(moment.case.id));
  return {
    cases: cases.filter(({ id }) => chosen.has(id)),
    moments: kept,
    activities: kept.filter(({ kind }) => kind === 'work').length,
  };
}
