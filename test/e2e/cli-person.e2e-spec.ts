/** What is kept about somebody, and its end, from the shell. */
import { type CliRegister, dondoc, dondocJson, openCliRegister } from './cli.harness.js';

interface Plan {
  readonly person: string;
  readonly erased: boolean;
  readonly erasedAt: string | null;
  readonly rows: Readonly<Record<string, number>>;
  readonly recorded?: boolean;
  readonly rolesEnded?: number;
}
interface Known {
  readonly details: { readonly name: string | null; readonly email: string | null };
  readonly account: { readonly login: string } | null;
  readonly access: readonly { readonly kind: string; readonly address: string | null }[];
}

let register: CliRegister;
let person: string;

beforeAll(async () => {
  register = await openCliRegister('cli-person');
  const who = ['--name', 'Đặng Thị Sương', '--email', 'suong@so.example', '--role', 'coordinator'];
  person = (await dondocJson<{ person: string }>('user', 'add', 'suong.dang', ...who)).json.person;
}, 180_000);

afterAll(() => register.close(), 180_000);

describe('dondoc person', () => {
  it('shows what is kept, by login or by id', async () => {
    const { json } = await dondocJson<Known>('person', 'show', 'suong.dang');
    expect(json.details).toMatchObject({ name: 'Đặng Thị Sương', email: 'suong@so.example' });
    expect(json.account).toMatchObject({ login: 'suong.dang' });
    expect(json.access).toMatchObject([{ kind: 'account-added', address: 'console' }]);
    expect((await dondoc('person', 'show', person)).out).toContain('Đặng Thị Sương');
    expect(await dondoc('person', 'show', 'nobody')).toMatchObject({ code: 3 });
  });

  it('erases nobody without being told twice, and nobody who holds a role', async () => {
    const { json } = await dondocJson<Plan>('person', 'erase', 'suong.dang', '--dry-run');
    expect(json).toMatchObject({ person, erased: false, rows: { details: 1, account: 1, links: 1, addresses: 1 } });
    expect(await dondoc('person', 'erase', 'suong.dang')).toMatchObject({ code: 2 });
    const held = await dondoc('person', 'erase', 'suong.dang', '--yes');
    expect(held).toMatchObject({ code: 3 });
    expect(held.err).toContain('--end-roles');
    expect((await dondocJson<Known>('person', 'show', person)).json.details.name).toBe('Đặng Thị Sương');
  });

  it('ends the roles where that is asked for, erases once, and makes no account again', async () => {
    const erased = await dondocJson<Plan>(
      'person',
      'erase',
      person,
      '--yes',
      '--reason',
      'asked',
      '--end-roles',
      'nghỉ hưu',
    );
    expect(erased).toMatchObject({ code: 0, json: { erased: true, recorded: true, rolesEnded: 1 } });
    const again = await dondocJson<Plan>('person', 'erase', person, '--yes');
    expect(again).toMatchObject({
      code: 0,
      json: { recorded: false, rolesEnded: 0, rows: { details: 0, account: 0 } },
    });
    expect((await dondocJson<Known>('person', 'show', person)).json).toMatchObject({
      details: { name: null, email: null },
      account: null,
      access: [{ kind: 'account-added', address: null }],
    });
    expect(await dondoc('person', 'erase', 'suong.dang', '--yes')).toMatchObject({ code: 3 });
    expect(await dondoc('user', 'add', 'suong.dang', '--person', person)).toMatchObject({ code: 3 });
    expect(await dondoc('user', 'grant', person, '--role', 'coordinator')).toMatchObject({ code: 3 });
  });

  it('refuses a reason that is none, and a person whom nobody knows', async () => {
    expect(await dondoc('person', 'erase', person, '--yes', '--reason', 'tired')).toMatchObject({ code: 2 });
    const stranger = '7f0e7a34-3f2b-4d8a-9a55-2a1de0f5c009';
    expect(await dondoc('person', 'erase', stranger, '--yes')).toMatchObject({ code: 3 });
  });
});
