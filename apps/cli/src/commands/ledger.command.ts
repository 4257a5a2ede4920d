import { Command, InvalidArgumentError } from 'commander';
import { CursorRefused, LedgerQuery, type LedgerEntryRow } from '#read-models';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { EXIT, Stop } from '../output/exit.js';
import { table } from '../output/table.js';
import { day, uuid } from './arguments.js';

interface LedgerOptions extends RegisterChoice {
  readonly day?: string;
  readonly from?: string;
  readonly to?: string;
  readonly person?: string;
  readonly unit?: string;
  readonly assignment?: string;
  readonly limit: number;
  readonly cursor?: string;
  readonly json?: boolean;
}

/** `ledger`: who was told what, who was not, and why, in the order of the log. */
export function ledgerCommand(): Command {
  return choosesRegister(new Command('ledger'))
    .description('sổ nhắc việc: ai được báo gì, ai không, vì sao / who was told what, who was not, and why')
    .option('--day <day>', 'một ngày / one local day, YYYY-MM-DD', day)
    .option('--from <day>', 'từ ngày / first day', day)
    .option('--to <day>', 'đến ngày / last day', day)
    .option('--person <id>', 'mã người / person id', uuid)
    .option('--unit <id>', 'mã đơn vị chủ trì / id of the lead unit', uuid)
    .option('--assignment <id>', 'mã lượt giao / assignment id', uuid)
    .option('--limit <count>', 'số dòng, 1 đến 200 / lines, 1 to 200', count, 50)
    .option('--cursor <cursor>', 'trang tiếp theo / the next page')
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(async (options: LedgerOptions) => {
      const { person, unit, assignment, limit, cursor } = options;
      const [from, to] = [options.day ?? options.from, options.day ?? options.to];
      const page = await withRegister(options, 'reads', ({ source }) =>
        new LedgerQuery(source).entries({ from, to, person, unit, assignment, limit, cursor }),
      ).catch(explainCursor);
      const next = page.next === undefined ? [] : [`--cursor ${page.next}`];
      process.stdout.write(
        `${options.json === true ? JSON.stringify(page) : [render(page.items), ...next].join('\n')}\n`,
      );
    });
}

function explainCursor(error: unknown): never {
  if (!(error instanceof CursorRefused)) throw error;
  throw new Stop('--cursor không phải của danh sách này / --cursor is not of this list', EXIT.usage);
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 200)
    throw new InvalidArgumentError('cần số nguyên từ 1 đến 200 / a whole number from 1 to 200');
  return number;
}

function render(entries: readonly LedgerEntryRow[]): string {
  const rows = entries.map((entry) => [
    String(entry.position),
    entry.at,
    entry.outcome,
    entry.step ?? '',
    entry.reason ?? '',
    entry.persons.join(' '),
    entry.channel ?? '',
    entry.assignment ?? entry.notice ?? '',
    entry.policyVersion === null ? '' : `v${entry.policyVersion}/v${entry.calendarVersion ?? '?'}`,
  ]);
  return table(
    [
      'vị trí / position',
      'lúc / at',
      'kết quả / outcome',
      'bước / step',
      'vì / because',
      'người / persons',
      'kênh / channel',
      'lượt giao, thư / about',
      'chính sách/lịch',
    ],
    rows,
    80,
  );
}
