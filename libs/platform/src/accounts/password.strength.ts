/**
 * Whether a password may be chosen (NIST SP 800-63B 3.1.1.2, OWASP ASVS 5.0 chapter 6.2): long enough, not among those that
 * everybody tries first, and not made of what is known about its owner. No rule about digits or capitals, and no expiry.
 */
import { lengthOf, LONGEST_PASSWORD, normalised, SHORTEST_PASSWORD } from './password.form.js';

export type WeakBecause = 'too-short' | 'too-long' | 'about-you' | 'guessable';

/** What is known about the owner: name, login, address, unit. */
export interface PasswordOwner {
  readonly words: readonly string[];
}

/** Of zxcvbn's scale from 0 to 4: 3 stands for 10^8 guesses and more. */
const enough = 3;
/** Words of this land and of this program that guessers try and an English list lacks. */
const localWords =
  'matkhau vietnam hanoi saigon hochiminh danang tinhuy uyban nhandan vanphong dondoc congvan nghiquyet chinhphu quantri anhyeuem emyeuanh khongbiet xinchao'.split(
    ' ',
  );
const shortestWord = 3;

/** Null for a password that may be chosen. */
export async function weaknessOf(password: string, owner: PasswordOwner): Promise<WeakBecause | null> {
  const length = lengthOf(password);
  if (length < SHORTEST_PASSWORD) return 'too-short';
  if (length > LONGEST_PASSWORD) return 'too-long';
  const judge = await theJudge();
  const text = unmarked(normalised(password));
  const known = wordsOf(owner);
  if (leftover(text, known) < SHORTEST_PASSWORD / 2) return 'about-you';
  // Spaces and points between the words do not make "mat khau" anything else.
  const forms = [text, text.replaceAll(/[^\p{L}\p{N}]+/gu, '')];
  return forms.every((form) => judge(form, known) >= enough) ? null : 'guessable';
}

let loading: Promise<(text: string, known: string[]) => number> | undefined;

/** The lists take memory: they are loaded when the first password is chosen. */
function theJudge(): Promise<(text: string, known: string[]) => number> {
  return (loading ??= load());
}

async function load(): Promise<(text: string, known: string[]) => number> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const judge = new ZxcvbnFactory({
    dictionary: { ...dictionary, local: localWords },
    graphs: adjacencyGraphs,
  });
  return (text, known) => judge.check(text, known).score;
}

/** Guessers write Vietnamese without its marks. */
function unmarked(text: string): string {
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd');
}

/** The owner's words, each by itself and those of one name together. */
function wordsOf({ words }: PasswordOwner): string[] {
  const phrases = words.map((word) => unmarked(normalised(word)));
  const parts = phrases.flatMap((phrase) => phrase.split(/[^\p{L}\p{N}]+/u));
  const joined = phrases.map((phrase) => phrase.replaceAll(/[^\p{L}\p{N}]+/gu, ''));
  return [...new Set([...joined, ...parts])].filter((word) => word.length >= shortestWord);
}

/** How many letters remain when the owner's words are taken out, the longest first. */
function leftover(text: string, known: readonly string[]): number {
  const longestFirst = [...known].sort((left, right) => right.length - left.length);
  return [...longestFirst.reduce((rest, word) => rest.replaceAll(word, ''), text)].length;
}
