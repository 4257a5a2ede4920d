import { Command } from 'commander';
import { projections, rebuildProjection } from '#read-models';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { EXIT, Stop } from '../output/exit.js';
import { progress } from '../output/progress.js';

export function rebuildCommand(): Command {
  return choosesRegister(new Command('rebuild'))
    .description(
      'dựng lại một phép chiếu từ nhật ký, bên cạnh bản đang dùng / rebuild a projection beside the one in use',
    )
    .argument('<projection>', `một trong / one of ${projections.map(({ name }) => name).join(', ')}, all`)
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(async (name: string, options: RegisterChoice & { readonly json?: boolean }) => {
      const chosen = projections.filter((each) => name === 'all' || each.name === name);
      if (chosen.length === 0) {
        const names = projections.map((each) => each.name).join(', ');
        throw new Stop(`Không có phép chiếu "${name}" / no projection "${name}": ${names}`, EXIT.usage);
      }
      await withRegister(options, async ({ pool, store }) => {
        for (const projection of chosen) {
          const total = await store.lastPosition();
          const bar = progress(projection.name, total);
          const result = await rebuildProjection(projection, {
            pool,
            store,
            onProgress: (position) => bar.to(position),
          });
          bar.end();
          process.stdout.write(
            `${options.json === true ? JSON.stringify(result) : `${projection.name}: ${JSON.stringify(result)}`}\n`,
          );
        }
      });
    });
}
