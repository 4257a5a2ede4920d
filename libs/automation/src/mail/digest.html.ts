/** The message as HTML. Styles stand on the elements, because mail readers drop style sheets; tables align where they drop the rest. */
import type { Block, BlockGroup, BlockLine } from './digest.blocks.js';
import type { DigestGroup } from './digest-line.js';
import { summaryOf, type MessageParts } from './digest.text.js';
import { HEADINGS, HOW_TO_ANSWER, OPEN_INBOX, WHY, type Language } from './digest.words.js';
import { MUTED, row, tableOf } from './digest.style.js';
import { escapeHtml } from './plain-words.js';

const ACCENT: Readonly<Record<DigestGroup, string>> = {
  late: '#b3261e',
  today: '#b3261e',
  week: '#8a5a00',
  later: '#33506b',
  receive: '#33506b',
  draft: '#8a5a00',
  alarm: '#8a5a00',
};

const FONT = "16px/1.45 system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
const LINK = 'color:#0b57d0;text-decoration:none';

export function htmlOf({ language, subject, hello, page, groups, inboxUrl }: MessageParts): string {
  return [
    '<!doctype html>',
    `<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`,
    `<title>${escapeHtml(subject)}</title></head>`,
    `<body style="margin:0;padding:16px;background:#ffffff;color:#1f2328;font:${FONT}">`,
    '<div style="max-width:640px;margin:0 auto">',
    `<p style="margin:0 0 12px">${escapeHtml(hello)}</p>`,
    ...(page.html === '' ? [] : [page.html]),
    ...summary(groups, language),
    ...groups.flatMap((group) => section(group, language)),
    `<p style="margin:20px 0 0"><a href="${escapeHtml(inboxUrl)}" style="${LINK}">${escapeHtml(OPEN_INBOX[language])}</a></p>`,
    '<hr style="border:0;border-top:1px solid #d1d9e0;margin:28px 0 12px">',
    `<p style="font-size:14px;${MUTED};margin:0">${escapeHtml(HOW_TO_ANSWER[language])}</p>`,
    '</div></body></html>',
    '',
  ].join('\n');
}

/** What the morning holds, at a glance. One block alone says it itself. */
function summary(groups: readonly BlockGroup[], language: Language): readonly string[] {
  if (groups.flatMap(({ blocks }) => blocks).length < 2) return [];
  const rows = groups.map((each) =>
    row(
      `<strong style="color:${ACCENT[each.group]}">${each.count}</strong>`,
      `${escapeHtml(HEADINGS[each.group][language])}${largest(each)}`,
      'padding:3px 0',
    ),
  );
  return [
    `<div style="background:#f3f5f8;border-radius:8px;padding:10px 14px;margin:0 0 8px">${tableOf(rows, 36)}</div>`,
  ];
}

function largest(group: BlockGroup): string {
  return summaryOf(group)
    .map((line) => `<br><span style="font-size:14px;${MUTED}">${escapeHtml(line)}</span>`)
    .join('');
}

function section({ group, count, blocks }: BlockGroup, language: Language): readonly string[] {
  return [
    `<h2 style="font-size:19px;line-height:1.3;margin:26px 0 4px;color:${ACCENT[group]}">${escapeHtml(HEADINGS[group][language])} (${count})</h2>`,
    ...blocks.map((block) => blockHtml(block, ACCENT[group], language)),
  ];
}

function blockHtml({ deadline, about, why, lines }: Block, accent: string, language: Language): string {
  const count = lines.length === 1 ? '' : ` <span style="${MUTED}">(${lines.length})</span>`;
  return [
    `<div style="border-left:4px solid ${accent};padding:2px 0 2px 12px;margin:12px 0 18px">`,
    `<p style="margin:0"><strong>${escapeHtml(deadline)}</strong>${count}</p>`,
    `<p style="margin:0;font-size:14px;${MUTED}">${escapeHtml(about)}</p>`,
    `<p style="margin:0 0 6px;font-size:14px;${MUTED}">${escapeHtml(WHY[language])}: ${escapeHtml(why)}</p>`,
    tableOf(lines.map(lineHtml), 30),
    '</div>',
  ].join('\n');
}

/** Side by side, each high enough for a thumb. */
function answersHtml(answers: BlockLine['answers']): string {
  return answers
    .map(({ label, url }) => {
      const style = 'display:inline-block;padding:8px 16px 4px 0';
      return `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a> `;
    })
    .join('');
}

/** The whole line is the link: a thumb hits it. */
function lineHtml({ ordinal, title, unit, url, answers }: BlockLine): string {
  const whose = unit === null ? '' : `<br><span style="font-size:14px;${MUTED}">${escapeHtml(unit)}</span>`;
  return row(
    `${escapeHtml(ordinal)}.`,
    `<a href="${escapeHtml(url)}" style="display:block;${LINK}">${escapeHtml(title)}${whose}</a>${answersHtml(answers)}`,
    'padding:9px 0;border-top:1px solid #e6e9ed',
  );
}
