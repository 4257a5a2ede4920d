import { randomUUID } from 'node:crypto';
import { Command } from 'commander';
import {
  type Account,
  type Accounts,
  identifierOf,
  openAccounts,
  openSealer,
  PasskeyStore,
  readConfig,
} from '#platform';
import type { GrantableRole } from '#domain';
import { commandOf, uuid, words } from '../commands/arguments.js';
import { role } from '../commands/token.command.js';
import { giveRole, userGrantCommand, userGrantsCommand, userRevokeCommand } from '../commands/user-grants.command.js';
import type { Register } from '../composition/register.js';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import { publicUrlOf } from '../composition/worker.js';
import { EXIT, Stop } from '../output/exit.js';
import { table } from '../output/table.js';

interface Shown extends RegisterChoice {
  readonly json?: boolean;
}

interface NewUser extends Shown {
  readonly person?: string;
  readonly name?: string;
  readonly email?: string;
  readonly program?: boolean;
  readonly owner?: string;
  readonly role?: GrantableRole;
  readonly unit?: string;
}

/** `dondoc user add|reset|link|unlink|disable|list|grant|revoke|grants`: accounts, by whoever keeps the server. */
export function userCommand(): Command {
  const command = new Command('user').description('tài khoản của người và của chương trình / accounts');
  command.addCommand(
    shown(
      'add <login>',
      'thêm tài khoản; in ra liên kết để tự đặt mật khẩu / add one; prints a link to choose a password',
    )
      .option('--person <id>', 'người đã có trong sổ (UUID) / a person that the register knows', uuid)
      .option('--name <name>', 'thay cho --person: đăng ký người mới / instead of --person: a new person', words)
      .option('--email <address>', 'thư điện tử, cho người mới / mail address, for a new person', words)
      .option('--role <role>', 'vai trò đầu tiên / a first role', role)
      .option(
        '--unit <id>',
        'nhân danh đơn vị này; bỏ trống: toàn sổ / for this unit; absent: the whole register',
        uuid,
      )
      .option('--program', 'tài khoản của chương trình: chỉ dùng mã truy cập / of a program: tokens only')
      .option('--owner <id>', 'người chịu trách nhiệm về chương trình / the person who answers for the program', uuid)
      .action(addUser),
  );
  command.addCommand(
    shown('reset <login>', 'liên kết đặt lại mật khẩu; mọi phiên kết thúc / a new link; every session ends')
      .option('--second-factor', 'bỏ cả mã xác thực thứ hai / forget the second factor, too')
      .action(resetUser),
  );
  command.addCommand(
    shown(
      'disable <login>',
      'khóa tài khoản, thu hồi mọi phiên và mã / disable it, end its sessions and tokens',
    ).action(disableUser),
  );
  command.addCommand(
    shown('link <login>', 'nối với một danh tính ở nhà cung cấp danh tính / link it to an identity at the provider')
      .requiredOption(
        '--subject <sub>',
        'mã của người đó ở nơi ấy (sub) / what the provider calls the person (sub)',
        words,
      )
      .option('--issuer <url>', 'mặc định OIDC_ISSUER / by default OIDC_ISSUER')
      .action(linkUser),
  );
  command.addCommand(
    shown('unlink <login>', 'bỏ nối; các phiên mở từ đó kết thúc / undo it; the sessions begun by it end').action(
      unlinkUser,
    ),
  );
  command.addCommand(shown('list', 'các tài khoản / accounts').action(listUsers));
  for (const make of [userGrantCommand, userRevokeCommand, userGrantsCommand]) command.addCommand(make());
  return command;
}

async function addUser(login: string, options: NewUser): Promise<void> {
  const { name, email } = options;
  const person = options.person ?? (name === undefined ? undefined : randomUUID());
  if (person === undefined) throw new Stop('Cần --person hoặc --name / one of --person, --name is needed', EXIT.usage);
  const owner = ownerOf(options);
  await atDesk(options, 'writes', async ({ desk, tokens }, register) => {
    if (owner !== null && (await register.people.find(owner)) === undefined)
      throw new Stop(`Không có người ${owner} trong sổ / the register knows no person ${owner}`, EXIT.rejected);
    if (name !== undefined) await register.people.save([{ id: person, name, email }]);
    else if ((await register.people.find(person)) === undefined)
      throw new Stop(`Không có người ${person} trong sổ / the register knows no person ${person}`, EXIT.rejected);
    const kind = options.program === true ? ('program' as const) : ('person' as const);
    const added = await desk.add({ person, login, kind });
    if (added === 'login-form')
      throw new Stop(
        'Tên đăng nhập: 3 đến 100 ký tự a–z, 0–9, . _ @ - / login: 3 to 100 of a–z, 0–9, . _ @ -',
        EXIT.rejected,
      );
    if (added === 'exists')
      throw new Stop(
        `Đã có tài khoản ${login}, hoặc người này đã có tài khoản / the login or the person has an account`,
        EXIT.rejected,
      );
    if (owner !== null) await tokens.nameOwner(person, owner);
    if (options.role !== undefined) await giveRole(register, person, { role: options.role, unit: options.unit });
    if (added.ticket === null) {
      say(
        options,
        { person, login, kind, owner },
        `${person}\n# mã truy cập / tokens: dondoc token --person ${person} --role …`,
      );
      return;
    }
    sayLink(options, { person, login, ticket: added.ticket, expiresAt: added.expiresAt ?? '' });
  });
}

/** A program is somebody's: what it does is answered for. */
function ownerOf({ program, owner }: NewUser): string | null {
  if ((program === true) === (owner !== undefined)) return owner ?? null;
  throw new Stop('--program cần --owner, và ngược lại / --program and --owner go together', EXIT.usage);
}

async function resetUser(login: string, options: Shown & { readonly secondFactor?: boolean }): Promise<void> {
  await atDesk(options, 'reads', async (accounts) => {
    const { person, kind } = await known(accounts, login);
    if (kind === 'program')
      throw new Stop('Tài khoản của chương trình không có mật khẩu / a program has no password', EXIT.rejected);
    const { ticket, expiresAt } = await accounts.desk.reset(person, options.secondFactor === true);
    sayLink(options, { person, login, ticket, expiresAt });
  });
}

async function linkUser(
  login: string,
  options: Shown & { readonly subject: string; readonly issuer?: string },
): Promise<void> {
  const issuer = options.issuer ?? readConfig(process.env).oidcIssuer;
  if (issuer === undefined || !URL.canParse(issuer))
    throw new Stop('Cần --issuer hoặc OIDC_ISSUER / --issuer or OIDC_ISSUER is needed', EXIT.usage);
  await atDesk(options, 'reads', async (accounts) => {
    const { person, kind } = await known(accounts, login);
    if (kind === 'program')
      throw new Stop('Tài khoản của chương trình chỉ dùng mã truy cập / a program has tokens only', EXIT.rejected);
    const identity = { issuer: identifierOf(issuer), subject: options.subject };
    if (!(await accounts.desk.link(person, identity)))
      throw new Stop(
        'Danh tính này, hoặc tài khoản này ở đó, đã được nối / the identity, or the account there, is linked already',
        EXIT.rejected,
      );
    say(options, { person, login, ...identity }, `Đã nối / linked ${login} – ${identity.issuer} ${identity.subject}`);
  });
}

async function unlinkUser(login: string, options: Shown): Promise<void> {
  await atDesk(options, 'reads', async (accounts) => {
    const unlinked = await accounts.desk.unlink((await known(accounts, login)).person);
    say(options, { login, unlinked }, `Đã bỏ nối / unlinked ${login}: ${unlinked.length}`);
  });
}

async function disableUser(login: string, options: Shown): Promise<void> {
  await atDesk(options, 'reads', async (accounts, register) => {
    const { person } = await known(accounts, login);
    await accounts.desk.disable(person);
    const revoked = await register.tokens.revokeAll(person, register.clock.now());
    say(options, { disabled: login, tokensRevoked: revoked }, `Đã khóa / disabled ${login}`);
  });
}

async function listUsers(options: Shown): Promise<void> {
  await atDesk(options, 'reads', async ({ accounts }, register) => {
    const all = await accounts.list();
    const people = await register.people.findAll(all.map(({ person }) => person));
    const withPasskey = await new PasskeyStore(register.source, register.sealer).owners();
    const listed = all.map((account) => ({
      ...shownAccount(account, withPasskey.has(account.person)),
      name: people.get(account.person)?.name ?? null,
    }));
    const rows = listed.map(({ login, name, state, secondFactor, signedInAt }) => [
      login,
      name ?? '–',
      state,
      secondFactor ? 'có / yes' : '–',
      signedInAt ?? '–',
    ]);
    const headings = [
      'tài khoản / login',
      'tên / name',
      'trạng thái / state',
      'bước hai / 2nd',
      'vào lần cuối / last in',
    ];
    say(options, listed, table(headings, rows, 140));
  });
}

function shownAccount({ person, login, kind, password, totp, disabledAt, signedInAt }: Account, hasPasskey: boolean) {
  const open = kind === 'program' || password !== null ? 'active' : 'invited';
  return {
    person,
    login,
    kind,
    state: disabledAt === null ? open : 'disabled',
    secondFactor: totp !== null || hasPasskey,
    signedInAt: signedInAt?.toISOString() ?? null,
  };
}

async function known({ accounts }: Accounts, login: string): Promise<Account> {
  const wanted = login.trim().toLowerCase();
  const account = (await accounts.list()).find((each) => each.login === wanted);
  if (account === undefined) throw new Stop(`Không có tài khoản ${login} / no account ${login}`, EXIT.rejected);
  return account;
}

function shown(name: string, about: string): Command {
  return choosesRegister(commandOf(name)).description(about).option('--json', 'một đối tượng JSON / one JSON object');
}

function atDesk(
  options: Shown,
  mode: 'reads' | 'writes',
  work: (accounts: Accounts, register: Register) => Promise<void>,
): Promise<void> {
  const sealer = openSealer(readConfig(process.env));
  return withRegister(options, mode, (register) => {
    const { source, clock } = register;
    // People sign in and choose passwords on the pages alone: here, nobody asks for roles or for words about them.
    const nothing = { roles: { of: () => Promise.resolve([]) }, wordsAbout: () => Promise.resolve([]) };
    return work(openAccounts({ source, clock, sealer, ...nothing }), register);
  });
}

interface Link {
  readonly person: string;
  readonly login: string;
  readonly ticket: string;
  readonly expiresAt: string;
}

/** The ticket stands behind the #: browsers send that part to nobody, so no log of a server or proxy keeps it. */
function sayLink(options: Shown, { ticket, ...link }: Link): void {
  const url = `${publicUrlOf(readConfig(process.env))}/password#${ticket}`;
  const note = `# trao cho ${link.login}; dùng một lần, đến ${link.expiresAt}. Chỉ hiện lần này / hand it over; good once. Shown this once.`;
  say(options, { ...link, url }, `${url}\n${note}`);
}

function say(options: Shown, answer: unknown, text: string): void {
  process.stdout.write(`${options.json === true ? JSON.stringify(answer) : text}\n`);
}
