import type { PasswordSet } from '#contracts';
import type { PasswordAnswer, WeakBecause } from '#platform';
import { ApiProblem } from '../http/api.problem.js';

const reasons: Readonly<Record<WeakBecause, { readonly vi: string; readonly en: string }>> = {
  'too-short': { vi: 'Cần ít nhất 12 ký tự.', en: 'It needs 12 characters at least.' },
  'too-long': { vi: 'Tối đa 128 ký tự.', en: 'It may have 128 characters at most.' },
  'about-you': {
    vi: 'Gồm toàn tên, tên đăng nhập hoặc đơn vị của bạn.',
    en: 'It is made of your name, login or unit.',
  },
  guessable: {
    vi: 'Dễ đoán: từ quen thuộc, dãy phím liền nhau hoặc lặp lại.',
    en: 'It is easily guessed: familiar words, neighbouring keys or repetitions.',
  },
};

/** What became of a password that was chosen. Throws the problem of one that was not taken. */
export function passwordAnswer(answer: PasswordAnswer): PasswordSet {
  if (answer === 'set') return { status: 'set' };
  if (answer === 'refused') throw new ApiProblem('sign-in-refused');
  const { vi, en } = reasons[answer];
  throw new ApiProblem('password-weak', { blanks: { reasonVi: vi, reasonEn: en } });
}
