import { Command, InvalidArgumentError } from 'commander';
import { openSealer, readConfig } from '#platform';
import { EndpointDesk, type EndpointRefusal } from '../../../worker/src/endpoints/endpoint.desk.js';
import type { Register } from '../composition/register.js';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { REGISTRAR } from '../import/console.actors.js';
import { EXIT, Stop } from '../output/exit.js';
import { table } from '../output/table.js';
import { commandOf, uuid } from './arguments.js';

interface Shown extends RegisterChoice {
  readonly json?: boolean;
}

const REFUSED: Readonly<Record<EndpointRefusal, string>> = {
  'url-invalid': 'Địa chỉ không đúng dạng: ghi đủ https://… / the address is not a URL: write it as https://…',
  'url-insecure': 'Chỉ nhận https:// / only https:// is taken',
  'url-with-credentials':
    'Địa chỉ không được chứa tài khoản, mật khẩu / the address must hold no user name or password',
  'address-private':
    'Địa chỉ thuộc máy này hoặc mạng nội bộ: không được gửi tới đó / the address is of this machine or a private network',
  'name-unknown': 'Không tìm thấy tên máy chủ / the host name is not known',
  'owner-unknown': 'Không có đơn vị hoặc người này trong sổ / the register knows no such unit or person',
  'owner-has-one':
    'Đã có điểm nhận: bỏ cái cũ trước (endpoint remove) / there is one already: remove it first (endpoint remove)',
  'endpoint-unknown': 'Không có điểm nhận này / there is no such endpoint in use',
};

/** `dondoc endpoint add|list|rotate|remove`: where units and people are told by webhook. */
export function endpointCommand(): Command {
  const command = new Command('endpoint').description('điểm nhận tin tự động (webhook) / endpoints of webhooks');
  command.addCommand(
    shown('add <url>', 'thêm điểm nhận cho một đơn vị hoặc một người / add one for a unit or a person')
      .option('--unit <id>', 'mã đơn vị (UUID) / unit id', uuid)
      .option('--person <id>', 'mã người (UUID) / person id', uuid)
      .action(async (url: string, options: Shown & { readonly unit?: string; readonly person?: string }) => {
        const owner = options.unit ?? options.person;
        if (owner === undefined || (options.unit !== undefined && options.person !== undefined))
          throw new Stop('Cần đúng một trong --unit, --person / exactly one of --unit, --person is needed', EXIT.usage);
        const ownerIs = options.unit === undefined ? ('person' as const) : ('unit' as const);
        await atDesk(options, async (desk) => {
          const added = answered(await desk.add({ owner, ownerIs, url }, REGISTRAR.person));
          say(options, added, `${added.secret}\n# ${added.id}. Chỉ hiện một lần / shown this once.`);
        });
      }),
  );
  command.addCommand(
    shown('list', 'các điểm nhận đang dùng / endpoints in use').action((options: Shown) =>
      atDesk(options, async (desk) => {
        const all = await desk.list();
        const rows = all.map(({ id, ownerIs, owner, url, oldSecretUntil }) => [
          id,
          `${ownerIs} ${owner}`,
          new URL(url).host,
          oldSecretUntil ?? '–',
        ]);
        say(
          options,
          all,
          table(['điểm nhận / endpoint', 'của / of', 'máy chủ / host', 'mã cũ đến / old until'], rows, 140),
        );
      }),
    ),
  );
  command.addCommand(
    shown('rotate <id>', 'đổi mã bí mật; mã cũ còn ký trong thời gian chuyển / a new secret; the old one signs along')
      .option('--days <n>', 'số ngày mã cũ còn ký / days the old secret signs along', days, 7)
      .action((id: string, options: Shown & { readonly days: number }) =>
        atDesk(options, async (desk) => {
          const rotated = answered(await desk.rotate(uuid(id), options.days, REGISTRAR.person));
          const until = `mã cũ còn ký đến / the old one signs until ${rotated.oldSecretUntil}`;
          say(options, rotated, `${rotated.secret}\n# ${rotated.id}, ${until}. Chỉ hiện một lần / shown this once.`);
        }),
      ),
  );
  command.addCommand(
    shown('remove <id>', 'thôi gửi tới đó / send there no more').action((id: string, options: Shown) =>
      atDesk(options, async (desk) => {
        const refused = await desk.remove(uuid(id), REGISTRAR.person);
        if (refused !== null) throw new Stop(REFUSED[refused], EXIT.rejected);
        say(options, { removed: id }, `Đã bỏ / removed ${id}`);
      }),
    ),
  );
  return command;
}

function shown(name: string, about: string): Command {
  return choosesRegister(commandOf(name)).description(about).option('--json', 'một đối tượng JSON / one JSON object');
}

function atDesk(options: Shown, work: (desk: EndpointDesk) => Promise<void>): Promise<void> {
  return withRegister(options, 'reads', ({ source, store, clock }: Register) =>
    work(new EndpointDesk({ source, store, clock, sealer: openSealer(readConfig(process.env)) })),
  );
}

function answered<Answer extends object>(answer: Answer | EndpointRefusal): Answer {
  if (typeof answer === 'string') throw new Stop(REFUSED[answer], EXIT.rejected);
  return answer;
}

function say(options: Shown, answer: unknown, text: string): void {
  process.stdout.write(`${options.json === true ? JSON.stringify(answer) : text}\n`);
}

function days(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 30) throw new InvalidArgumentError('từ 0 đến 30 / 0 to 30');
  return value;
}
