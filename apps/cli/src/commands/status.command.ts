import { Command } from 'commander';
import { NoticesQuery, ProjectionProgress, projections, TimersQuery } from '#read-models';
import type { Register } from '../composition/register.js';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { EXIT, Stop } from '../output/exit.js';
import { table } from '../output/table.js';
import { boardLine, statusBoards } from './status.boards.js';

interface StatusOptions extends RegisterChoice {
  readonly json?: boolean;
}

export function statusCommand(): Command {
  return choosesRegister(new Command('status'))
    .description(
      'nhật ký, phép chiếu, mốc kế tiếp, thư chờ gửi, tỷ lệ hoàn thành / log, projections, next timer, deliveries, rates',
    )
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(async (options: StatusOptions) => {
      const status = await withRegister(options, 'reads', read);
      process.stdout.write(`${options.json === true ? JSON.stringify(status) : render(status)}\n`);
      if (status.projections.some((each) => each.status === 'stopped')) throw new Stop('', EXIT.failed);
    });
}

type Status = Awaited<ReturnType<typeof read>>;

async function read(register: Register) {
  const { clock, store, pool, source } = register;
  const [position, health, nextDueAt, undelivered] = await Promise.all([
    store.lastPosition(),
    new ProjectionProgress(pool, projections).health(),
    new TimersQuery(source).nextDueAt(),
    new NoticesQuery(source).undelivered(),
  ]);
  return {
    now: clock.now(),
    position,
    projections: health.map((each) => ({ ...each, lag: position - each.position })),
    nextDueAt,
    undelivered: undelivered.length,
    boards: await statusBoards(register),
  };
}

function render(status: Status): string {
  const rows = status.projections.map((each) => [
    `${each.name} v${each.version}`,
    String(each.position),
    String(each.lag),
    each.status === 'stopped'
      ? `dừng ở / stopped at ${each.fault?.position ?? '?'}: ${each.fault?.message ?? ''}`
      : 'chạy / running',
  ]);
  return [
    `Giờ của sổ / register clock   ${status.now}`,
    `Vị trí nhật ký / log position ${status.position}`,
    `Mốc kế tiếp / next timer      ${status.nextDueAt ?? 'không có / none'}`,
    `Thông báo chờ gửi / notices waiting ${status.undelivered}`,
    '',
    table(['phép chiếu / projection', 'vị trí / position', 'trễ / lag', 'trạng thái / state'], rows, 100),
    ...(status.boards.length === 0 ? [] : ['', ...status.boards.map(boardLine)]),
  ].join('\n');
}
