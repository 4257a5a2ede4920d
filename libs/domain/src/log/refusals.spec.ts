import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainRefusal, refusals, refuse, type RefusalCode } from './refusals.js';

const sources = join(__dirname, '..');
const decides = readdirSync(sources, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts') && !file.endsWith('refusals.ts'))
  .map((file) => readFileSync(join(sources, file), 'utf8'))
  .join('\n');
const codes = Object.keys(refusals) as RefusalCode[];
/** Given by the application, not by a decision. */
const ofTheLog = new Set([
  'id-taken',
  'version-differs',
  'command-reused',
  'too-contended',
  'log-busy',
  'content-refused',
]);

describe('the table of refusals', () => {
  it('has words and a remedy for every code that a decision gives', () => {
    const given = [...decides.matchAll(/refuse\(\s*'([a-z-]+)'/g)].map((match) => match[1] ?? '');
    expect(given.length).toBeGreaterThan(60);
    expect([...new Set(given)].filter((code) => !(code in refusals))).toEqual([]);
  });

  it('has no code that nobody gives', () => {
    const unused = codes.filter((code) => !decides.includes(`'${code}'`) && !ofTheLog.has(code));
    expect(unused).toEqual([]);
  });

  it.each(codes)('says %s shortly in Vietnamese and in English, with what to do', (code) => {
    const { text, remedy } = refusals[code];
    for (const words of [text.vi, text.en, remedy.vi, remedy.en]) {
      expect(words.length).toBeGreaterThan(5);
      expect(words.length).toBeLessThan(130);
      expect(words).not.toMatch(/[.!]$/);
    }
    // Vietnamese without a single tone mark is not Vietnamese.
    expect(text.vi.normalize('NFD')).toMatch(/[\u0300-\u036f]|đ/i);
    expect(remedy.vi.normalize('NFD')).toMatch(/[\u0300-\u036f]|đ/i);
    expect(text.vi).not.toBe(text.en);
    const blanks = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(([blank]) => blank).sort();
    expect(blanks(text.vi)).toEqual(blanks(text.en));
    expect(blanks(remedy.vi)).toEqual(blanks(remedy.en));
  });

  it('fills the blanks from the error', () => {
    const { text } = explainRefusal(refuse('text-too-long', 'words', { limit: 4000 }));
    expect(text).toEqual({ vi: 'Nội dung dài quá 4000 ký tự', en: 'The text is longer than 4000 characters' });
  });

  it('leaves a blank that nothing fills as it stands', () => {
    expect(explainRefusal(refuse('text-too-long')).text.en).toContain('{limit}');
  });
});
