import { Command } from 'commander';
import { runPart } from '../composition/part.js';
import { choosesRegister, type RegisterChoice } from '../composition/session.js';
import { openMail, openQueues, publicUrlOf, workerOver } from '../composition/worker.js';

export function workCommand(): Command {
  return choosesRegister(new Command('work'))
    .description('chỉ chạy phép chiếu, nhắc việc, gửi thư; có thể chạy nhiều bản / projections, sweeps, delivery only')
    .action((choice: RegisterChoice) =>
      runPart(choice, 'worker', async ({ register, config, opened }) => {
        const queues = await openQueues(register, config, opened);
        const mail = openMail(config);
        if (mail !== undefined) opened.add(mail, (each) => each.close());
        const worker = workerOver(register, {
          queues,
          mail,
          publicUrl: publicUrlOf(config),
        });
        opened.add(worker, (each) => each.stop());
        await worker.start();
        return { queues: queues.kind, mail: mail !== undefined };
      }),
    );
}
