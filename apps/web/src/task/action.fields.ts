import type { AssignmentCommands } from '#contracts';
import type { WordKey } from '../i18n/words.js';
import type { Draft } from './draft.store.js';

export type ActionName = keyof AssignmentCommands;

export interface Field {
  /** The name in the command's body, and in the problem's JSON pointer. */
  readonly name: string;
  readonly label: WordKey;
  readonly as: 'words' | 'line' | 'day' | 'percent' | 'choice' | 'officer' | 'hash';
  readonly required: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: WordKey }[];
  /** Shown only while this holds. */
  readonly when?: (draft: Draft) => boolean;
}

export interface ActionForm {
  readonly fields: readonly Field[];
  /** What the button does, where that is not plain from its name. */
  readonly says?: WordKey;
  readonly body: (draft: Draft) => object;
}

const words = (label: WordKey, required: boolean, name = 'words'): Field => ({ name, label, as: 'words', required });
const filled = (draft: Draft, name: string): string | undefined => {
  const text = draft[name]?.trim();
  return text === undefined || text === '' ? undefined : text;
};
const only = (draft: Draft, names: readonly string[]): object =>
  Object.fromEntries(names.map((name) => [name, filled(draft, name)]).filter(([, text]) => text !== undefined));

const isDocument = (draft: Draft): boolean => (draft['kind'] ?? 'document') === 'document';
const documentField = (name: string, label: WordKey, as: Field['as'], required = true): Field => ({
  name,
  label,
  as,
  required,
  when: isDocument,
});

const submission: ActionForm = {
  fields: [
    {
      name: 'kind',
      label: 'field.kind',
      as: 'choice',
      required: true,
      choices: [
        { value: 'document', label: 'field.kind-document' },
        { value: 'note', label: 'field.kind-note' },
      ],
    },
    documentField('number', 'field.number', 'line'),
    documentField('issuedOn', 'field.issuedOn', 'day'),
    documentField('title', 'field.title', 'line'),
    documentField('sha256', 'field.file', 'hash', false),
    { ...words('field.words', true, 'evidenceWords'), when: (draft) => !isDocument(draft) },
    words('field.note', false),
  ],
  body: (draft) => ({
    evidence: isDocument(draft)
      ? { kind: 'document', ...only(draft, ['number', 'issuedOn', 'title', 'sha256']) }
      : { kind: 'note', words: filled(draft, 'evidenceWords') },
    ...only(draft, ['words']),
  }),
};

const percentOf = (draft: Draft): object => {
  const percent = filled(draft, 'percent');
  return percent === undefined ? {} : { percent: Number(percent) };
};

/** The form of every command on an assignment: which fields it shows and the body that it sends. */
export const ACTION_FORMS: Readonly<Record<ActionName, ActionForm>> = {
  receive: { fields: [], says: 'action.receive-what', body: () => ({}) },
  delegate: {
    fields: [{ name: 'officer', label: 'field.officer', as: 'officer', required: true }],
    body: (draft) => only(draft, ['officer']),
  },
  'request-return': {
    fields: [
      {
        name: 'reason',
        label: 'field.reason',
        as: 'choice',
        required: true,
        choices: [
          { value: 'not-our-function', label: 'return.not-our-function' },
          { value: 'unclear', label: 'return.unclear' },
          { value: 'duplicate', label: 'return.duplicate' },
        ],
      },
      words('field.words', true),
    ],
    body: (draft) => ({ reason: draft['reason'] ?? 'not-our-function', ...only(draft, ['words']) }),
  },
  'grant-return': { fields: [words('field.note', false)], body: (draft) => only(draft, ['words']) },
  'refuse-return': { fields: [words('field.reason', true, 'reason')], body: (draft) => only(draft, ['reason']) },
  'report-progress': {
    fields: [
      words('field.words-progress', true),
      { name: 'nextStep', label: 'field.nextStep', as: 'line', required: false },
      { name: 'percent', label: 'field.percent', as: 'percent', required: false },
    ],
    body: (draft) => ({ ...only(draft, ['words', 'nextStep']), ...percentOf(draft) }),
  },
  'raise-obstacle': {
    fields: [
      {
        name: 'cause',
        label: 'field.cause',
        as: 'choice',
        required: true,
        choices: [
          { value: 'no-central-guidance', label: 'cause.no-central-guidance' },
          { value: 'reorganisation', label: 'cause.reorganisation' },
          { value: 'funding', label: 'cause.funding' },
          { value: 'legal', label: 'cause.legal' },
          { value: 'other', label: 'cause.other' },
        ],
      },
      { name: 'authority', label: 'field.authority', as: 'line', required: true },
      words('field.words', true),
    ],
    body: (draft) => ({ cause: draft['cause'] ?? 'no-central-guidance', ...only(draft, ['authority', 'words']) }),
  },
  'confirm-obstacle': { fields: [words('field.note', false)], body: (draft) => only(draft, ['words']) },
  'resolve-obstacle': { fields: [words('field.words', true)], body: (draft) => only(draft, ['words']) },
  'send-for-issue': {
    says: 'action.send-for-issue-what',
    fields: [
      { name: 'authority', label: 'field.issuer', as: 'line', required: true },
      { name: 'letterNumber', label: 'field.letterNumber', as: 'line', required: true },
      { name: 'sentOn', label: 'field.sentOn', as: 'day', required: true },
      words('field.note', false),
    ],
    body: (draft) => only(draft, ['authority', 'letterNumber', 'sentOn', 'words']),
  },
  'issue-refused': {
    says: 'action.issue-refused-what',
    fields: [words('field.reason', true, 'reason')],
    body: (draft) => only(draft, ['reason']),
  },
  submit: submission,
  confirm: { fields: [], says: 'action.confirm-what', body: () => ({}) },
  'return-deliverable': { fields: [words('field.reason', true, 'reason')], body: (draft) => only(draft, ['reason']) },
};

/** Actions in the order in which they are offered; the first that the person may do is the main one. */
export const ACTION_ORDER: readonly ActionName[] = [
  'receive',
  'report-progress',
  'confirm',
  'grant-return',
  'confirm-obstacle',
  'submit',
  'send-for-issue',
  'issue-refused',
  'resolve-obstacle',
  'delegate',
  'raise-obstacle',
  'return-deliverable',
  'refuse-return',
  'request-return',
];

/** The actions among the API's names that this page has forms for, in order. */
export const offered = (actions: readonly string[]): ActionName[] =>
  ACTION_ORDER.filter((name) => actions.includes(name));

/** Names of shown fields that must be filled and are not. */
export const missing = (form: ActionForm, draft: Draft): string[] =>
  form.fields
    .filter((field) => field.required && field.as !== 'choice' && (field.when?.(draft) ?? true))
    .filter((field) => filled(draft, field.name) === undefined)
    .map((field) => field.name);

/** The field that a problem's pointer names: `/evidence/number` → `number`, `/evidence/words` → `evidenceWords`. */
export function fieldAt(pointer: string): string {
  if (pointer === '/evidence/words') return 'evidenceWords';
  return pointer.split('/').at(-1) ?? '';
}
