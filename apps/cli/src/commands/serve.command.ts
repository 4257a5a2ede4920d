import { Command } from 'commander';
import { createLogger, readConfig } from '#platform';
import { apiOver } from '../composition/api.js';
import { openServer } from '../composition/databases.js';
import { openRegister } from '../composition/register.js';
import { choosesRegister, clockOf, type RegisterChoice, rememberedRegister } from '../composition/session.js';
import { Opened, untilToldToEnd } from '../composition/until-told.js';

export function serveCommand(): Command {
  return choosesRegister(new Command('serve'))
    .description('chỉ chạy API và trang web; có thể chạy nhiều bản / HTTP and pages only; as many as needed')
    .action(async (choice: RegisterChoice) => {
      const config = readConfig(process.env);
      const log = createLogger({ level: config.logLevel, part: 'api' });
      const opened = new Opened();
      try {
        const server = opened.add(await openServer({ config }), (each) => each.close());
        const name = rememberedRegister(config, choice);
        const clock = clockOf(name, config.home);
        const url = await server.url(name);
        const register = opened.add(await openRegister({ url, config, clock, log }), (each) => each.close());
        const api = opened.add(await apiOver(register), (each) => each.close());
        const address = await api.listen({ host: config.host, port: config.port });
        log.info({ address }, 'serving');
        const signal = await untilToldToEnd();
        log.info({ signal }, 'stopping');
      } finally {
        await opened.close();
      }
    });
}
