import { Command } from 'commander';
import { apiOver } from '../composition/api.js';
import { runPart } from '../composition/part.js';
import { choosesRegister, type RegisterChoice } from '../composition/session.js';

export function serveCommand(): Command {
  return choosesRegister(new Command('serve'))
    .description('chỉ chạy API và trang web; có thể chạy nhiều bản / HTTP and pages only; as many as needed')
    .action((choice: RegisterChoice) =>
      runPart(choice, 'api', async ({ register, config, opened }) => {
        const api = opened.add(await apiOver(register, { config }), (each) => each.close());
        return { address: await api.listen({ host: config.host, port: config.port }) };
      }),
    );
}
