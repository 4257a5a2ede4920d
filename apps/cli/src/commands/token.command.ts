import { randomUUID } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { holdRole } from '#application';
import { type TokenScope, tokenScopes } from '#contracts';
import { explainRefusal, GRANTABLE_ROLES, type GrantableRole } from '#domain';
import { AccessRecord, PersonVault, TokenDesk } from '#platform';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { REGISTRAR } from '../import/console.actors.js';
import { EXIT, Stop } from '../output/exit.js';
import { table } from '../output/table.js';
import { commandOf, uuid, words } from './arguments.js';

const DAY_MS = 86_400_000;

interface TokenOptions extends RegisterChoice {
  readonly person?: string;
  readonly name?: string;
  readonly role?: GrantableRole;
  readonly unit?: string;
  readonly days: number;
  readonly scope?: readonly TokenScope[];
  readonly revoke?: string;
  readonly json?: boolean;
}

export function tokenCommand(): Command {
  const command = choosesRegister(new Command('token'))
    .description('cấp hoặc thu hồi mã truy cập / mint or revoke an access token')
    .option('--person <id>', 'mã người dùng (UUID) / person id', uuid)
    .option(
      '--name <name>',
      'thay cho --person: đăng ký người mới / instead of --person: registers a new person',
      words,
    )
    .option('--role <role>', `một trong / one of ${GRANTABLE_ROLES.join(', ')}`, role)
    .option('--unit <id>', 'đơn vị nhân danh; bỏ trống: toàn sổ / unit acted for; absent: the whole register', uuid)
    .option('--days <n>', 'số ngày có hiệu lực / days it is valid', days, 30)
    .option(
      '--scope <scope>',
      `lặp lại được; bỏ trống: mọi việc của vai / may be repeated; absent: all of its role: ${tokenScopes.join(', ')}`,
      scope,
    )
    .option('--revoke <id>', 'thu hồi theo mã số của mã truy cập / revoke by the token id', uuid)
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(async (options: TokenOptions) => {
      await (options.revoke === undefined ? mint(options) : revoke(options.revoke, options));
    });
  command.addCommand(
    shown('list', 'các mã còn hiệu lực, không hiện bí mật / valid tokens, without their secrets')
      .option('--person <id>', 'chỉ của một người (UUID) / of one person', uuid)
      .action((_: object, called: Command) => list(called.optsWithGlobals())),
  );
  command.addCommand(
    shown('revoke <id>', 'thu hồi theo mã số / revoke by the token id').action(
      (id: string, _: object, called: Command) => revoke(uuid(id), called.optsWithGlobals()),
    ),
  );
  return command;
}

async function mint(options: TokenOptions): Promise<void> {
  const { name, role: asked, unit } = options;
  const person = options.person ?? (name === undefined ? undefined : randomUUID());
  if (person === undefined || asked === undefined) {
    throw new Stop('Cần --role và --person hoặc --name / --role and one of --person, --name are needed', EXIT.usage);
  }
  await withRegister(options, 'writes', async (register) => {
    if (name !== undefined) await register.people.save([{ id: person, name }]);
    const at = register.clock.now();
    const expiresAt = new Date(Date.parse(at) + options.days * DAY_MS).toISOString();
    const claim = { person, role: asked, unit: unit ?? null };
    const refused = await holdRole(register.store, { claim, by: REGISTRAR, at, until: expiresAt });
    if (refused !== null) {
      const { text } = explainRefusal(refused);
      throw new Stop(`${text.vi} / ${text.en}`, EXIT.rejected);
    }
    const minted = await register.tokens.mint({
      person,
      role: asked,
      unit: unit ?? null,
      at,
      expiresAt,
      scopes: options.scope,
    });
    const { source, sealer } = register;
    await new AccessRecord(source, sealer).add({ kind: 'token-minted', person, address: 'console', at });
    const text = `${minted.token}\n# ${minted.id}, đến / until ${expiresAt}. Chỉ hiện một lần / shown this once.`;
    process.stdout.write(`${options.json === true ? JSON.stringify({ ...minted, person, expiresAt }) : text}\n`);
  });
}

async function revoke(id: string, options: TokenOptions): Promise<void> {
  await withRegister(options, 'reads', async ({ source, sealer, clock }) => {
    const record = new AccessRecord(source, sealer);
    const desk = new TokenDesk({ source, vault: new PersonVault(source, sealer), record, clock });
    if (!(await desk.revoke(id, null, 'console'))) {
      throw new Stop(`Không có mã truy cập ${id} còn hiệu lực / no valid token ${id}`, EXIT.rejected);
    }
    process.stdout.write(
      options.json === true ? `${JSON.stringify({ revoked: id })}\n` : `Đã thu hồi / revoked ${id}\n`,
    );
  });
}

async function list(options: TokenOptions): Promise<void> {
  await withRegister(options, 'reads', async (register) => {
    const tokens = await register.tokens.list(register.clock.now(), options.person);
    const shownTokens = tokens.map(({ id, person, role: of, unit, scopes, usedOn, createdAt, expiresAt }) => ({
      id,
      person,
      role: of,
      unit,
      scopes,
      usedOn,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }));
    const rows = shownTokens.map(({ id, person, role: of, unit, scopes, usedOn, expiresAt }) => [
      id,
      person,
      of,
      unit ?? '–',
      scopes?.join(' ') ?? '*',
      usedOn ?? '–',
      expiresAt,
    ]);
    const headings = [
      'mã số / id',
      'của / of',
      'vai / role',
      'đơn vị / unit',
      'phạm vi / scopes',
      'dùng / used',
      'đến / until',
    ];
    process.stdout.write(
      options.json === true ? `${JSON.stringify(shownTokens)}\n` : `${table(headings, rows, 180)}\n`,
    );
  });
}

function shown(name: string, about: string): Command {
  return choosesRegister(commandOf(name)).description(about).option('--json', 'một đối tượng JSON / one JSON object');
}

export function role(text: string): GrantableRole {
  const found = GRANTABLE_ROLES.find((candidate) => candidate === text);
  if (found === undefined)
    throw new InvalidArgumentError(`chọn một trong / choose one of ${GRANTABLE_ROLES.join(', ')}`);
  return found;
}

function scope(text: string, before: readonly TokenScope[] = []): readonly TokenScope[] {
  const found = tokenScopes.find((candidate) => candidate === text);
  if (found === undefined) throw new InvalidArgumentError(`chọn trong / choose of ${tokenScopes.join(', ')}`);
  return [...new Set([...before, found])];
}

function days(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 366) throw new InvalidArgumentError('từ 1 đến 366 / 1 to 366');
  return value;
}
