import { Command } from 'commander';
import { choosesRegister } from '../composition/session.js';
import { importCentral } from '../import/import-central.action.js';
import { day } from './arguments.js';

/** `import central`: the ministries and other central bodies of a day, so that annexes may name them as leads. */
export function importCentralCommand(): Command {
  return choosesRegister(new Command('central'))
    .description('các bộ, cơ quan trung ương vào một ngày / the central agencies of a day')
    .option('--on <day>', 'ngày YYYY-MM-DD, mặc định hôm nay / day, today by default', day)
    .option('--dry-run', 'chỉ báo cáo, không ghi / report, record nothing')
    .option('--json', 'một đối tượng JSON / one JSON object')
    .exitOverride()
    .showHelpAfterError()
    .action(importCentral);
}
