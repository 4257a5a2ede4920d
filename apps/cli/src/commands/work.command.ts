import { Command } from 'commander';
import { createLogger, readConfig } from '#platform';
import { openServer } from '../composition/databases.js';
import { openRegister } from '../composition/register.js';
import { choosesRegister, clockOf, type RegisterChoice, rememberedRegister } from '../composition/session.js';
import { Opened, untilToldToEnd } from '../composition/until-told.js';
import { openMail, openQueues, publicUrlOf, workerOver } from '../composition/worker.js';

export function workCommand(): Command {
  return choosesRegister(new Command('work'))
    .description('chỉ chạy phép chiếu, nhắc việc, gửi thư; có thể chạy nhiều bản / projections, sweeps, delivery only')
    .action(async (choice: RegisterChoice) => {
      const config = readConfig(process.env);
      const log = createLogger({ level: config.logLevel, part: 'worker' });
      const opened = new Opened();
      try {
        const server = opened.add(await openServer({ config }), (each) => each.close());
        const name = rememberedRegister(config, choice);
        const clock = clockOf(name, config.home);
        const url = await server.url(name);
        const register = opened.add(await openRegister({ url, config, clock, log }), (each) => each.close());
        const queues = opened.add(await openQueues(register, config), (each) => each.close());
        const mail = openMail(config);
        if (mail !== undefined) opened.add(mail, (each) => each.close());
        const worker = workerOver(register, { queues, mail, publicUrl: publicUrlOf(config) });
        opened.add(worker, (each) => each.stop());
        await worker.start();
        log.info({ queues: queues.kind, mail: mail !== undefined }, 'working');
        const signal = await untilToldToEnd();
        log.info({ signal }, 'stopping');
      } finally {
        await opened.close();
      }
    });
}
