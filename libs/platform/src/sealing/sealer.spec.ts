import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSealed, SealBroken, Sealer } from './sealer.js';
import { openSealer } from './secrets.key.js';

const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

describe('a sealed secret', () => {
  const sealer = new Sealer([first]);

  it('opens in its own place, and shows nothing of itself', () => {
    const sealed = sealer.seal('JBSWY3DPEHPK3PXP', 'totp of lan');
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
    expect(isSealed(sealed)).toBe(true);
    expect(sealer.open(sealed, 'totp of lan')).toBe('JBSWY3DPEHPK3PXP');
    expect(sealer.seal('JBSWY3DPEHPK3PXP', 'totp of lan')).not.toBe(sealed);
  });

  it('opens nowhere else, and not when a letter of it was changed', () => {
    const sealed = sealer.seal('whsec_one', 'totp of lan');
    expect(() => sealer.open(sealed, 'totp of binh')).toThrow(SealBroken);
    const letters = [...sealed];
    letters[20] = letters[20] === 'A' ? 'B' : 'A';
    expect(() => sealer.open(letters.join(''), 'totp of lan')).toThrow(SealBroken);
    expect(() => sealer.open(sealed.slice(0, 30), 'totp of lan')).toThrow(SealBroken);
  });

  it('still opens when a new key was put in front, and not without its own', () => {
    const sealed = sealer.seal('whsec_one', 'here');
    const renewed = new Sealer([second, first]);
    expect(renewed.open(sealed, 'here')).toBe('whsec_one');
    expect(() => new Sealer([second]).open(sealed, 'here')).toThrow(/SECRETS_KEY/);
    expect(() => sealer.open(renewed.seal('whsec_two', 'here'), 'here')).toThrow(SealBroken);
  });

  it('is told apart from what was kept open before', () => {
    expect(isSealed('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).toBe(false);
  });

  it('lends its key to other purposes, each with its own', () => {
    expect(sealer.derive('device')).not.toEqual(sealer.derive('other'));
    expect(sealer.derive('device')).toEqual(new Sealer([first]).derive('device'));
  });
});

describe('the sealing key', () => {
  const home = mkdtempSync(join(tmpdir(), 'dondoc-key-'));
  afterAll(() => rmSync(home, { recursive: true }));

  it('is made once in the data folder, for its owner alone', () => {
    const sealed = openSealer({ home }).seal('secret', 'here');
    expect(openSealer({ home }).open(sealed, 'here')).toBe('secret');
    const readableByOthers = process.platform === 'win32' ? 0 : statSync(join(home, 'secrets.key')).mode & 0o077;
    expect(readableByOthers).toBe(0);
  });

  it('comes from the configuration where that has one', () => {
    const [older, newer] = [randomBytes(32), randomBytes(32)].map((key) => key.toString('base64'));
    const sealed = openSealer({ home, secretsKey: older }).seal('secret', 'here');
    expect(openSealer({ home, secretsKey: `${newer},${older}` }).open(sealed, 'here')).toBe('secret');
  });

  it('is never replaced when its file is damaged', () => {
    writeFileSync(join(home, 'secrets.key'), 'half a ke');
    expect(() => openSealer({ home })).toThrow(/secrets.key/);
  });
});
