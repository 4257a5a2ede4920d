import { createInstance } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { glossary, type Label } from '#contracts';
import { count, type Language, rate } from '../format/number.format.js';
import { accessWordsEn, accessWordsVi } from './access.words.js';
import { accountWordsEn, accountWordsVi } from './account.words.js';
import { boardWordsEn, boardWordsVi } from './board.words.js';
import { capital } from './letter-case.js';
import { shellWordsEn, shellWordsVi } from './shell.words.js';
import { taskWordsEn, taskWordsVi } from './task.words.js';

const vi = { ...shellWordsVi, ...accountWordsVi, ...accessWordsVi, ...boardWordsVi, ...taskWordsVi };
const en = { ...shellWordsEn, ...accountWordsEn, ...accessWordsEn, ...boardWordsEn, ...taskWordsEn };
const KEY = 'dondoc.language';
const words = createInstance();

export type WordKey = keyof typeof vi;
type Values = Readonly<Record<string, string | number>>;
export type LabelGroup = keyof typeof glossary;

/** Begins with the language kept on this machine, else Vietnamese. */
export async function beginWords(): Promise<void> {
  await words.use(initReactI18next).init({
    lng: localStorage.getItem(KEY) === 'en' ? 'en' : 'vi',
    fallbackLng: 'vi',
    resources: { vi: { translation: vi }, en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = words.language;
}

export function speak(language: Language): void {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  void words.changeLanguage(language);
}

/** A label of the glossary; a code that it does not know is shown as it is, never hidden. */
export function labelOf(group: LabelGroup, code: string, language: Language): string {
  const labels: Readonly<Record<string, Label>> = glossary[group];
  return Object.hasOwn(labels, code) ? (labels[code]?.[language] ?? code) : code;
}

export interface Words {
  readonly language: Language;
  t(key: WordKey, values?: Values): string;
  /** The sentence of a family whose last part is a code from the API, else the code itself. */
  coded(family: string, code: string, values?: Values): string;
  label(group: LabelGroup, code: string): string;
  /** A noun of the glossary with a capital, for headings of fields. */
  noun(code: keyof typeof glossary.noun): string;
  pick(both: Label): string;
  n(number: number): string;
  rate(numerator: number, denominator: number): string | null;
}

/** All words of the screens, in the language of the person. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'vi';
  return {
    language,
    t: (key, values) => t(key, { ...values }),
    coded: (family, code, values) => (i18n.exists(`${family}.${code}`) ? t(`${family}.${code}`, { ...values }) : code),
    label: (group, code) => labelOf(group, code, language),
    noun: (code) => capital(labelOf('noun', code, language)),
    pick: (both) => both[language],
    n: (number) => count(number, language),
    rate: (numerator, denominator) => rate(numerator, denominator, language),
  };
}
