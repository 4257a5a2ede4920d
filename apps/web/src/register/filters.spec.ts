import { filtersOf } from './filters.js';

describe('the filters of the register', () => {
  it('given an address, when read, then only filters that are set remain, in a fixed order', () => {
    const query = new URLSearchParams('q=nghi+quyet&page=3&cell=&group=done&__proto__=x&unit=u1');
    expect(Object.entries(filtersOf(query))).toEqual([
      ['unit', 'u1'],
      ['group', 'done'],
      ['q', 'nghi quyet'],
    ]);
  });
});
