/** Accounts and tokens from the shell. */
import { type CliRegister, dondoc, dondocJson, openCliRegister } from './cli.harness.js';

interface Added {
  readonly person: string;
  readonly url: string;
}
interface Listed {
  readonly login: string;
  readonly state: string;
  readonly kind: string;
}

let register: CliRegister;
let lan: Added;

beforeAll(async () => {
  register = await openCliRegister('cli-user');
  const role = ['--role', 'coordinator'];
  lan = (await dondocJson<Added>('user', 'add', 'Lan.Nguyen', '--name', 'Nguyễn Thị Lan', ...role)).json;
}, 180_000);

afterAll(() => register.close(), 180_000);

const states = async (): Promise<string[]> =>
  (await dondocJson<Listed[]>('user', 'list')).json.map(({ login, state }) => `${login} ${state}`);

describe('dondoc user', () => {
  it('adds an account with a link that is shown once, and one login is one person’s', async () => {
    expect(lan.url).toMatch(/^http:\/\/.*\/password#ddt_[\w-]{43}$/);
    expect(await states()).toEqual(['lan.nguyen invited']);
    expect((await dondoc('user', 'list')).out).not.toContain('ddt_');
    expect(await dondoc('user', 'add', 'lan.nguyen', '--name', 'Trần Thị Lan')).toMatchObject({ code: 3 });
    expect(await dondoc('user', 'add', 'có dấu', '--name', 'Trần Thị Lan')).toMatchObject({ code: 3 });
    expect(await dondoc('user', 'add', 'nobody')).toMatchObject({ code: 2 });
  });

  it('gives the account its first role in the log', async () => {
    const { json } = await dondocJson<{ grants: { role: string }[] }>('user', 'grants', lan.person);
    expect(json.grants).toMatchObject([{ role: 'coordinator' }]);
  });

  it('links the account to an identity at a provider, and undoes it', async () => {
    const there = ['--issuer', 'https://id.example', '--subject', 'lan-47'];
    const linked = await dondocJson<{ issuer: string }>('user', 'link', 'lan.nguyen', ...there);
    expect(linked.json).toMatchObject({ issuer: 'https://id.example/', subject: 'lan-47' });
    const known = await dondocJson<object>('person', 'show', 'lan.nguyen');
    expect(known.json).toMatchObject({ identities: [{ issuer: 'https://id.example/', subject: 'lan-47' }] });
    expect(await dondoc('user', 'link', 'lan.nguyen', ...there)).toMatchObject({ code: 3 });
    expect(await dondoc('user', 'link', 'lan.nguyen', '--subject', 'lan-47')).toMatchObject({ code: 2 });
    const { json } = await dondocJson<{ unlinked: object[] }>('user', 'unlink', 'lan.nguyen');
    expect(json.unlinked).toMatchObject([{ subject: 'lan-47' }]);
  });

  it('lists a passkey as a second factor', async () => {
    const second = async () => (await dondocJson<{ secondFactor: boolean }[]>('user', 'list')).json[0]?.secondFactor;
    expect(await second()).toBe(false);
    await register.database.pool.query(
      `insert into access.passkey (id, person, credential, public_key, counter, transports, name, created_at)
       values (gen_random_uuid(), $1, 'a-passkey-of-her-own', '\\x00', 0, '{}', 'p1', now())`,
      [lan.person],
    );
    expect(await second()).toBe(true);
    await register.database.pool.query('delete from access.passkey');
  });

  it('makes another link, and disables the account with its tokens', async () => {
    const again = await dondocJson<Added>('user', 'reset', 'lan.nguyen');
    expect(again.json.url).not.toBe(lan.url);
    const minted = await dondocJson<{ id: string }>('token', '--person', lan.person, '--role', 'coordinator');
    const listed = await dondocJson<{ id: string }[]>('token', 'list', '--person', lan.person);
    expect(listed.json.map(({ id }) => id)).toContain(minted.json.id);
    expect(listed.out).not.toContain('ddk_');
    const further = await dondocJson<{ id: string }>('token', '--person', lan.person, '--role', 'coordinator');
    expect(await dondoc('token', 'revoke', further.json.id)).toMatchObject({ code: 0 });
    expect(await dondoc('token', 'revoke', further.json.id)).toMatchObject({ code: 3 });
    const { access } = (await dondocJson<{ access: object[] }>('person', 'show', lan.person)).json;
    expect(access).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'token-minted', address: 'console' }),
        expect.objectContaining({ kind: 'token-revoked', address: 'console' }),
      ]),
    );
    expect(await dondoc('user', 'disable', 'lan.nguyen')).toMatchObject({ code: 0 });
    expect((await dondocJson<object[]>('token', 'list', '--person', lan.person)).json).toEqual([]);
    expect(await states()).toEqual(['lan.nguyen disabled']);
  });

  it('makes accounts of programs, which have no password', async () => {
    const asked = ['user', 'add', 'may.quet', '--name', 'Máy quét', '--program'];
    expect(await dondoc(...asked)).toMatchObject({ code: 2 });
    const owner = await dondocJson<{ person: string }>('user', 'add', 'chu.nhiem', '--name', 'Chủ Nhiệm');
    const added = await dondoc(...asked, '--owner', owner.json.person);
    expect(added).toMatchObject({ code: 0 });
    expect(added.out).not.toContain('ddt_');
    expect(await dondoc('user', 'reset', 'may.quet')).toMatchObject({ code: 3 });
    expect(await dondoc('user', 'reset', 'nobody')).toMatchObject({ code: 3 });
  });
});

describe('dondoc access-record', () => {
  it('tells what happened to accounts, by kind and person, and refuses a kind that there is not', async () => {
    const asked = ['access-record', '--kind', 'account-added', '--person', lan.person];
    const { json } = await dondocJson<{ items: { kind: string; person: string }[] }>(...asked);
    expect(json.items).toMatchObject([{ kind: 'account-added', person: lan.person }]);
    expect((await dondoc(...asked)).out).toContain('Lập tài khoản');
    expect(await dondoc('access-record', '--kind', 'nothing')).toMatchObject({ code: 2 });
  });
});
