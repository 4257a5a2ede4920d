import { join } from 'node:path';
import { createLogger, MovableClock } from '#platform';
import { openRegister, type Register } from '../../apps/cli/src/composition/register.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { suiteNeeding } from '../support/suite-needing.js';
import { readReceiptLog, type ReceiptLog } from './receipt-log.js';
import { replayReceipts, type ReplayReport } from './replay-receipts.js';

suiteNeeding('shared-data', 'a municipality’s real cases, played through the register', (data) => {
  let database: TestDatabase;
  let register: Register;
  const clock = new MovableClock('2010-01-01T00:00:00.000Z');
  beforeAll(async () => {
    database = await createTestDatabase();
    const log = createLogger({ level: 'silent', part: 'replay' });
    const config = { databasePoolSize: 5, statementTimeoutMs: 30_000 };
    register = await openRegister({ url: database.url, config, clock, log, replay: true });
  });
  afterAll(async () => {
    await register.close();
    await database.drop();
  });

  let log: ReceiptLog;
  let report: ReplayReport;
  it('plays them through, with the clock moved to every instant of the file', async () => {
    log = readReceiptLog(join(data, 'coselog-receipt', 'receipt-half.csv'));
    report = await replayReceipts(log, { register, clock });
    expect([log.cases.length, log.activities]).toEqual([723, 4290]);
  }, 600_000);

  it('agrees with the file in every case: ended or open, in time or late', () => {
    expect(report).toMatchObject({
      cases: 723,
      activities: 4290,
      file: { cases: 723, ended: 679, late: 195, open: 44 },
      register: { cases: 723, ended: 679, late: 195, open: 44 },
      agree: 723,
      disagreements: [],
      scoreboard: { total: 723 },
    });
    expect(report.register).toEqual(report.file);
  });

  it('refuses work on what is completed, counts it, and refuses nothing else', () => {
    expect(report.afterTheEnd).toEqual({ activities: 91, cases: 71 });
    expect(report.refused).toEqual({ 'already-completed': 91 });
    expect(report.events['ProgressReported']).toBe(4290 - 91);
  });

  it('has told of every deadline that passed while its case was open, once', () => {
    expect(report.events['DeadlinePassed']).toBe(report.file.late + report.file.openOverdue);
  });
});
