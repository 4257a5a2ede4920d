import { resolve } from 'node:path';
import { Command } from 'commander';
import { type Config, readConfig } from '#platform';
import type { ServerStep } from '../composition/databases.js';
import { type RunningRegister, startAll } from '../composition/start-all.js';
import { listenForTheEnd, ToldToEnd } from '../composition/until-told.js';
import { progress } from '../output/progress.js';

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
    .action(async ({ empty = false }: { readonly empty?: boolean }) => {
      const config = readConfig(process.env);
      const end = listenForTheEnd();
      try {
        const running = await startAll({ config, empty, end: end.signal, onStep: say, progress });
        process.stdout.write(greeting(running, config));
        await end.told;
        process.stderr.write('\nĐang dừng… / stopping…\n');
        await running.close();
      } catch (error) {
        if (!(error instanceof ToldToEnd)) throw error;
      } finally {
        end.forget();
      }
      process.stderr.write('Đã dừng, dữ liệu được giữ nguyên. / Stopped; the data stay.\n');
    });
}

const STEPS: Readonly<Record<ServerStep, string>> = {
  create: 'Tạo cơ sở dữ liệu đi kèm (chỉ lần đầu) / creating the embedded database (first time only)',
  'stop-leftover': 'Dừng máy chủ dữ liệu còn sót của lần trước / stopping the server that the last run left',
  start: 'Khởi động PostgreSQL / starting PostgreSQL',
};

function say(step: ServerStep): void {
  process.stderr.write(`${STEPS[step]}\n`);
}

function greeting({ address, demonstration }: RunningRegister, config: Config): string {
  const lines = [
    '',
    `Đôn đốc đang chạy / is running:  ${address}   API: ${address}/docs`,
    demonstration
      ? 'Bản trình diễn: chọn một trong bốn cửa ở trang đầu / demonstration: enter by one of the four doors'
      : 'Tài khoản / an account to enter:  npm run -s dondoc -- user add van.a --name "Nguyễn Văn A" --role coordinator',
    `Dữ liệu / data:  ${config.databaseUrl === undefined ? resolve(config.home) : 'DATABASE_URL'}`,
    demonstration
      ? 'Bắt đầu với phụ lục của bạn / begin with your own annex:  npm start -- --empty'
      : 'Nạp phụ lục / import an annex:  npm run -s dondoc -- import tasks annex.csv --directive 57/KH-UBND --issued 2026-01-15 --dry-run',
    'Dừng / stop:  Ctrl-C',
    '',
  ];
  return `${lines.join('\n')}\n`;
}
