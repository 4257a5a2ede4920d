import { newRecoveryCodes, recoveryCodeOf } from './one-time.secret.js';
import { base32, matchingStep, newTotpSecret, stepOf, totpAt, totpUri } from './totp.js';

/** The secret of RFC 6238, appendix B: the ASCII text 12345678901234567890. */
const secret = base32(Buffer.from('12345678901234567890'));
const now = '2025-03-03T02:00:15.000Z';
const codeAt = (seconds: number): string =>
  totpAt(secret, stepOf(new Date(Date.parse(now) + seconds * 1_000).toISOString()));

describe('a code of the second factor', () => {
  it.each([
    ['1970-01-01T00:00:59.000Z', '94287082'],
    ['2005-03-18T01:58:29.000Z', '07081804'],
    ['2005-03-18T01:58:31.000Z', '14050471'],
    ['2009-02-13T23:31:30.000Z', '89005924'],
    ['2033-05-18T03:33:20.000Z', '69279037'],
    ['2603-10-11T11:33:20.000Z', '65353130'],
  ])('at %s is %s, as RFC 6238 has it', (instant, code) => {
    expect(totpAt(secret, stepOf(instant), 8)).toBe(code);
  });

  it('is taken from a clock that is up to thirty seconds wrong, and not from one further away', () => {
    const taken = [-60, -30, 0, 30, 60].map(
      (skew) => matchingStep(secret, codeAt(skew), { now, after: 0 }) !== undefined,
    );
    expect(taken).toEqual([false, true, true, true, false]);
  });

  it('is not taken twice, nor is one before it', () => {
    const step = matchingStep(secret, codeAt(0), { now, after: 0 }) ?? 0;
    expect(matchingStep(secret, codeAt(0), { now, after: step })).toBeUndefined();
    expect(matchingStep(secret, codeAt(-30), { now, after: step })).toBeUndefined();
    expect(matchingStep(secret, codeAt(30), { now, after: step })).toBe(step + 1);
  });

  it.each(['', '12345', '1234567', 'abcdef', '12345٦'])('cannot be %j', (code) => {
    expect(matchingStep(secret, code, { now, after: 0 })).toBeUndefined();
  });

  it('has a secret of 160 bits that an app can read', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(newTotpSecret());
    expect(new URL(totpUri(secret, 'lan@so.example')).searchParams.get('secret')).toBe(secret);
  });
});

describe('recovery codes', () => {
  it('are ten, all different, and read however they are typed', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    const [code = ''] = codes;
    expect(code).toMatch(/^([A-Z2-7]{4}-){5}[A-Z2-7]{4}$/);
    expect(recoveryCodeOf(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
    expect(recoveryCodeOf('123456')).toBeUndefined();
  });
});
