import { table } from './table.js';

describe('table', () => {
  it('aligns columns and cuts what is too wide, on one line a row', () => {
    expect(table(['a', 'bb'], [['xxx', 'một\nhai ba bốn']], 8)).toBe(['a    bb', 'xxx  một hai…'].join('\n'));
  });
});
