import * as fc from 'fast-check';
import { CENTRAL_AGENCIES } from './central-agencies.js';
import { leadDirectory } from './lead-directory.js';
import { parseLead } from './parse-lead.js';
import type { LeadKind } from './parse-lead.js';
import { laidOut, nameKey, tidy, toneFree } from './tone-free.js';

const SEED = 34;
const DIRECTORY = leadDirectory(CENTRAL_AGENCIES);

function read(text: string): readonly [LeadKind, readonly string[]] {
  const { kind, parts } = parseLead(text, DIRECTORY);
  return [
    kind,
    parts.map((part) => ('unit' in part ? part.unit.code : 'group' in part ? `(${part.text})` : `?${part.text}`)),
  ];
}

describe('reading a lead cell', () => {
  it.each<readonly [string, LeadKind, readonly string[]]>([
    ['Bộ Tài chính', 'one', ['BTC']],
    ['BỘ TÀI CHÍNH', 'one', ['BTC']],
    ['bo tai chinh', 'one', ['BTC']],
    ['Bộ Công An', 'one', ['BCA']],
    ['BTTTT', 'one', ['BTTTT']],
    ['Bộ TT&TT', 'one', ['BTTTT']],
    ['  Bộ  Nội vụ. ', 'one', ['BNV']],
    ['Bộ Văn hóa, Thể thao và Du lịch', 'one', ['BVHTTDL']],
    ['Bộ Văn hóa,Thể thao và Du lịch', 'one', ['BVHTTDL']],
    ['Bộ Lao động – Thương binh và Xã hội', 'one', ['BLĐTBXH']],
    ['Bộ Y tế; Bộ Công an', 'joint', ['BYT', 'BCA']],
    ['Bộ Y tế và Bộ Công an', 'joint', ['BYT', 'BCA']],
    ['Bộ Y tế Bộ Khoa học và Công nghệ', 'joint', ['BYT', 'BKHCN']],
    ['Bộ Y tế\nBộ Khoa học và Công nghệ', 'joint', ['BYT', 'BKHCN']],
    ['Bộ Y tế, Bộ Văn hóa, Thể thao và Du lịch, Bộ Công an', 'joint', ['BYT', 'BVHTTDL', 'BCA']],
    ['Bộ Y tế, Bộ Y tế', 'one', ['BYT']],
    ['Các bộ, ngành, địa phương', 'collective', ['(Các bộ, ngành, địa phương)']],
    ['Bộ, ngành, địa phương', 'collective', ['(Bộ, ngành, địa phương)']],
    ['Địa phương được chọn thí điểm', 'collective', ['(Địa phương được chọn thí điểm)']],
    ['Doanh nghiệp công nghệ', 'collective', ['(Doanh nghiệp công nghệ)']],
    ['UBND các xã, phường', 'collective', ['(UBND các xã, phường)']],
    ['Bộ Y tế và các địa phương', 'mixed', ['BYT', '(các địa phương)']],
    ['Các bộ, ngành; Bộ Y tế', 'mixed', ['(Các bộ, ngành)', 'BYT']],
    ['VTV, VOV và các địa phương', 'mixed', ['VTV', 'VOV', '(các địa phương)']],
    ['', 'empty', []],
    [' ; ', 'empty', []],
    ['Sở Khoa học và Công nghệ', 'unknown', ['?Sở Khoa học và Công nghệ']],
    ['Bộ Y tế, Sở Y tế', 'unknown', ['BYT', '?Sở Y tế']],
    ['Sở Y tế, Bộ Y tế', 'unknown', ['?Sở Y tế', 'BYT']],
    ['Bộ Y tế (Cục Dân số)', 'unknown', ['BYT', '?(Cục Dân số)']],
    ['Bộ Y tếx', 'unknown', ['?Bộ Y tếx']],
  ])('"%s" is %s', (text, kind, parts) => expect(read(text)).toEqual([kind, parts]));

  it('a name that two units have is for a person to decide', () => {
    const twins = leadDirectory([
      { code: '1', name: 'Xã Tân Lập', aliases: [] },
      { code: '2', name: 'Xã Tân Lập', aliases: [] },
    ]);
    const { kind, parts } = parseLead('Xã Tân Lập', twins);
    expect(kind).toBe('unknown');
    expect(parts).toMatchObject([{ candidates: [{ code: '1' }, { code: '2' }] }]);
  });

  it('the longest name wins', () => {
    const nested = leadDirectory([
      { code: 'short', name: 'Sở Xây dựng', aliases: [] },
      { code: 'long', name: 'Sở Xây dựng và Giao thông', aliases: [] },
    ]);
    expect(parseLead('Sở Xây dựng và Giao thông', nested).parts).toMatchObject([{ unit: { code: 'long' } }]);
    expect(parseLead('Sở Xây dựng và giao đất', nested).parts[0]).toMatchObject({ unit: { code: 'short' } });
  });

  it(`any list of agencies in any case with any separator reads back (seed ${SEED})`, () => {
    const names = fc.uniqueArray(fc.constantFrom(...CENTRAL_AGENCIES), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        names,
        fc.constantFrom(', ', '; ', ' và ', ' ', '\n', ',', ' / '),
        fc.constantFrom(String, (text: string) => text.toUpperCase(), toneFree),
        (agencies, separator, style) => {
          const text = style(agencies.map(({ name }) => name).join(separator));
          const { kind, parts } = parseLead(text, DIRECTORY);
          expect(kind).toBe(agencies.length === 1 ? 'one' : 'joint');
          expect(parts.map((part) => ('unit' in part ? part.unit : null))).toEqual(agencies);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  it(`ends on any text, and loses no word of it (seed ${SEED})`, () => {
    const words = fc.constantFrom('Bộ', 'Y tế', 'các', 'và', ',', ';', 'Sở', 'địa phương', '(', '-', 'VTV', '😀', 'đ');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (all) => {
        const { kind, parts } = parseLead(all.join(' '), DIRECTORY);
        expect(kind === 'empty').toBe(parts.length === 0);
        const kept = parts.map(({ text }) => text).join(' ');
        for (const word of ['Sở', '😀', 'địa phương']) {
          expect(kept.split(word).length).toBe(laidOut(all.join(' ')).split(word).length);
        }
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('tone-free text', () => {
  it.each([
    ['Nghị quyết', 'nghi quyet'],
    ['Đôn đốc', 'don doc'],
    ['Ủy ban', 'uy ban'],
    ['Nghị quyết'.normalize('NFD'), 'nghi quyet'],
  ])('%s is %s', (text, expected) => expect(toneFree(text)).toBe(expected));

  it('makes odd spaces and dashes plain', () => {
    expect(tidy('\ufeff Bộ\u00a0 Y  tế ')).toBe('Bộ Y tế');
    expect(nameKey('Lao động—Thương binh ,và Xã hội')).toBe('lao dong - thuong binh, va xa hoi');
  });

  it('has a name for every agency and every name once', () => {
    const keys = CENTRAL_AGENCIES.flatMap(({ name, code, aliases }) => [
      ...new Set([name, code, ...aliases].map(nameKey)),
    ]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
