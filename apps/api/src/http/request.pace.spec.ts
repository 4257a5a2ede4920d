import type { Request } from 'express';
import { credentialOf, Pace } from './request.pace.js';

describe('the pace of one caller', () => {
  it('is a minute’s worth at once, and then so many a minute', () => {
    const pace = new Pace(60);
    const granted = (now: number, tries: number): number =>
      Array.from({ length: tries }, () => pace.allows('lan', now)).filter(Boolean).length;
    expect(granted(0, 100)).toBe(60);
    expect(granted(500, 10)).toBe(0);
    expect(granted(2_500, 10)).toBe(2);
    expect(granted(3_600_000, 100)).toBe(60);
  });

  it('is nobody else’s, and strangers without number leave no more than so many behind', () => {
    const pace = new Pace(1);
    expect([pace.allows('lan', 0), pace.allows('lan', 0), pace.allows('mai', 0)]).toEqual([true, false, true]);
    for (let stranger = 0; stranger < 30_000; stranger += 1) pace.allows(`stranger ${stranger}`, 1);
    expect(pace.size).toBe(20_000);
  });
});

describe('a credential', () => {
  const secret = `ddk_${'a'.repeat(43)}`;
  const session = `dds_${'b'.repeat(43)}`;
  const shown = (authorization: string | undefined, cookie?: string): string | undefined => {
    const request = { headers: { authorization } } satisfies Partial<Request> as Request;
    return credentialOf(request, { read: () => cookie });
  };

  it('is one bucket, whatever is written around it', () => {
    expect(['Bearer ', 'bearer ', 'Bearer    '].map((scheme) => shown(`${scheme}${secret}`))).toEqual(
      Array<string>(3).fill(secret),
    );
    expect(shown(undefined, session)).toBe(session);
  });

  it('is none when nobody could have been given it', () => {
    expect([shown(undefined), shown('Basic eA=='), shown(undefined, 'x'.repeat(700))]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
