import { qrShape } from './qr.shape.js';

/** Whether a module is dark, counted from the corner of the code. */
const darkIn = (text: string) => {
  const { path, side } = qrShape(text);
  const dark = new Set(path.split('z').filter((each) => each !== ''));
  return { side, isDark: (row: number, column: number) => dark.has(`M${column + 4} ${row + 4}h1v1h-1`) };
};
const uri = `otpauth://totp/%C4%90%C3%B4n:lan?secret=${'A'.repeat(32)}&issuer=x&algorithm=SHA1&digits=6&period=30`;

describe('a QR code', () => {
  it('has its three finders, its timing lines and empty space all around', () => {
    const { side, isDark } = darkIn(uri);
    const last = side - 8 - 1;
    for (const [row, column] of [
      [0, 0],
      [0, last - 6],
      [last - 6, 0],
    ] as const) {
      for (let step = 0; step < 7; step += 1) {
        expect([isDark(row, column + step), isDark(row + 6, column + step), isDark(row + step, column)]).toEqual([
          true,
          true,
          true,
        ]);
      }
      expect([isDark(row + 1, column + 1), isDark(row + 3, column + 3)]).toEqual([false, true]);
    }
    for (let at = 8; at < last - 8; at += 1)
      expect([isDark(6, at), isDark(at, 6)]).toEqual([at % 2 === 0, at % 2 === 0]);
    expect(qrShape(uri).path).not.toMatch(/M[0-3] |M\d+ [0-3]h/);
  });

  it('is another one for another text', () => {
    expect(qrShape(uri).path).not.toBe(qrShape(`${uri}0`).path);
  });
});
