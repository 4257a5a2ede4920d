import { Command } from 'commander';
import { Client } from 'pg';
import { createLogger, dropDatabase, MovableClock, openSealer, readConfig, TableFault } from '#platform';
import { flushing, openServer } from '../composition/databases.js';
import { Opened } from '../composition/opened.js';
import { openRegister } from '../composition/register.js';
import { endWhenTold } from '../composition/until-told.js';
import { EXIT, Stop } from '../output/exit.js';
import { progress, silent } from '../output/progress.js';
import { table } from '../output/table.js';
import { exportEvents } from '../simulate/export-events.js';
import type { Outage } from '../simulate/outage.js';
import { simulate, type SimulationResult } from '../simulate/simulate.js';
import { day, seed, words } from './arguments.js';

interface SimulateOptions {
  readonly tasks: string;
  readonly units?: string;
  readonly directive: string;
  readonly issued: string;
  readonly from?: string;
  readonly to: string;
  readonly behaviour?: number;
  readonly outage?: Outage;
  readonly events?: string;
  readonly keep?: boolean;
  readonly json?: boolean;
}

const DATABASE = 'dondoc_simulation';

export function simulateCommand(): Command {
  return new Command('simulate')
    .description(
      'chạy thử phụ lục với đồng hồ giả định: tuần nào, ai được nhắc gì, vì sao / who would be reminded of what, and why',
    )
    .requiredOption('--tasks <file>', 'phụ lục nhiệm vụ, CSV / the annex')
    .requiredOption('--directive <number>', 'số, ký hiệu văn bản / number and symbol', words)
    .requiredOption('--issued <day>', 'ngày ban hành YYYY-MM-DD / day of issue', day)
    .requiredOption('--to <day>', 'ngày cuối / last day', day)
    .option('--from <day>', 'ngày đầu, mặc định ngày ban hành / first day, default the day of issue', day)
    .option('--units <file>', 'danh mục đơn vị, thêm vào các cơ quan trung ương / more units than the central agencies')
    .option('--behaviour <seed>', 'hạt giống hành vi: đơn vị báo cáo, nộp, im lặng / seed of what people do', seed)
    .option(
      '--outage <days>',
      'máy không chạy, NGÀY..NGÀY / days on which the machine stands still, DAY..DAY',
      daysBetween,
    )
    .option('--events <file>', 'ghi mọi sự kiện, mỗi dòng một JSON / write every event, a JSON line each')
    .option('--keep', 'giữ lại để xem bằng --simulation / keep it for explain, status and rebuild with --simulation')
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(async (options: SimulateOptions) => {
      const from = options.from ?? options.issued;
      if (options.to < from) throw new Stop('--to phải từ --from trở đi / --to must not lie before --from', EXIT.usage);
      const result = await inScratch({ ...options, from });
      process.stdout.write(`${options.json === true ? JSON.stringify(result) : render(result)}\n`);
    });
}

/** `2025-03-03..2025-03-07`, first and last day. */
function daysBetween(value: string): Outage {
  const [from = '', to = from] = value.split('..');
  const outage = { from: day(from), to: day(to) };
  if (outage.to < outage.from)
    throw new Stop('--outage: ngày cuối trước ngày đầu / it ends before it begins', EXIT.usage);
  return outage;
}

async function inScratch(options: SimulateOptions & { readonly from: string }): Promise<SimulationResult> {
  const config = readConfig(process.env);
  const log = createLogger({ level: 'warn', part: 'simulate' });
  const opened = new Opened();
  const forget = endWhenTold();
  try {
    const server = opened.add(await openServer({ config }), (each) => each.close());
    const elsewhere = await server.url('postgres');
    opened.add(await takeTurn(elsewhere), (each) => each.end());
    await dropDatabase(elsewhere, DATABASE);
    if (options.keep !== true) opened.add(elsewhere, () => dropDatabase(elsewhere, DATABASE));
    const url = await server.url(DATABASE);
    await flushing(url, 'off');
    const clock = new MovableClock(`${options.from}T00:00:00.000Z`);
    const register = opened.add(
      await openRegister({ url, config, clock, log, sealer: openSealer(config), replay: true }),
      (each) => each.close(),
    );
    const stage = { register, clock, progress: options.json === true ? () => silent : progress };
    const result = await simulate(options, stage);
    if (options.events !== undefined) await exportEvents(register.store, options.events);
    return result;
  } catch (error) {
    if (error instanceof TableFault) throw new Stop(error.message, EXIT.rejected);
    throw error;
  } finally {
    await opened.close();
    forget();
  }
}

/** There is one scratch database: a second simulation beside this one is refused. The lock ends with the connection. */
async function takeTurn(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'dondoc-simulation' });
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock(hashtext($1)) as taken', [
    DATABASE,
  ]);
  if (rows[0]?.taken === true) return client;
  await client.end();
  throw new Stop(
    'Đang có một lần chạy thử khác: đợi nó xong rồi chạy lại / another simulation runs: wait until it is done',
    EXIT.unavailable,
  );
}

function render(result: SimulationResult): string {
  const { largestDigest: largest, behaviour, units } = result;
  const weeks = result.weeks.flatMap((week) => [
    `\n${week.from} – ${week.to}: ${countsOf(week.fired)}; thư / digests ${week.digests} (≤ ${week.largestDigest}); quá hạn / overdue ${week.becameOverdue}${Object.keys(week.suppressed).length === 0 ? '' : `; không nhắc / held back: ${countsOf(week.suppressed)}`}`,
    ...(week.steps.length === 0
      ? []
      : [
          table(
            ['', 'nv / task', 'đơn vị / unit', 'báo cho / tells', 'vì sao / why'],
            week.steps.map((step) => [
              step.outcome === 'fired' ? step.step : `(${step.step})`,
              step.task,
              step.unit,
              step.tells.join(' '),
              step.because.vi,
            ]),
            90,
          ),
        ]),
  ]);
  return [
    ...weeks,
    '',
    `Đơn vị / units: ${countsOf(units)}`,
    `${result.rows.rows} dòng / rows, ${result.issued} đã giao / issued, ${result.heldBack.length} còn là dự thảo / still drafts`,
    ...(behaviour === null
      ? []
      : [`Người ta đã làm / people did (seed ${behaviour.seed}): ${countsOf(behaviour.done)}`]),
    `Đã nhắc / fired: ${countsOf(result.fired)}; không nhắc / held back: ${countsOf(result.reasons)}`,
    `Thư / digests ${result.digests}; lớn nhất / largest ${largest === null ? 0 : `${largest.items}: ${largest.person}, ${largest.slot}`}`,
    `Nhật ký / log: ${result.events} sự kiện / events, SHA-256 ${result.log}`,
  ].join('\n');
}

function countsOf(counts: object): string {
  const parts = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  return parts.length === 0 ? '–' : parts.join(' · ');
}
