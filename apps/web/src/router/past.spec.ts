import { carried, pastOf } from './past.js';

const TASK = '/tasks/0b5f2c1e-0000-4000-8000-000000000001';

describe('the past in an address', () => {
  it.each([
    ['', null],
    ['asOf=2026-03-01', { asOf: '2026-03-01', view: 'shown' }],
    ['asOf=2026-03-01&view=known', { asOf: '2026-03-01', view: 'known' }],
    ['asOf=2026-03-01&view=else', { asOf: '2026-03-01', view: 'shown' }],
    ['asOf=tomorrow', null],
  ])('given %s, when read, then it is %j', (query, past) => {
    expect(pastOf(new URLSearchParams(query))).toEqual(past);
  });

  it.each([
    ['/', '/?asOf=2026-03-01'],
    ['/tasks?group=done', '/tasks?group=done&asOf=2026-03-01'],
    [TASK, `${TASK}?asOf=2026-03-01`],
    ['/tasks?asOf=2026-02-01', '/tasks?asOf=2026-02-01'],
    ['/inbox', '/inbox'],
  ])('given a page of the past, when it links to %s, then the link is %s', (to, address) => {
    expect(carried(to, { asOf: '2026-03-01', view: 'shown' })).toBe(address);
    expect(carried(to, null)).toBe(to);
  });
});
