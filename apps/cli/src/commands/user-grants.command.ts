/** `dondoc user grant`, `revoke` and `grants`: who holds which role, given and ended by whoever sits at the register's machine. */
import { randomUUID } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { CommandExecutor, grantsIdOf, isExecuted, Standings } from '#application';
import { explainRefusal, GRANTABLE_ROLES, type GrantableRole, type GrantCommand, isInForce } from '#domain';
import { choosesRegister, type RegisterChoice, withRegister } from '../composition/session.js';
import type { Register } from '../composition/register.js';
import { REGISTRAR } from '../import/console.actors.js';
import { EXIT, Stop } from '../output/exit.js';
import { uuid, words } from './arguments.js';
import { role } from './token.command.js';

interface GrantOptions extends RegisterChoice {
  readonly role: GrantableRole;
  readonly unit?: string;
  readonly from?: string;
  readonly until?: string;
  readonly json?: boolean;
}

interface RevokeOptions extends RegisterChoice {
  readonly grant: string;
  readonly reason: string;
  readonly json?: boolean;
}

export function userGrantCommand(): Command {
  return choosesRegister(new Command('grant'))
    .description('trao vai trò cho một người / give a person a role')
    .argument('<person>', 'mã người dùng (UUID) / person id', uuid)
    .requiredOption('--role <role>', `một trong / one of ${GRANTABLE_ROLES.join(', ')}`, role)
    .option('--unit <id>', 'đơn vị; bỏ trống: toàn sổ / unit; absent: the whole register', uuid)
    .option('--from <instant>', 'từ lúc, mặc định ngay / from, by default now', instant)
    .option('--until <instant>', 'đến lúc / until', instant)
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(grant);
}

export function userRevokeCommand(): Command {
  return choosesRegister(new Command('revoke'))
    .description('kết thúc một vai trò / end a role of a person')
    .argument('<person>', 'mã người dùng (UUID) / person id', uuid)
    .requiredOption('--grant <id>', 'mã phần quyền, xem dondoc user grants / the grant, see dondoc user grants', uuid)
    .requiredOption('--reason <words>', 'lý do / why', words)
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(revoke);
}

export function userGrantsCommand(): Command {
  return choosesRegister(new Command('grants'))
    .description('các vai trò của một người / the roles of a person')
    .argument('<person>', 'mã người dùng (UUID) / person id', uuid)
    .option('--json', 'một đối tượng JSON / one JSON object')
    .action(list);
}

async function grant(person: string, options: GrantOptions): Promise<void> {
  await withRegister(options, 'writes', async (register) => {
    const { id, isNew } = await giveRole(register, person, options);
    const shown = { person, grant: isNew ? id : null };
    const text = isNew ? `Đã trao / given: ${id}` : 'Đã có vai trò này / held already';
    process.stdout.write(`${options.json === true ? JSON.stringify(shown) : text}\n`);
  });
}

/** Gives a person a role; one that is held already is not given again. */
export async function giveRole(
  register: Register,
  person: string,
  asks: Pick<GrantOptions, 'role' | 'unit' | 'from' | 'until'>,
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const { role: given, unit = null, from = null, until = null } = asks;
  const id = randomUUID();
  const grantOf = { person, grant: id, role: given, unit, from, until };
  return { id, isNew: await record(register, { type: 'GiveGrant', ...asked(register, person), ...grantOf }) };
}

async function revoke(person: string, { grant: id, reason, json, ...choice }: RevokeOptions): Promise<void> {
  await withRegister(choice, 'writes', async (register) => {
    await record(register, { type: 'EndGrant', ...asked(register, person), grant: id, reason });
    process.stdout.write(json === true ? `${JSON.stringify({ ended: id })}\n` : `Đã kết thúc / ended: ${id}\n`);
  });
}

async function list(person: string, options: RegisterChoice & { readonly json?: boolean }): Promise<void> {
  await withRegister(options, 'reads', async (register) => {
    const now = register.clock.now();
    const state = await new Standings(register.store).grantsOf(person);
    const grants = state.status === 'none' ? [] : state.grants;
    const rows = grants.map((each) => ({ ...each, inForce: isInForce(each, now) }));
    if (options.json === true) return void process.stdout.write(`${JSON.stringify({ person, grants: rows })}\n`);
    for (const { id, role: held, unit, from, until, inForce } of rows) {
      const state = inForce ? 'có hiệu lực / in force' : 'không / not in force';
      process.stdout.write(`${id}  ${held}  ${unit ?? '*'}  ${from} … ${until ?? ''}  ${state}\n`);
    }
  });
}

function asked(register: Register, person: string) {
  return { id: grantsIdOf(person), at: register.clock.now(), by: REGISTRAR };
}

/** True when something was recorded; what is so already changes nothing. */
async function record({ store }: Register, command: GrantCommand): Promise<boolean> {
  const outcome = await new CommandExecutor(store).execute({ commandId: randomUUID(), command });
  if (isExecuted(outcome)) return Object.keys(outcome.streams).length > 0;
  const { text, remedy } = explainRefusal(outcome);
  throw new Stop(`${text.vi} / ${text.en}\n${remedy.vi} / ${remedy.en}`, EXIT.rejected);
}

/** A day begins at its first instant in Asia/Ho_Chi_Minh. */
function instant(text: string): string {
  const full = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+07:00` : text;
  const value = new Date(full);
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(value.getTime()))
    throw new InvalidArgumentError('một ngày hoặc một thời điểm / a day or an instant');
  return value.toISOString();
}
