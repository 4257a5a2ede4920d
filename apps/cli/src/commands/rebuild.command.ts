import { Command } from 'commander';
import { projections, rebuildProjection, type RebuildResult } from '#read-models';
import type { Register } from '../composition/register.js';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { EXIT, Stop } from '../output/exit.js';
import { progress } from '../output/progress.js';
import { table } from '../output/table.js';

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
      const rebuilt = await withRegister(options, 'reads', (register) => rebuildAll(chosen, register));
      process.stdout.write(options.json === true ? `${JSON.stringify({ rebuilt })}\n` : `${render(rebuilt)}\n`);
    });
}

async function rebuildAll(chosen: typeof projections, { pool, store }: Register): Promise<readonly RebuildResult[]> {
  const rebuilt: RebuildResult[] = [];
  for (const projection of chosen) {
    const bar = progress(projection.name, await store.lastPosition());
    const onProgress = (position: number) => bar.to(position);
    rebuilt.push(await rebuildProjection(projection, { pool, store, onProgress }));
    bar.end();
  }
  return rebuilt;
}

function render(rebuilt: readonly RebuildResult[]): string {
  const rows = rebuilt.map(({ name, version, position, differences }) => [
    `${name} v${version}`,
    String(position),
    differences === null
      ? 'không so sánh / not compared'
      : Object.entries(differences)
          .map(([table, count]) => `${table} ${count}`)
          .join(', '),
  ]);
  return table(['phép chiếu / projection', 'vị trí / position', 'khác bản cũ / differs from the old'], rows, 100);
}
