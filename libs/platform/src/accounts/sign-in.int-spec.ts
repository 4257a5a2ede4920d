import { type AccountsScene, cheap, lan, office, openAccountsScene, password, unit } from './accounts.examples.js';
import { stepOf, totpAt } from './totp.js';
import type { SignedIn, SignInStep } from './sign-in.desk.js';

let scene: AccountsScene;

beforeEach(async () => {
  scene = await openAccountsScene();
  await scene.addLan();
});
afterEach(() => scene.stop());

const signIn = (login = 'lan.nguyen', given = password, caller = office): Promise<SignInStep> =>
  scene.signIn.withPassword(login, given, caller);
const inside = (step: SignInStep): SignedIn => {
  if (step.status !== 'signed-in') throw new Error(`not signed in: ${step.status}`);
  return step;
};
const ticketOf = (step: SignInStep): string => ('ticket' in step ? step.ticket : '');
const codeNow = (secret: string, skewSeconds = 0): string =>
  totpAt(secret, stepOf(new Date(Date.parse(scene.clock.now()) + skewSeconds * 1_000).toISOString()));
const minutes = (count: number): void => scene.clock.advance(count * 60_000);

describe('signing in with a password', () => {
  it('begins a session in a role that the person holds, and tells it apart from every other secret', async () => {
    const { session } = inside(await signIn());
    expect(await scene.sessions.verify(session.secret, scene.clock.now())).toEqual({
      id: session.id,
      person: lan,
      role: 'unitHead',
      unit,
      secondFactor: false,
    });
    expect(await scene.sessions.verify(`dds_${'A'.repeat(43)}`, scene.clock.now())).toBeUndefined();
    const { rows } = await scene.database.pool.query<{ row: string }>('select s::text as row from access.session s');
    expect(rows.filter(({ row }) => row.includes(session.secret.slice(4)))).toEqual([]);
  });

  it('takes the login however it was typed', async () => {
    expect(await signIn('  LAN.Nguyen ')).toMatchObject({ status: 'signed-in' });
  });

  it('refuses whoever holds no role, after the password was right, and says so', async () => {
    scene.held.delete(lan);
    expect(await signIn()).toEqual({ status: 'no-role' });
    expect(await signIn('lan.nguyen', 'another one altogether')).toEqual({ status: 'refused' });
  });

  it('hashes a right password anew when the parameters have changed, and no wrong one', async () => {
    const later = scene.again({ ...cheap, passes: 2 });
    const stored = async (): Promise<string | null | undefined> => (await scene.accounts.find(lan))?.password;
    const before = await stored();
    await later.signIn.withPassword('lan.nguyen', 'another one altogether', office);
    expect(await stored()).toBe(before);
    await later.signIn.withPassword('lan.nguyen', password, office);
    expect(await stored()).toContain('t=2');
    expect(await signIn()).toMatchObject({ status: 'signed-in' });
  });
});

describe('whoever is refused', () => {
  it('gets one answer for one work: unknown, wrong, disabled, of a program, without a password', async () => {
    await scene.desk.add({ person: unit, login: 'may.quet', kind: 'program' });
    await scene.desk.add({ person: '0b0e7a34-3f2b-4d8a-9a55-2a1de0f5c003', login: 'binh.tran', kind: 'person' });
    const disabled = '0b0e7a34-3f2b-4d8a-9a55-2a1de0f5c004';
    await scene.desk.add({ person: disabled, login: 'dung.pham', kind: 'person' });
    await scene.desk.disable(disabled);
    const cost = async (login: string, given: string): Promise<[SignInStep, number]> => {
      const before = scene.hasher.verifications;
      return [await signIn(login, given), scene.hasher.verifications - before];
    };
    const wrong = 'another one altogether';
    for (const login of ['nobody.here', 'lan.nguyen', 'may.quet', 'binh.tran', 'dung.pham'])
      expect([login, ...(await cost(login, wrong))]).toEqual([login, { status: 'refused' }, 1]);
    for (const login of ['nobody.here', 'lan.nguyen'])
      expect(await cost(login, 'x'.repeat(100_000))).toEqual([{ status: 'refused' }, 0]);
  });

  it('waits twice as long after each further try, a quarter of an hour at most, also for a login that does not exist', async () => {
    const pauses = async (login: string): Promise<number[]> => {
      const found: number[] = [];
      for (let seconds = 0; found.length < 12; seconds += 1) {
        const before = scene.hasher.verifications;
        await signIn(login, 'another one altogether');
        if (scene.hasher.verifications > before) {
          found.push(seconds);
          seconds = -1;
        } else scene.clock.advance(1_000);
      }
      return found;
    };
    const expected = [0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32];
    expect(await pauses('lan.nguyen')).toEqual(expected);
    expect(await pauses('nobody.here')).toEqual(expected);
    minutes(15);
    expect(await signIn()).toMatchObject({ status: 'signed-in' });
  });

  it('cannot keep the owner out of a browser in which she has signed in before', async () => {
    const { device } = inside(await signIn());
    const stranger = { ...office, address: '198.51.100.9' };
    for (let tries = 0; tries < 40; tries += 1) await signIn('lan.nguyen', 'another one altogether', stranger);
    expect(await signIn()).toEqual({ status: 'refused' });
    expect(await signIn('lan.nguyen', password, { ...office, device })).toMatchObject({ status: 'signed-in' });
    const forged = `${device.slice(0, 22)}.${'A'.repeat(43)}`;
    expect(await signIn('lan.nguyen', password, { ...stranger, device: forged })).toEqual({ status: 'refused' });
  });

  it('is counted also when many tries come at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => signIn('lan.nguyen', 'another one altogether')));
    expect(scene.hasher.verifications).toBeLessThanOrEqual(6);
  });

  it('buys no tries at other logins with an account of his own', async () => {
    const spray = async (from: number): Promise<void> => {
      for (let login = from; login < from + 60; login += 1) await signIn(`login.${login}`, 'mùa xuân năm 2026');
    };
    await spray(0);
    const before = scene.hasher.verifications;
    const own = await signIn();
    await spray(60);
    expect(own).toEqual({ status: 'refused' });
    expect(scene.hasher.verifications).toBe(before);
  });

  it('leaves no row of each login that an address tries while it is in a pause', async () => {
    for (let login = 0; login < 200; login += 1) await signIn(`login.${login}`, 'another one altogether');
    const [{ rows } = { rows: 0 }] = await scene.source.query<{ rows: number }[]>(
      'select count(*)::int as rows from access.attempt',
    );
    // The address, and the logins that were tried before its pause.
    expect(rows).toBe(1 + scene.hasher.verifications);
    expect(rows).toBeLessThan(60);
  });

  it('leaves a record that does not grow with the tries, and that nobody rewrites', async () => {
    for (let tries = 0; tries < 300; tries += 1) await signIn(`login.${tries}`, 'another one altogether');
    const rows = (await scene.record.list()).filter(({ kind }) => kind === 'sign-in-refused');
    expect(rows).toMatchObject([{ person: null, address: '203.0.113.7', count: 300 }]);
    await scene.record.add({ kind: 'signed-in', person: lan, address: 'console', at: new Date().toISOString() });
    const rewrite = (sql: string) => expect(scene.source.query(sql)).rejects.toThrow('only added to');
    await rewrite('update access.record set count = 1');
    await rewrite('update access.record set count = count + 1, minute = now()');
    await rewrite('delete from access.record');
  });
});

describe('the second factor', () => {
  const enrol = async (): Promise<{ secret: string; recoveryCodes: readonly string[] }> => {
    const ticket = ticketOf(await signIn());
    const { secret = '' } = (await scene.signIn.offerSecondFactor(ticket)) ?? {};
    const step = inside(await scene.signIn.confirmSecondFactor(ticket, codeNow(secret), office));
    return { secret, recoveryCodes: step.recoveryCodes ?? [] };
  };
  const answer = async (code: string): Promise<SignInStep> =>
    scene.signIn.withSecondFactor(ticketOf(await signIn()), code, office);

  it.each(['leader', 'inspector', 'admin'])('must be set up by whoever is %s, before any session', async (role) => {
    scene.held.set(lan, [
      { role: 'officer', unit },
      { role, unit: null },
    ]);
    expect(await signIn()).toMatchObject({ status: 'second-factor-enrolment' });
    const { recoveryCodes } = await enrol();
    expect(recoveryCodes).toHaveLength(10);
    expect(await signIn()).toMatchObject({ status: 'second-factor' });
    expect(await scene.sessions.list(lan, scene.clock.now())).toMatchObject([{ secondFactor: true }]);
  });

  it('is not set up with the ticket of a password that was reset or changed since', async () => {
    scene.held.set(lan, [{ role: 'leader', unit: null }]);
    const stolen = ticketOf(await signIn());
    const { secret = '' } = (await scene.signIn.offerSecondFactor(stolen)) ?? {};
    const { ticket } = await scene.desk.reset(lan, false);
    expect(await scene.signIn.confirmSecondFactor(stolen, codeNow(secret), office)).toEqual({ status: 'refused' });
    expect(await scene.desk.setWithTicket(ticket, password, office)).toBe('set');
    const before = ticketOf(await signIn());
    const { session } = await scene.signIn.begin(lan, office, { method: 'password', secondFactor: true }).then(inside);
    const change = { person: lan, current: password, next: 'giếng-nước-gốc-đa-91', session: session.id };
    expect(await scene.desk.change(change, office)).toBe('set');
    expect(await scene.signIn.offerSecondFactor(before)).toBeUndefined();
  });

  it('is not set up a second time by whoever knows the password, when one has come meanwhile', async () => {
    scene.held.set(lan, [{ role: 'leader', unit: null }]);
    const ticket = ticketOf(await signIn());
    const { secret = '' } = (await scene.signIn.offerSecondFactor(ticket)) ?? {};
    await scene.source.query(
      `insert into access.passkey (id, person, credential, public_key, counter, transports, name, created_at)
       values (gen_random_uuid(), $1, 'a-passkey-of-her-own', '\\x00', 0, '{}', 'p1', now())`,
      [lan],
    );
    expect(await scene.signIn.confirmSecondFactor(ticket, codeNow(secret), office)).toEqual({ status: 'refused' });
    const place = { browser: 'b', rp: { id: 'localhost', origin: 'http://localhost' }, ...office };
    expect(await scene.passkeys.offerInSignIn(ticket, place)).toBeUndefined();
  });

  describe('once it is there', () => {
    let secret: string;
    let recoveryCodes: readonly string[];
    beforeEach(async () => {
      scene.held.set(lan, [{ role: 'leader', unit: null }]);
      ({ secret, recoveryCodes } = await enrol());
      minutes(5);
    });

    it('is asked for, and takes a code once, from a clock that is up to thirty seconds wrong', async () => {
      const code = codeNow(secret);
      expect(await answer(code)).toMatchObject({ status: 'signed-in' });
      expect(await answer(code)).toEqual({ status: 'refused' });
      expect(await answer(codeNow(secret, 60))).toEqual({ status: 'refused' });
      expect(await answer(codeNow(secret, 30))).toMatchObject({ status: 'signed-in' });
      minutes(5);
      expect(await answer(codeNow(secret, -30))).toMatchObject({ status: 'signed-in' });
    });

    it('takes a code once also when it comes twice at once', async () => {
      const tickets = [ticketOf(await signIn())];
      const steps = await Promise.all(
        [...tickets, ...tickets].map((ticket) => scene.signIn.withSecondFactor(ticket, codeNow(secret), office)),
      );
      expect(steps.map(({ status }) => status).sort()).toEqual(['refused', 'signed-in']);
    });

    it('cannot be guessed by somebody who knows the password', async () => {
      const elsewhere = (tries: number) => ({ ...office, address: `198.51.100.${tries}` });
      for (let tries = 0; tries < 100; tries += 1) {
        const ticket = ticketOf(await signIn('lan.nguyen', password, elsewhere(tries)));
        expect(await scene.signIn.withSecondFactor(ticket, '000000', elsewhere(tries))).toEqual({ status: 'refused' });
      }
      expect(await answer(codeNow(secret))).toEqual({ status: 'refused' });
      minutes(16);
      expect(await answer(codeNow(secret))).toMatchObject({ status: 'signed-in' });
    });

    it('cannot be guessed with the password in between, either', async () => {
      for (let tries = 0; tries < 10; tries += 1) {
        await scene.desk.proveFactor(lan, '000000', office);
        expect(await scene.signIn.proved(lan, password, office)).toMatchObject({ person: lan });
      }
      expect(await scene.desk.proveFactor(lan, codeNow(secret), office)).toBe(false);
    });

    it('can be replaced by a recovery code, each once', async () => {
      const [code = ''] = recoveryCodes;
      expect(await answer(code.toLowerCase())).toMatchObject({ status: 'signed-in' });
      expect(await answer(code)).toEqual({ status: 'refused' });
      expect((await scene.record.list(lan)).map(({ kind }) => kind)).toContain('recovery-code-used');
    });

    it('stands in the table neither in clear nor as something that another row could open', async () => {
      const { rows } = await scene.database.pool.query<{ row: string }>('select a::text as row from access.account a');
      expect(rows.filter(({ row }) => row.includes(secret))).toEqual([]);
      const codes = await scene.database.pool.query<{ hash: string }>('select hash from access.recovery_code');
      expect(codes.rows.filter(({ hash }) => recoveryCodes.includes(hash))).toEqual([]);
    });

    it('opens nothing with a ticket that is used, expired or another one’s', async () => {
      const ticket = ticketOf(await signIn());
      minutes(6);
      expect(await scene.signIn.withSecondFactor(ticket, codeNow(secret), office)).toEqual({ status: 'refused' });
      expect(await scene.signIn.withSecondFactor(`ddt_${'A'.repeat(43)}`, codeNow(secret), office)).toEqual({
        status: 'refused',
      });
      const enrolment = ticketOf(await signIn());
      expect(await scene.signIn.offerSecondFactor(enrolment)).toBeUndefined();
    });
  });
});
