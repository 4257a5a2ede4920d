/**
 * One morning's digest as a message: plain text and HTML with the same content. It has to be read on a phone, by somebody in a
 * hurry, on the way to a meeting: what is late first, one short paragraph a task, Vietnamese first and English beside it. There
 * is nothing in it that tells whether it was opened, and its links name tasks, never people or secrets.
 */
import type { StepCode, WorkingCalendar } from '#domain';
import { type DigestGroup, type DigestLine, deadlineWords, inGroups } from './digest-line.js';
import { escapeHtml, oneLine, printedDay, shortened, type Words } from './plain-words.js';

/** Labels that a message takes from the product's glossary. */
export interface DigestWording {
  readonly product: Words;
  readonly step: Readonly<Record<StepCode, Words>>;
}

export interface Digest {
  /** The local day whose morning it belongs to. */
  readonly slot: string;
  /** Null when the directory knows no name. */
  readonly recipientName: string | null;
  readonly lines: readonly DigestLine[];
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

const HEADINGS: Readonly<Record<DigestGroup, Words>> = {
  late: { vi: 'Đã quá hạn', en: 'Late' },
  today: { vi: 'Hạn hôm nay', en: 'Due today' },
  week: { vi: 'Hạn trong tuần này', en: 'Due this week' },
  later: { vi: 'Hạn những tuần tới', en: 'Due later' },
  receive: { vi: 'Đề nghị tiếp nhận', en: 'To be received' },
  alarm: { vi: 'Chưa nhắc được đơn vị', en: 'Units that could not be reminded' },
};

const ALARMS: Readonly<Record<NonNullable<DigestLine['alarm']>, Words>> = {
  'no-recipient': {
    vi: 'đơn vị chưa có người nhận nhắc việc; đề nghị cử người',
    en: 'the unit has nobody to remind; please name somebody',
  },
  'not-delivered': {
    vi: 'thư nhắc không gửi được; đề nghị kiểm tra địa chỉ của đơn vị',
    en: 'the reminder could not be delivered; please check the unit’s address',
  },
};

const HOW_TO_ANSWER: Words = {
  vi: 'Bấm vào nhiệm vụ để báo cáo tiến độ, trình sản phẩm hoặc nêu vướng mắc. Mở liên kết không ghi nhận điều gì. Thư tự động, xin không trả lời thư này.',
  en: 'Open a task to report progress, submit the deliverable or raise an obstacle. Opening a link records nothing. This message is automatic; please do not reply to it.',
};

const LONGEST_WORK = 140;

/** Renders a digest. The same content always gives the same characters. */
export function renderDigest(digest: Digest): RenderedMail {
  return { subject: subjectOf(digest), text: textOf(digest), html: htmlOf(digest) };
}

function subjectOf({ lines, slot, wording }: Digest): string {
  const counts = inGroups(lines, slot).map(({ group, lines }) => `${lines.length} ${subjectWord(group)}`);
  return oneLine(`[${wording.product.vi}] ${printedDay(slot)}: ${counts.join(', ')}`);
}

function subjectWord(group: DigestGroup): string {
  const words: Readonly<Record<DigestGroup, string>> = {
    late: 'quá hạn',
    today: 'hạn hôm nay',
    week: 'trong tuần',
    later: 'sắp tới',
    receive: 'chờ tiếp nhận',
    alarm: 'chưa nhắc được',
  };
  return words[group];
}

function greeting({ recipientName, slot, lines }: Digest): Words {
  const name = recipientName === null ? '' : ` ${shortened(recipientName, 80)}`;
  return {
    vi: `Kính gửi${name === '' ? ' đồng chí' : name}, sáng ${printedDay(slot)} có ${lines.length} việc cần lưu ý.`,
    en: `Good morning. ${lines.length} ${lines.length === 1 ? 'task asks' : 'tasks ask'} for attention on ${printedDay(slot)}.`,
  };
}

function whyOf(line: DigestLine, { wording }: Digest): Words {
  if (line.alarm !== null) return ALARMS[line.alarm];
  const label = wording.step[line.step];
  return line.late ? { vi: `${label.vi} (nhắc muộn)`, en: `${label.en} (reminded late)` } : label;
}

interface Paragraph {
  readonly title: string;
  readonly unit: string;
  readonly deadline: Words;
  readonly why: Words;
  readonly url: string;
}

function paragraphOf(line: DigestLine, digest: Digest): Paragraph {
  return {
    title: `${oneLine(line.ordinal)}. ${shortened(line.work, LONGEST_WORK)}`,
    unit: oneLine(`${line.unit} · ${line.directive}`),
    deadline: deadlineWords(line, digest.slot, digest.calendar),
    why: whyOf(line, digest),
    url: `${digest.publicUrl}/tasks/${encodeURIComponent(line.task)}`,
  };
}

function textOf(digest: Digest): string {
  const hello = greeting(digest);
  const groups = inGroups(digest.lines, digest.slot).map(({ group, lines }) =>
    [
      `== ${HEADINGS[group].vi} · ${HEADINGS[group].en} (${lines.length}) ==`,
      ...lines.map((line) => paragraphOf(line, digest)).map(textParagraph),
    ].join('\n\n'),
  );
  return `${[`${hello.vi}\n${hello.en}`, ...groups, `--\n${HOW_TO_ANSWER.vi}\n\n${HOW_TO_ANSWER.en}`].join('\n\n')}\n`;
}

function textParagraph({ title, unit, deadline, why, url }: Paragraph): string {
  return [
    title,
    `   ${unit}`,
    `   ${deadline.vi} · ${deadline.en}`,
    `   Vì sao nhận · why: ${why.vi} · ${why.en}`,
    `   ${url}`,
  ].join('\n');
}

const ACCENT: Readonly<Record<DigestGroup, string>> = {
  late: '#b3261e',
  today: '#b3261e',
  week: '#8a5a00',
  later: '#33506b',
  receive: '#33506b',
  alarm: '#8a5a00',
};

/** Styles stand on the elements: mail readers drop style sheets. */
function htmlOf(digest: Digest): string {
  const hello = greeting(digest);
  const groups = inGroups(digest.lines, digest.slot).map(({ group, lines }) => {
    const heading = `${HEADINGS[group].vi} <span style="font-weight:400">· ${HEADINGS[group].en}</span> (${lines.length})`;
    return [
      `<h2 style="font-size:18px;margin:28px 0 8px;color:${ACCENT[group]}">${heading}</h2>`,
      ...lines.map((line) => htmlParagraph(paragraphOf(line, digest), ACCENT[group])),
    ].join('\n');
  });
  return [
    '<!doctype html>',
    '<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escapeHtml(subjectOf(digest))}</title></head>`,
    '<body style="margin:0;padding:16px;background:#ffffff;color:#1f2328;font:16px/1.5 system-ui,-apple-system,\'Segoe UI\',Roboto,Arial,sans-serif">',
    '<div style="max-width:640px;margin:0 auto">',
    `<p style="margin:0">${escapeHtml(hello.vi)}</p>`,
    `<p lang="en" style="margin:0;color:#59636e">${escapeHtml(hello.en)}</p>`,
    ...groups,
    '<hr style="border:0;border-top:1px solid #d1d9e0;margin:28px 0 12px">',
    `<p style="font-size:14px;color:#59636e;margin:0 0 8px">${escapeHtml(HOW_TO_ANSWER.vi)}</p>`,
    `<p lang="en" style="font-size:14px;color:#59636e;margin:0">${escapeHtml(HOW_TO_ANSWER.en)}</p>`,
    '</div></body></html>',
    '',
  ].join('\n');
}

function htmlParagraph({ title, unit, deadline, why, url }: Paragraph, accent: string): string {
  return [
    `<div style="border-left:4px solid ${accent};padding:4px 0 4px 12px;margin:12px 0">`,
    `<a href="${escapeHtml(url)}" style="color:#0b57d0;font-weight:600;text-decoration:none">${escapeHtml(title)}</a><br>`,
    `<span style="color:#59636e">${escapeHtml(unit)}</span><br>`,
    `<strong>${escapeHtml(deadline.vi)}</strong> <span lang="en" style="color:#59636e">· ${escapeHtml(deadline.en)}</span><br>`,
    `<span style="font-size:14px;color:#59636e">Vì sao nhận: ${escapeHtml(why.vi)} <span lang="en">· ${escapeHtml(why.en)}</span></span>`,
    '</div>',
  ].join('\n');
}
