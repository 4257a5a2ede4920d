import { CENTRAL_AGENCIES, PROVINCE_DEPARTMENTS, standingOn } from '#domain';
import { lifeOf } from './agency-life.js';

describe('what is known of agencies', () => {
  const all = [...CENTRAL_AGENCIES, ...PROVINCE_DEPARTMENTS];

  it('ends each agency with a successor that is there on that day, and says so in both languages', () => {
    const byCode = new Map(all.map((known) => [known.code, known]));
    for (const known of all.filter(({ until }) => until !== null)) {
      const heir = byCode.get(known.successor?.by ?? '');
      expect(heir === undefined ? 'none' : standingOn(heir, known.until ?? '')).toBe('there');
      expect(lifeOf(known).vi).toContain('kế thừa');
      expect(lifeOf(known).en).toContain('succeeded by');
    }
  });

  it('has seventeen ministries and ministerial agencies from March 2025 on, one of them the Office of the Government', () => {
    const there = CENTRAL_AGENCIES.filter(({ kind }) => kind === 'ministry');
    expect(there.filter((one) => standingOn(one, '2025-03-01') === 'there')).toHaveLength(16);
    expect(there.filter((one) => standingOn(one, '2025-02-28') === 'there')).toHaveLength(21);
  });
});
