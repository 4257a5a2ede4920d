/**
 * One morning can bring 72 tasks of one document with one deadline. What they share is said once, above them: a block is the lines of
 * one group with the same document, deadline and reason, and the unit too when it is the same for all.
 */
import type { FormKind, StepCode, WorkingCalendar } from '#domain';
import { deadlineWords, inGroups, type DigestGroup, type DigestLine } from './digest-line.js';
import {
  ALARMS,
  ANSWER_WORDS,
  type AnswerCode,
  ANSWERS,
  DRAFT_LIES,
  REMINDED_LATE,
  type Language,
} from './digest.words.js';
import { oneLine, shortened, type Words } from './plain-words.js';

/** Labels that a message takes from the product's glossary. */
export interface DigestWording {
  readonly product: Words;
  readonly step: Readonly<Record<StepCode, Words>>;
  readonly form: Readonly<Record<FormKind, Words>>;
}

export interface BlockLine {
  readonly ordinal: string;
  readonly title: string;
  /** Null when the block's head names it for all. */
  readonly unit: string | null;
  readonly url: string;
  /** Links to the task with a form open and filled; none where nothing is asked of the reader. */
  readonly answers: readonly { readonly label: string; readonly url: string }[];
}

export interface Block {
  /** The deadline in words. */
  readonly deadline: string;
  readonly directive: string;
  /** Document, and the unit when all lines share it. */
  readonly about: string;
  readonly why: string;
  readonly lines: readonly BlockLine[];
}

export interface BlockGroup {
  readonly group: DigestGroup;
  readonly count: number;
  readonly blocks: readonly Block[];
}

export interface BlockSource {
  readonly lines: readonly DigestLine[];
  /** The local day whose morning it is. */
  readonly slot: string;
  readonly calendar: WorkingCalendar;
  readonly publicUrl: string;
  readonly wording: DigestWording;
}

const LONGEST_WORK = 140;
/** A long block is skimmed: shorter lines then say more. */
const LONG_BLOCK = 10;
const LONGEST_WORK_OF_MANY = 90;

/** Groups, the most pressing first; the same lines always give the same blocks. */
export function blocksOf(source: BlockSource, language: Language): readonly BlockGroup[] {
  return inGroups(source.lines, source.slot).map(({ group, lines }) => ({
    group,
    count: lines.length,
    blocks: [...shared(lines).values()].map((block) => blockOf(block, source, language)),
  }));
}

/** In the order of the first line of each, so that the most pressing block comes first. */
function shared(lines: readonly DigestLine[]): ReadonlyMap<string, readonly DigestLine[]> {
  const blocks = new Map<string, DigestLine[]>();
  for (const line of lines) {
    const { directive, dueAt, deadlineText, step, late, alarm, draft } = line;
    const dated = dueAt ?? oneLine(deadlineText);
    const key = JSON.stringify([oneLine(directive), dated, step, late, alarm, draft ?? null]);
    blocks.set(key, [...(blocks.get(key) ?? []), line]);
  }
  return blocks;
}

function blockOf(lines: readonly DigestLine[], source: BlockSource, language: Language): Block {
  const [first] = lines as readonly [DigestLine];
  const units = new Set(lines.map(({ unit }) => oneLine(unit)));
  const sameUnit = units.size === 1;
  const most = lines.length > LONG_BLOCK ? LONGEST_WORK_OF_MANY : LONGEST_WORK;
  return {
    deadline: deadlineWords(first, source.slot, source.calendar)[language],
    directive: oneLine(first.directive),
    about: [oneLine(first.directive), ...(sameUnit ? units : [])].filter((part) => part !== '').join(' · '),
    why: whyOf(first, source.wording)[language],
    lines: lines.map((line) => ({
      ordinal: oneLine(line.ordinal),
      title: shortened(line.work, most),
      unit: sameUnit ? null : oneLine(line.unit),
      url: taskUrl(source.publicUrl, line.task),
      answers: answersTo(line, source.publicUrl, language),
    })),
  };
}

export function taskUrl(publicUrl: string, task: string): string {
  return `${publicUrl}/tasks/${encodeURIComponent(task)}`;
}

/** Only the reminder close to the deadline asks for an answer. Following a link records nothing: mail scanners follow them too. */
function answersTo(line: DigestLine, publicUrl: string, language: Language): BlockLine['answers'] {
  if (line.step !== 'R3' || line.alarm !== null || line.draft !== undefined) return [];
  return ANSWERS.map((answer) => ({
    label: ANSWER_WORDS[answer][language],
    url: answerUrl(publicUrl, line, answer),
  }));
}

export function answerUrl(
  publicUrl: string,
  { task, assignment }: Pick<DigestLine, 'task' | 'assignment'>,
  answer: AnswerCode,
): string {
  return `${taskUrl(publicUrl, task)}?assignment=${encodeURIComponent(assignment)}&answer=${answer}`;
}

function whyOf({ alarm, draft, late, step }: DigestLine, wording: DigestWording): Words {
  if (alarm !== null) return ALARMS[alarm];
  if (draft !== undefined) {
    const form = wording.form[draft.kind];
    const { workingDays: days } = draft;
    return {
      vi: `${form.vi} đã chờ ${days} ngày làm việc; ${DRAFT_LIES.vi}`,
      en: `${form.en} has waited ${days} working ${days === 1 ? 'day' : 'days'}; ${DRAFT_LIES.en}`,
    };
  }
  const label = wording.step[step];
  if (!late) return label;
  return { vi: `${label.vi} (${REMINDED_LATE.vi})`, en: `${label.en} (${REMINDED_LATE.en})` };
}
