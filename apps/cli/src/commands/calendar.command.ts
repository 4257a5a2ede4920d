import { Command } from 'commander';
import { isExecuted } from '#application';
import {
  CALENDAR_STREAM,
  decideCalendar,
  evolveCalendar,
  explainRefusal,
  noCalendar,
  sameData,
  VIETNAM_CALENDAR,
  type CalendarCommand,
  type Refusal,
  type WorkingCalendar,
} from '#domain';
import { CalendarBook } from '#automation';
import { readJson, uuidV5 } from '#platform';
import { calendarChanges, type CalendarChange } from '../calendar/calendar.changes.js';
import { isCalendarFault, readCalendar, type CalendarFile } from '../calendar/read-calendar.js';
import type { Register } from '../composition/register.js';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { REGISTRAR } from '../import/console.actors.js';
import { EXIT, Stop } from '../output/exit.js';
import { table } from '../output/table.js';

interface CalendarOptions extends RegisterChoice {
  readonly builtIn?: boolean;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `calendar show`, `calendar publish`: the working calendar in force, and the next version of it from a file. */
export function calendarCommand(): Command {
  const show = choosesRegister(new Command('show'))
    .description('lịch làm việc đang có hiệu lực / the working calendar in force')
    .option('--built-in', 'lịch đi kèm chương trình / the calendar that comes with the program')
    .option('--json', 'tệp cho calendar publish / the file that calendar publish takes')
    .action(showCalendar);
  const publish = choosesRegister(new Command('publish'))
    .description('ban hành phiên bản lịch kế tiếp; mốc nhắc tính lại / publish the next version; timers are set anew')
    .argument('<file>', 'tệp JSON, như calendar show --json in ra / JSON, as calendar show --json prints it')
    .option('--dry-run', 'chỉ kiểm tra và so sánh, không ghi / check and compare, record nothing')
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(publishCalendar);
  return new Command('calendar')
    .description('lịch làm việc: ngày nghỉ, ngày làm bù, giờ nhắc / days off, made-up days, hours')
    .addCommand(show.exitOverride().showHelpAfterError())
    .addCommand(publish.exitOverride().showHelpAfterError());
}

async function showCalendar(options: CalendarOptions): Promise<void> {
  const calendar =
    options.builtIn === true
      ? VIETNAM_CALENDAR
      : await withRegister(options, 'reads', ({ store }) => new CalendarBook(store).inForce());
  if (calendar === null) throw new Stop('Sổ chưa có lịch nào / the register has no calendar yet', EXIT.rejected);
  process.stdout.write(`${options.json === true ? JSON.stringify(calendar, null, 2) : render(calendar)}\n`);
}

function render(calendar: WorkingCalendar): string {
  const { version, knownThrough, quietHours } = calendar;
  const days = [...calendar.holidays, ...calendar.workedDays].sort((a, b) => (a.on < b.on ? -1 : 1));
  const rows = days.map(({ on, kind, name, reference, provisional }) => [
    on,
    kind ?? '',
    name,
    provisional === undefined ? reference : `(tạm tính / provisional) ${reference}`,
  ]);
  return [
    `Lịch / calendar v${version} · đủ đến hết năm / complete through ${knownThrough} · ${quietHours.from}–${quietHours.to}`,
    table(['ngày / day', 'loại / kind', 'tên / name', 'căn cứ / reference'], rows, 90),
  ].join('\n');
}

interface Published {
  readonly version: number;
  readonly recorded: boolean;
  readonly changes: readonly CalendarChange[];
}

async function publishCalendar(file: string, options: CalendarOptions): Promise<void> {
  const read = readCalendar((await readJson(file)).value);
  if (isCalendarFault(read))
    throw new Stop(
      `Tệp không đúng dạng tại ${read.path || '/'}: cần ${read.expected} / not as expected at ${read.path || '/'}: ${read.expected} needed`,
      EXIT.rejected,
    );
  const mode = options.dryRun === true ? 'reads' : 'writes';
  const published = await withRegister(options, mode, async (register) => {
    const before = await new CalendarBook(register.store).inForce();
    const calendar: WorkingCalendar = { ...read, version: read.version ?? versionFor(before, read) };
    const command: CalendarCommand = {
      type: 'PublishCalendar',
      id: CALENDAR_STREAM,
      at: register.clock.now(),
      by: REGISTRAR,
      calendar,
    };
    if (options.dryRun === true) judge(command, before);
    else await record(register, command);
    const recorded = options.dryRun !== true && before?.version !== calendar.version;
    return { version: calendar.version, recorded, changes: calendarChanges(before, calendar) };
  });
  process.stdout.write(`${options.json === true ? JSON.stringify(published) : report(published)}\n`);
}

/** The next version; the one in force when nothing differs, so that publishing twice changes nothing. */
function versionFor(before: WorkingCalendar | null, read: CalendarFile): number {
  if (before === null) return 1;
  const { version: known, ...content } = before;
  const { version: _, ...asked } = { version: 0, ...read };
  return sameData(content, asked) ? known : known + 1;
}

/** What publishing would answer, without recording it. */
function judge(command: CalendarCommand, before: WorkingCalendar | null): void {
  const state =
    before === null
      ? noCalendar
      : evolveCalendar(noCalendar, { type: 'CalendarPublished', data: { calendar: before } });
  const decided = decideCalendar(command, state);
  if ('refused' in decided) throw refusedStop(decided);
}

async function record({ executor }: Register, command: CalendarCommand): Promise<void> {
  const commandId = uuidV5(`publish calendar ${JSON.stringify(command.calendar)}`, CALENDAR_STREAM);
  const outcome = await executor.execute({ commandId, command });
  if (!isExecuted(outcome)) throw refusedStop(outcome);
}

function refusedStop(refusal: Refusal): Stop {
  const { text, remedy } = explainRefusal(refusal);
  const field = refusal.field === undefined ? '' : ` (${refusal.field})`;
  return new Stop(`${text.vi}${field}. ${remedy.vi} / ${text.en}. ${remedy.en}`, EXIT.rejected);
}

function report({ version, recorded, changes }: Published): string {
  const head = recorded
    ? `Đã ban hành lịch v${version} / calendar v${version} is in force`
    : `Chưa ghi gì; lịch sẽ là v${version} / nothing recorded; it would be calendar v${version}`;
  if (changes.length === 0) return `${head}\nKhông ngày nào thay đổi / no day changes`;
  const rows = changes.map(({ on, change, before, after }) => [on, change, before ?? '–', after ?? '–']);
  return `${head}\n${table(['ngày / day', '', 'trước / before', 'sau / after'], rows, 70)}`;
}
