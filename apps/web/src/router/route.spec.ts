import { addressOf, routeOf } from './route.js';

describe('the addresses of the pages', () => {
  it.each([
    ['/', { page: 'board' }],
    ['/tasks', { page: 'register' }],
    ['/tasks/', { page: 'register' }],
    ['/inbox', { page: 'inbox' }],
    ['/mailbox', { page: 'mailbox' }],
    ['/tasks/0b5f2c1e-0000-4000-8000-000000000001', { page: 'task', id: '0b5f2c1e-0000-4000-8000-000000000001' }],
    ['/tasks/nothing', { page: 'unknown' }],
    ['/toString', { page: 'unknown' }],
  ])('given %s, when read, then it names its page', (path, route) => {
    expect(routeOf(path)).toEqual(route);
  });

  it('given empty filters, when an address is made, then they are left out of it', () => {
    expect(addressOf('/tasks', { directive: 'd1', q: '', cell: null, unit: undefined })).toBe('/tasks?directive=d1');
    expect(addressOf('/tasks', { q: 'nghị quyết & kế hoạch' })).toContain('%26');
  });
});
