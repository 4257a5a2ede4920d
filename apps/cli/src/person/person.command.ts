import { Command, InvalidArgumentError } from 'commander';
import { ERASURE_REASONS, type ErasureReason, explainRefusal } from '#domain';
import { ErasureDesk, type ErasurePlan } from '../../../worker/src/people/erasure.desk.js';
import { commandOf, words } from '../commands/arguments.js';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { REGISTRAR } from '../import/console.actors.js';
import { EXIT, Stop } from '../output/exit.js';
import { heldPosts, type KnownPerson, knownPerson, personNamed } from './known-person.js';

interface Shown extends RegisterChoice {
  readonly json?: boolean;
}

interface EraseOptions extends Shown {
  readonly reason: ErasureReason;
  readonly endRoles?: string;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
}

/** `dondoc person show|erase`: what is kept about somebody, and its end. */
export function personCommand(): Command {
  const command = new Command('person').description('dữ liệu về một người / what is kept about a person');
  const about = (name: string, description: string): Command =>
    choosesRegister(commandOf(`${name} <person>`))
      .description(description)
      .option('--json', 'một đối tượng JSON / one JSON object');
  command.addCommand(
    about('show', 'mọi điều đang lưu về người này ngoài nhật ký / all that is kept outside the log').action(showPerson),
  );
  command.addCommand(
    about('erase', 'xóa dữ liệu cá nhân; mã người dùng và mọi con số vẫn còn / erase; the id and every number stay')
      .option('--reason <code>', `một trong / one of ${ERASURE_REASONS.join(', ')}`, erasureReason, 'left')
      .option(
        '--end-roles <words>',
        'thôi vị trí, kết thúc các quyền trước, với lý do này / end posts and grants first',
        words,
      )
      .option('--dry-run', 'chỉ cho xem / only show')
      .option('--yes', 'xóa thật, không lấy lại được / do it; nothing brings it back')
      .action(erasePerson),
  );
  return command;
}

async function showPerson(named: string, options: Shown): Promise<void> {
  await withRegister(options, 'reads', async (register) => {
    const known = await knownPerson(register, await personNamed(register, named));
    if (options.json === true) return say(JSON.stringify(known));
    say(linesOf(known).join('\n'));
  });
}

async function erasePerson(named: string, options: EraseOptions): Promise<void> {
  const { reason, endRoles } = options;
  const shows = options.dryRun === true || options.yes !== true;
  await withRegister(options, shows ? 'reads' : 'writes', async (register) => {
    const person = await personNamed(register, named);
    const { source, store, clock, sealer } = register;
    const desk = new ErasureDesk({ source, store, clock, sealer, postsOf: (id) => heldPosts(register, id) });
    const plan = await desk.plan(person);
    if (plan === undefined) throw unknownPerson(named);
    if (shows) {
      say(options.json === true ? JSON.stringify({ ...plan, erased: false }) : planLines(plan).join('\n'));
      if (options.dryRun === true) return;
      throw new Stop('Thêm --yes để xóa / add --yes to erase', EXIT.usage);
    }
    const erased = await desk.erase({ person, reason, by: REGISTRAR, endRoles });
    if (erased === undefined) throw unknownPerson(named);
    if ('refused' in erased) {
      const { text, remedy } = explainRefusal(erased);
      throw new Stop(
        [...planLines(plan), `${text.vi} / ${text.en}`, `${remedy.vi} (--end-roles) / ${remedy.en} (--end-roles)`].join(
          '\n',
        ),
        EXIT.rejected,
      );
    }
    const done = erased.recorded ? 'Đã xóa / erased' : 'Đã xóa từ trước / erased before';
    say(options.json === true ? JSON.stringify({ ...erased, erased: true }) : `${done}: ${person}`);
  });
}

function planLines({ person, erasedAt, posts, grants, rows }: ErasurePlan): string[] {
  return [
    `${person}${erasedAt === null ? '' : ` (đã xóa / erased ${erasedAt})`}`,
    ...Object.entries(rows).map(([kind, count]) => `  ${labels[kind as keyof typeof rows]}: ${count}`),
    ...posts.map(({ unit, post }) => `  ! vị trí / post: ${post} ${unit}`),
    ...grants.map(({ id, role, unit }) => `  ! quyền / grant: ${id} ${role} ${unit ?? '*'}`),
    '  Ở lại / stays: mã người dùng trong nhật ký, số đếm, dấu băm / the id in the log, counts, hashes',
  ];
}

const labels: Readonly<Record<keyof ErasurePlan['rows'], string>> = {
  details: 'tên, địa chỉ thư, chức danh / name, address, post',
  account: 'tài khoản / account',
  passkeys: 'passkey / passkeys',
  recoveryCodes: 'mã dự phòng / recovery codes',
  identities: 'liên kết nhà cung cấp danh tính / identities at providers',
  links: 'liên kết và vé / links and tickets',
  sessions: 'phiên / sessions',
  tokens: 'mã truy cập / tokens',
  addresses: 'địa chỉ mạng trong sổ ra vào / addresses in the record of access',
  views: 'lời ghi khi quản trị xem thay / words of looks as this person',
  endpoints: 'điểm nhận tin tự động / endpoints of webhooks',
};

function linesOf(known: KnownPerson): string[] {
  const { details, account, passkeys, identities, sessions, tokens, access, endpoints, posts, grants } = known;
  const none = '–';
  return [
    `${details.name ?? none} · ${details.email ?? none} · ${details.post ?? none}`,
    `tài khoản / account: ${account?.login ?? none}`,
    `vị trí / posts: ${posts.map(({ post, unit }) => `${post} ${unit}`).join(', ') || none}`,
    `quyền / grants: ${grants.map(({ role, unit }) => `${role} ${unit ?? '*'}`).join(', ') || none}`,
    ...passkeys.map(({ name, createdAt }) => `khóa truy cập / passkey: ${name} ${createdAt}`),
    ...identities.map(({ issuer, subject }) => `danh tính / identity: ${issuer} ${subject}`),
    ...sessions.map(({ createdAt, agent }) => `phiên / session: ${createdAt} ${agent ?? none}`),
    ...tokens.map(({ id, expiresAt }) => `mã truy cập / token: ${id} … ${expiresAt}`),
    ...endpoints.map(({ url }) => `điểm nhận / endpoint: ${url}`),
    ...access.map(({ kind, count, address, lastAt }) => `${lastAt} ${kind} × ${count} ${address ?? none}`),
  ];
}

function unknownPerson(named: string): Stop {
  return new Stop(`Không biết gì về ${named} / nothing is known about ${named}`, EXIT.rejected);
}

function erasureReason(text: string): ErasureReason {
  const found = ERASURE_REASONS.find((each) => each === text);
  if (found === undefined) throw new InvalidArgumentError(`một trong / one of ${ERASURE_REASONS.join(', ')}`);
  return found;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
