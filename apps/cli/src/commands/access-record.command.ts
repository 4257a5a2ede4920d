import { Command, InvalidArgumentError } from 'commander';
import { glossary } from '#contracts';
import { addDays, instantAt, localDay } from '#domain';
import { AccessTrail, type TrailLine } from '#platform';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { table } from '../output/table.js';
import { day, uuid } from './arguments.js';

interface AccessRecordOptions extends RegisterChoice {
  readonly from?: string;
  readonly to?: string;
  readonly person?: string;
  readonly kind?: string;
  readonly limit: number;
  readonly json?: boolean;
}

const usualDays = 30;
const words: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = glossary.access;

/** `access-record`: sign-ins, refusals, readings of what is restricted, looks as somebody else; the newest first. */
export function accessRecordCommand(): Command {
  return choosesRegister(new Command('access-record'))
    .description('nhật ký truy cập / what is recorded about access: sign-ins, refusals, readings of what is restricted')
    .option('--from <day>', 'từ ngày, mặc định 30 ngày trước / first day, by default thirty days ago', day)
    .option('--to <day>', 'đến ngày / last day', day)
    .option('--person <id>', 'mã người / person id', uuid)
    .option('--kind <kind>', `loại việc / one of ${Object.keys(words).join(', ')}`, known)
    .option('--limit <count>', 'số dòng, 1 đến 200 / lines, 1 to 200', count, 50)
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(async ({ person, kind, limit, json, ...options }: AccessRecordOptions) => {
      const lines = await withRegister(options, 'reads', ({ source, clock }) => {
        const today = localDay(clock.now());
        return new AccessTrail(source).page({
          persons: person === undefined ? undefined : [person],
          kind,
          from: instantAt(options.from ?? addDays(today, -usualDays), '00:00'),
          before: instantAt(addDays(options.to ?? today, 1), '00:00'),
          limit,
        });
      });
      const shown = lines.map(({ place: _place, ...line }) => line);
      process.stdout.write(`${json === true ? JSON.stringify({ items: shown }) : render(lines)}\n`);
    });
}

function render(lines: readonly TrailLine[]): string {
  const rows = lines.map(({ lastAt, kind, person, role, count: times }) => [
    lastAt,
    words[kind]?.vi ?? kind,
    person ?? '–',
    role ?? '',
    String(times),
  ]);
  return table(['lúc / at', 'việc gì / what', 'ai / who', 'vai / role', 'số lần / times'], rows);
}

function known(text: string): string {
  if (Object.hasOwn(words, text)) return text;
  throw new InvalidArgumentError('không có loại này / there is no such kind');
}

function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 200) return number;
  throw new InvalidArgumentError('cần số nguyên từ 1 đến 200 / a whole number from 1 to 200');
}
