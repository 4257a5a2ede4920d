/**
 * `npm run -s replay -- coselog FILE`: plays a log of real work through the register over a PostgreSQL of its own, and prints one JSON object.
 * Exit code 0 when the register agrees with the file in every case, 1 when it does not, 2 for a wrong call.
 */
import { createLogger, MovableClock } from '#platform';
import { openRegister } from '../../apps/cli/src/composition/register.js';
import { startScratchPostgres } from '../support/scratch-postgres.js';
import { testSealer } from '../support/test-sealer.js';
import { readReceiptLog } from './receipt-log.js';
import { replayReceipts } from './replay-receipts.js';

const [what, path] = process.argv.slice(2);

if (what !== 'coselog' || path === undefined) {
  console.error('usage: npm run -s replay -- coselog ../shared/data/coselog-receipt/receipt-half.csv');
  process.exitCode = 2;
} else {
  await replay(path);
}

async function replay(file: string): Promise<void> {
  const log = readReceiptLog(file);
  const postgres = await startScratchPostgres({ durable: false });
  try {
    const clock = new MovableClock(log.moments[0]?.at ?? '2000-01-01T00:00:00.000Z');
    const register = await openRegister({
      url: postgres.url(),
      config: { databasePoolSize: 5, statementTimeoutMs: 30_000 },
      clock,
      log: createLogger({ level: 'warn', part: 'replay' }),
      sealer: testSealer,
      replay: true,
    });
    try {
      const report = await replayReceipts(log, { register, clock, onMoment: sayProgress });
      console.log(JSON.stringify(report));
      process.exitCode = report.disagreements.length === 0 ? 0 : 1;
    } finally {
      await register.close();
    }
  } finally {
    await postgres.stop();
  }
}

function sayProgress(done: number, of: number): void {
  if (done % 500 === 0 || done === of) process.stderr.write(`${done} of ${of} moments\n`);
}
