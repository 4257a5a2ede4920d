import { Command } from 'commander';
import { choosesRegister } from '../composition/session.js';
import { importPeople, importUnits } from '../import/import.actions.js';
import { importTasks } from '../import/import-tasks.actions.js';
import { day, words } from './arguments.js';
import { importCentralCommand } from './import-central.command.js';
import { importVoidCommand } from './import-void.command.js';

/** `import units`, `import people`, `import tasks`: a report a row, and nothing that cannot be sent again. */
export function importCommand(): Command {
  const units = reading(
    'units',
    'danh mục đơn vị, XLSX, CSV hoặc JSON hai cấp / units, XLSX, CSV or the two-level JSON',
  );
  const people = reading('people', 'ai giữ vị trí nào / who holds which post: name, email, unit, post, title');
  const tasks = reading('tasks', 'phụ lục nhiệm vụ, XLSX hoặc CSV / the annex of tasks, XLSX or CSV')
    .requiredOption('--directive <number>', 'số, ký hiệu văn bản / number and symbol, e.g. 03/NQ-CP', words)
    .requiredOption('--issued <day>', 'ngày ban hành YYYY-MM-DD / day of issue', day)
    .option('--owner <code>', 'mã đơn vị theo dõi / code of the unit that follows it up')
    .option('--issuer <name>', 'cơ quan ban hành / who issued it', words)
    .option('--abstract <text>', 'trích yếu / what it is about')
    .option('--names <file>', 'tên đã xác nhận, từ --unknown-names / names that a person settled')
    .option('--unknown-names <file>', 'ghi các tên chưa đọc được ra tệp / write the names that need a person')
    .option('--accept-groups', 'giao cho từng đơn vị của nhóm / ask each unit of a group')
    .option('--accept-splits', 'tách nhiệm vụ như đề xuất / split tasks as proposed')
    .option('--as-of <day>', 'ngày chốt trạng thái trong tệp, mặc định hôm nay / day on which the file stood so', day)
    .option('--redraft', 'nạp lại cả dòng đã hủy dự thảo / draft again what was voided')
    .option(
      '--correct <reason>',
      'đính chính số dư đầu kỳ khác với sổ, lý do / correct opening balances that differ, and why',
      words,
    )
    .option('--issue', 'giao ngay các dự thảo đã đủ điều kiện / issue the drafts that are ready');
  return new Command('import')
    .description('nạp đơn vị, người phụ trách, phụ lục nhiệm vụ / units, people, an annex of tasks')
    .addCommand(units.action(importUnits))
    .addCommand(importCentralCommand())
    .addCommand(people.action(importPeople))
    .addCommand(tasks.action(importTasks))
    .addCommand(importVoidCommand());
}

function collected(pair: string, before: readonly string[] = []): readonly string[] {
  return [...before, pair];
}

function reading(what: string, about: string): Command {
  return choosesRegister(new Command(what))
    .description(about)
    .argument('<file>', 'tệp / file')
    .option('--sheet <name>', 'trang tính / the sheet of a workbook', words)
    .option(
      '--map <column=heading>',
      'tiêu đề nào là cột nào; lặp lại được, hoặc tệp .json / which heading is which column; repeatable, or a .json file',
      collected,
    )
    .option('--dry-run', 'chỉ đọc và báo cáo, không ghi / read and report, record nothing')
    .option('--json', 'một đối tượng JSON / one JSON object')
    .exitOverride()
    .showHelpAfterError();
}
