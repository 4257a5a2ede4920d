import { accountWordsEn, accountWordsVi } from './account.words.js';
import { boardWordsEn, boardWordsVi } from './board.words.js';
import { shellWordsEn, shellWordsVi } from './shell.words.js';
import { taskWordsEn, taskWordsVi } from './task.words.js';

const vi: Readonly<Record<string, string>> = { ...boardWordsVi, ...accountWordsVi, ...shellWordsVi, ...taskWordsVi };
const en: Readonly<Record<string, string>> = { ...boardWordsEn, ...accountWordsEn, ...shellWordsEn, ...taskWordsEn };
const blanks = (text: string): string[] => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? '').sort();

describe('the two languages', () => {
  it('given a sentence in Vietnamese, when read in English, then it fills the same blanks', () => {
    for (const [key, text] of Object.entries(vi)) expect([key, blanks(en[key] ?? '')]).toEqual([key, blanks(text)]);
  });

  it('given a form for one, when read, then it belongs to a sentence that counts', () => {
    for (const key of Object.keys(en).filter((key) => key.endsWith('_one'))) {
      expect(blanks(vi[key.slice(0, -4)] ?? '')).toContain('count');
    }
  });
});
