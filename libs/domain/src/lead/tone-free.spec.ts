import { nameKey, tidy, toneFree } from './tone-free.js';

it('has a letter for each letter of the composed text, wide ones included', () => {
  expect(toneFree('Đặc khu PHÚ QUỐC')).toBe('dac khu phu quoc');
  expect(toneFree('Bo\u0323\u0302 Y te\u0302\u0301')).toBe('bo y te');
  expect(toneFree('một 😀 hai 𝐀 ba\ud800')).toBe('mot 😀 hai 𝐀 ba\ud800');
  expect(toneFree('中 · Ộ — ②')).toBe('中 · o — ②');
});

it('leaves one plain space where any white space stands, and none at the ends', () => {
  expect(tidy('  Sở \u00a0Y\ttế\u200b \nBộ\ufeff')).toBe('Sở Y tế Bộ');
  expect(tidy('Sở\u00a0Y tế')).toBe('Sở Y tế');
  expect(tidy('\tÐà Nẵng')).toBe('Đà Nẵng');
  expect(nameKey('Bộ  Công–Thương ,Sở Y tế')).toBe('bo cong - thuong, so y te');
});
