import { isHashable } from './password.form.js';
import { HashingBusy, OWASP_COST, PasswordHasher } from './password.hasher.js';
import { weaknessOf } from './password.strength.js';

const owner = { words: ['Nguyễn Thị Lan', 'lan.nguyen', 'Sở Khoa học và Công nghệ'] };
const cheap = { memoryKib: 64, passes: 1, lanes: 1 };

describe('choosing a password', () => {
  it.each([
    ['ngắn quá', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['password1234', 'guessable'],
    ['MatKhau123456', 'guessable'],
    ['mật khẩu 2026', 'guessable'],
    ['qwertyuiop12', 'guessable'],
    ['aaaaaaaaaaaaaaaa', 'guessable'],
    ['NguyenThiLan1990', 'about-you'],
    ['lan.nguyen.lan', 'about-you'],
    ['sokhoahocvacongnghe', 'about-you'],
    ['Mùa xuân về trên bản làng', null],
    ['thuyền-gạo-47-đèn-biển', null],
  ])('%j: %s', async (password, weakness) => {
    expect(await weaknessOf(password, owner)).toBe(weakness);
  });

  it('takes as many characters as a long sentence has, in any script', async () => {
    const sentence =
      'Trăm năm trong cõi người ta, chữ tài chữ mệnh khéo là ghét nhau; trải qua một cuộc bể dâu, những điều trông thấy';
    expect([...sentence].length).toBeGreaterThan(64);
    expect(await weaknessOf(sentence, owner)).toBeNull();
    expect(isHashable(sentence)).toBe(true);
    expect(isHashable('x'.repeat(100_000))).toBe(false);
  });
});

describe('a password at rest', () => {
  it('is Argon2id with the parameters that OWASP asks for', async () => {
    const hasher = new PasswordHasher();
    const hash = await hasher.hash('thuyền-gạo-47-đèn-biển');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(OWASP_COST).toEqual({ memoryKib: 19_456, passes: 2, lanes: 1 });
    expect(await hasher.verify(hash, 'thuyền-gạo-47-đèn-biển')).toBe(true);
    expect(await hasher.verify(hash, 'thuyền-gạo-48-đèn-biển')).toBe(false);
    expect(hasher.isOutdated(hash)).toBe(false);
    expect(new PasswordHasher(cheap).isOutdated(hash)).toBe(true);
  });

  it('is the same however its letters were typed', async () => {
    const hasher = new PasswordHasher(cheap);
    const hash = await hasher.hash('Đêm nay Bác không ngủ'.normalize('NFD'));
    expect(await hasher.verify(hash, 'Đêm nay Bác không ngủ'.normalize('NFC'))).toBe(true);
  });

  it('costs the same work where there is none', async () => {
    const hasher = new PasswordHasher(cheap);
    expect(await hasher.verify(null, 'anything at all')).toBe(false);
    expect(hasher.verifications).toBe(1);
  });

  it('is verified for a bounded number at a time, and the rest is told to wait', async () => {
    const hasher = new PasswordHasher(cheap);
    const tries = await Promise.allSettled(Array.from({ length: 500 }, () => hasher.verify(null, 'x')));
    const refused = tries.flatMap((tried) => (tried.status === 'rejected' ? [tried.reason as unknown] : []));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.every((error) => error instanceof HashingBusy)).toBe(true);
    expect(hasher.verifications).toBe(500 - refused.length);
    expect(await hasher.verify(await hasher.hash('after the flood'), 'after the flood')).toBe(true);
  });
});
