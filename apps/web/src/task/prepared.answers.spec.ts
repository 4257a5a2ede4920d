import { taskWordsVi } from '../i18n/task.words.js';
import type { WordKey } from '../i18n/words.js';
import { answerIn, prepare } from './prepared.answers.js';

const words: Readonly<Partial<Record<string, string>>> = taskWordsVi;
const t = (key: WordKey): string => words[key] ?? '';
const owed = { deliverable: 'Đề án', t };

describe('an answer that a link prepares', () => {
  it.each([
    ['answer=done', 'done'],
    ['assignment=a&answer=time', 'time'],
    ['answer=blocked', 'blocked'],
    ['answer=extend', null],
    ['', null],
  ])('given %s, when read, then it is %s', (query, answer) => {
    expect(answerIn(new URLSearchParams(query))).toBe(answer);
  });

  it('given a head, when done, then the submission is open with what was owed', () => {
    expect(prepare('done', ['report-progress', 'submit'], owed)).toMatchObject({
      action: 'submit',
      draft: { title: 'Đề án' },
    });
  });

  it('given an officer, when done, then a report asks the head to submit', () => {
    const prepared = prepare('done', ['report-progress'], owed);
    expect(prepared?.action).toBe('report-progress');
    expect(prepared?.draft['words']).toMatch(/đề nghị thủ trưởng/);
  });

  it('given more time, when prepared, then it is a report that says so, and says that the deadline stands', () => {
    const prepared = prepare('time', ['raise-obstacle', 'report-progress'], owed);
    expect(prepared).toMatchObject({ action: 'report-progress', says: 'answer.time-says' });
    expect(prepared?.draft['words']).toContain('thêm thời gian');
    expect(t('answer.time-says')).toContain('thời hạn không thay đổi');
  });

  it('given an obstacle that is open already, when blocked, then it is a report', () => {
    expect(prepare('blocked', ['report-progress', 'raise-obstacle'], owed)?.action).toBe('raise-obstacle');
    expect(prepare('blocked', ['report-progress'], owed)?.action).toBe('report-progress');
  });

  it('given nothing that the person may do, when prepared, then there is no form', () => {
    expect(prepare('done', ['confirm'], owed)).toBeNull();
  });
});
