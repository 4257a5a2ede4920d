import { Command } from 'commander';
import { choosesRegister } from '../composition/session.js';
import { voidImport } from '../import/import-void.actions.js';
import { words } from './arguments.js';

/** `import void`: takes the drafts of a wrong import back, before anything of it is issued. */
export function importVoidCommand(): Command {
  return choosesRegister(new Command('void'))
    .description('hủy các dự thảo nạp nhầm, trước khi giao / void the drafts of a wrong import, before they are issued')
    .requiredOption('--directive <number>', 'số, ký hiệu văn bản / number and symbol, e.g. 03/NQ-CP', words)
    .requiredOption('--reason <text>', 'lý do hủy / why', words)
    .option('--file <name>', 'chỉ các dự thảo nạp từ tệp này / only the drafts that came from this file', words)
    .option('--dry-run', 'chỉ báo cáo, không ghi / report, record nothing')
    .option('--json', 'một đối tượng JSON / one JSON object')
    .exitOverride()
    .showHelpAfterError()
    .action(voidImport);
}
