import type { BlockGroup, BlockLine } from './digest.blocks.js';
import { HEADINGS, HOW_TO_ANSWER, OPEN_INBOX, WHY, type Language } from './digest.words.js';

/** What both forms of a message say, in the order in which it is read. */
export interface MessageParts {
  readonly language: Language;
  readonly subject: string;
  readonly hello: string;
  /** The page of a Monday, as lines and as HTML; empty on other mornings. */
  readonly page: { readonly text: string; readonly html: string };
  readonly groups: readonly BlockGroup[];
  readonly inboxUrl: string;
}

/** The message as plain text. */
export function textOf({ language, hello, page, groups, inboxUrl }: MessageParts): string {
  const blocks = groups.flatMap((group) => group.blocks);
  const summary =
    blocks.length < 2
      ? []
      : [
          groups
            .flatMap((each) => [headingOf(each, language), ...summaryOf(each).map((line) => `   ${line}`)])
            .join('\n'),
        ];
  const parts = [hello, ...(page.text === '' ? [] : [page.text]), ...summary];
  for (const group of groups) {
    parts.push(`== ${headingOf(group, language)} ==`);
    for (const block of group.blocks) {
      parts.push(`${[block.deadline, block.about].filter((part) => part !== '').join(' · ')}${counted(block.lines)}
${WHY[language]}: ${block.why}`);
      parts.push(block.lines.map(textLine).join('\n'));
    }
  }
  return `${[...parts, `${OPEN_INBOX[language]}: ${inboxUrl}`, `--\n${HOW_TO_ANSWER[language]}`].join('\n\n')}\n`;
}

/** A group of many tasks is summed up by its blocks too, the largest first. */
const MANY = 10;
const MOST_BLOCKS_NAMED = 3;

/** E.g. `60 · 03/NQ-CP · Hạn 31/12/2025, còn 7 ngày làm việc`; nothing for a group that is soon read. */
export function summaryOf({ count, blocks }: BlockGroup): readonly string[] {
  if (count < MANY || blocks.length < 2) return [];
  return [...blocks]
    .sort((a, b) => b.lines.length - a.lines.length)
    .slice(0, MOST_BLOCKS_NAMED)
    .map(({ lines, directive, deadline }) => [String(lines.length), directive, deadline].join(' · '));
}

function headingOf({ group, count }: BlockGroup, language: Language): string {
  return `${HEADINGS[group][language]} (${count})`;
}

function counted(lines: readonly BlockLine[]): string {
  return lines.length === 1 ? '' : ` (${lines.length})`;
}

function textLine({ ordinal, title, unit, url, answers }: BlockLine): string {
  const whose = unit === null ? '' : `\n   ${unit}`;
  const forms = answers.map((answer) => `\n   - ${answer.label}: ${answer.url}`).join('');
  return `${ordinal}. ${title}${whose}\n   ${url}${forms}`;
}
