import type { WordKey } from '../i18n/words.js';
import type { ActionName } from './action.fields.js';
import type { Draft } from './draft.store.js';

/** What a link of a reminder answers. Opening it only opens a form: nothing is recorded until a person sends it. */
const ANSWERS = ['done', 'time', 'blocked'] as const;
export type Answer = (typeof ANSWERS)[number];

/** The answer in an address; null for anything else. */
export function answerIn(query: URLSearchParams): Answer | null {
  return ANSWERS.find((answer) => answer === query.get('answer')) ?? null;
}

export interface Prepared {
  readonly action: ActionName;
  readonly draft: Draft;
  /** What sending it does, and what it does not. */
  readonly says: WordKey;
}

interface Way {
  readonly action: ActionName;
  readonly says: WordKey;
  /** The field that begins with words of ours, and those words. */
  readonly filled?: readonly [field: string, words: WordKey];
}

/** For each answer the forms that can give it, the best first: an officer reports what only the head may submit. */
const WAYS: Readonly<Record<Answer, readonly Way[]>> = {
  done: [
    { action: 'submit', says: 'answer.done-says' },
    { action: 'report-progress', says: 'answer.done-report-says', filled: ['words', 'answer.done-words'] },
  ],
  time: [{ action: 'report-progress', says: 'answer.time-says', filled: ['words', 'answer.time-words'] }],
  blocked: [
    { action: 'raise-obstacle', says: 'answer.blocked-says', filled: ['words', 'answer.blocked-words'] },
    { action: 'report-progress', says: 'answer.blocked-report-says', filled: ['words', 'answer.blocked-words'] },
  ],
};

/** The form that gives the answer, filled; null when the person cannot give it (any more). `deliverable`: what is owed. */
export function prepare(
  answer: Answer,
  offered: readonly ActionName[],
  { deliverable, t }: { readonly deliverable: string | null; readonly t: (key: WordKey) => string },
): Prepared | null {
  const way = WAYS[answer].find(({ action }) => offered.includes(action));
  if (way === undefined) return null;
  const title: Draft = way.action === 'submit' && deliverable !== null ? { title: deliverable } : {};
  const words: Draft = way.filled === undefined ? {} : { [way.filled[0]]: t(way.filled[1]) };
  return { action: way.action, says: way.says, draft: { ...title, ...words } };
}
