/**
 * One morning's digest as a message: plain text and HTML with the same content, in the reader's language. It has to be read on a
 * phone, by somebody in a hurry, on the way to a meeting: what is late first, what many tasks share said once above them, one short
 * line a task. There is nothing in it that tells whether it was opened, and its links name tasks, never people or secrets.
 */
import type { WorkingCalendar } from '#domain';
import { blocksOf, type BlockGroup, type DigestWording } from './digest.blocks.js';
import { htmlOf } from './digest.html.js';
import type { DigestLine } from './digest-line.js';
import { textOf } from './digest.text.js';
import { mondayOf } from './monday.mail.js';
import type { MondaySheet } from './monday.sheet.js';
import { MONDAY } from './monday.words.js';
import { greeting, pageGreeting, SUBJECT_WORDS, type Language } from './digest.words.js';
import { oneLine, printedDay, shortened, type Words } from './plain-words.js';

export type { DigestWording } from './digest.blocks.js';
export type { Language } from './digest.words.js';

export interface Digest {
  /** The local day whose morning it belongs to. */
  readonly slot: string;
  /** Null when the directory knows no name. */
  readonly recipientName: string | null;
  /** Default: Vietnamese. Tasks, units and documents keep the words that they were given. */
  readonly language?: Language;
  readonly lines: readonly DigestLine[];
  /** The head part of a Monday's message; absent or empty on other mornings. */
  readonly sheets?: readonly MondaySheet[];
  readonly calendar: WorkingCalendar;
  /** Where the register is reached, without a trailing slash, e.g. https://dondoc.example.vn */
  readonly publicUrl: string;
  readonly wording: DigestWording;
}

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Renders a digest. The same content always gives the same characters. */
export function renderDigest(digest: Digest): RenderedMail {
  const { language = 'vi', recipientName, sheets = [] } = digest;
  const groups = blocksOf(digest, language);
  const name = recipientName === null ? null : shortened(recipientName, 80) || null;
  const parts = {
    language,
    subject: subjectOf(digest, groups, language),
    hello: hello(name, digest)[language],
    page: mondayOf({ ...digest, sheets, language }),
    groups,
    inboxUrl: `${digest.publicUrl}/inbox`,
  };
  return { subject: parts.subject, text: textOf(parts), html: htmlOf(parts) };
}

/** A Monday's page without tasks of the morning asks for nothing by itself. */
function hello(name: string | null, { slot, lines, sheets = [] }: Digest): Words {
  const day = printedDay(slot);
  return sheets.length > 0 && lines.length === 0 ? pageGreeting(name, day) : greeting(name, day, lines.length);
}

function subjectOf({ slot, wording, sheets = [] }: Digest, groups: readonly BlockGroup[], language: Language): string {
  const page = sheets.length === 0 ? [] : [MONDAY.subject[language]];
  const counts = [...page, ...groups.map(({ group, count }) => `${count} ${SUBJECT_WORDS[group][language]}`)];
  return oneLine(`[${wording.product[language]}] ${printedDay(slot)}: ${counts.join(', ')}`);
}
