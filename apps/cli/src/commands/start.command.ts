import { resolve } from 'node:path';
import { Command } from 'commander';
import { type Clock, type Config, createLogger, type Logger, readConfig, SystemClock } from '#platform';
import { runningClock } from '../../../worker/src/stepping.clock.js';
import { apiOver } from '../composition/api.js';
import { type DatabaseServer, ownServer } from '../composition/databases.js';
import { openRegister, type Register } from '../composition/register.js';
import { rememberRegister } from '../composition/session.js';
import { Opened, untilToldToEnd } from '../composition/until-told.js';
import { openMail, openQueues, publicUrlOf, workerOver, type WorkerParts } from '../composition/worker.js';
import { DoorsAndClock } from '../demo/demonstration.js';
import {
  DEMONSTRATION_DATABASE,
  demoClock,
  ensureDemonstration,
  openDemoMail,
  rememberDemo,
} from '../demo/open-demonstration.js';

interface StartOptions {
  readonly empty?: boolean;
}

/** Everything in one process, on an embedded PostgreSQL unless `DATABASE_URL` names another. */
export function startCommand(): Command {
  return new Command('start')
    .description(
      'chạy tất cả trong một tiến trình, kèm dữ liệu trình diễn / everything in one process, with the demonstration',
    )
    .option(
      '--empty',
      'mở sổ của riêng mình, không có dữ liệu trình diễn / a register of your own, without the demonstration',
    )
    .action(async (options: StartOptions) => {
      const config = readConfig(process.env);
      const log = createLogger({ level: config.logLevel === 'info' ? 'warn' : config.logLevel, part: 'dondoc' });
      const opened = new Opened();
      try {
        const told = untilToldToEnd();
        const server = opened.add(await ownServer({ config, onStep: say }), (each) => each.close());
        const demonstration = options.empty !== true && config.databaseUrl === undefined;
        const scene = { config, log, server, opened };
        const address = await (demonstration ? startDemonstration(scene) : startOwn(scene));
        process.stdout.write(greeting(address, config, demonstration));
        await told;
        process.stderr.write('\nĐang dừng… / stopping…\n');
      } finally {
        await opened.close();
      }
      process.stderr.write('Đã dừng, dữ liệu được giữ nguyên. / Stopped; the data stay.\n');
    });
}

interface Scene {
  readonly config: Config;
  readonly log: Logger;
  readonly server: DatabaseServer;
  readonly opened: Opened;
}

async function startOwn(scene: Scene): Promise<string> {
  const { config, opened } = scene;
  rememberRegister(config.home, 'dondoc');
  const register = await openIn(scene, 'dondoc', new SystemClock());
  const mail = openMail(config);
  if (mail !== undefined) opened.add(mail, (each) => each.close());
  await startWorker(scene, register, { mail });
  const api = opened.add(await apiOver(register), (each) => each.close());
  return api.listen({ host: config.host, port: config.port });
}

async function startDemonstration(scene: Scene): Promise<string> {
  const { config, opened, server } = scene;
  await ensureDemonstration(server, config);
  rememberRegister(config.home, DEMONSTRATION_DATABASE);
  const clock = demoClock(config.home);
  rememberDemo(config.home, clock);
  const register = await openIn(scene, DEMONSTRATION_DATABASE, clock);
  const mail = opened.add(await openDemoMail(config.home), (each) => each.close());
  const worker = await startWorker(scene, register, { mail: mail.channel });
  const demonstration = new DoorsAndClock({
    register,
    clock,
    mailbox: mail.archive,
    advanceTo: (instant) => worker.advanceTo(runningClock(clock), instant),
    onMoved: () => rememberDemo(config.home, clock),
  });
  const api = opened.add(await apiOver(register, { demonstration }), (each) => each.close());
  return api.listen({ host: config.host, port: config.port });
}

async function openIn({ server, opened, config, log }: Scene, database: string, clock: Clock): Promise<Register> {
  const url = await server.url(database);
  return opened.add(await openRegister({ url, config, clock, log }), (each) => each.close());
}

async function startWorker({ config, opened }: Scene, register: Register, parts: Pick<WorkerParts, 'mail'>) {
  const queues = opened.add(await openQueues(register, config), (each) => each.close());
  const worker = workerOver(register, { queues, publicUrl: publicUrlOf(config), ...parts });
  opened.add(worker, (each) => each.stop());
  await worker.start();
  return worker;
}

const STEPS = {
  create: 'Tạo cơ sở dữ liệu đi kèm (chỉ lần đầu) / creating the embedded database (first time only)',
  'stop-leftover': 'Dừng máy chủ dữ liệu còn sót của lần trước / stopping the server that the last run left',
  start: 'Khởi động PostgreSQL / starting PostgreSQL',
} as const;

function say(step: keyof typeof STEPS): void {
  process.stderr.write(`${STEPS[step]}\n`);
}

function greeting(address: string, config: Config, demonstration: boolean): string {
  const lines = [
    '',
    `Đôn đốc đang chạy / is running:  ${address}   API: ${address}/docs`,
    demonstration
      ? 'Bản trình diễn: chọn một trong bốn cửa ở trang đầu / demonstration: enter by one of the four doors'
      : 'Mã truy cập / a token to enter:  npm run -s dondoc -- token --name "Nguyễn Văn A" --role coordinator',
    `Dữ liệu / data:  ${config.databaseUrl === undefined ? resolve(config.home) : 'DATABASE_URL'}`,
    demonstration
      ? 'Bắt đầu với phụ lục của bạn / begin with your own annex:  npm start -- --empty'
      : 'Nạp phụ lục / import an annex:  npm run -s dondoc -- import tasks annex.csv --directive 57/KH-UBND --issued 2026-01-15 --dry-run',
    'Dừng / stop:  Ctrl-C',
    '',
  ];
  return `${lines.join('\n')}\n`;
}
