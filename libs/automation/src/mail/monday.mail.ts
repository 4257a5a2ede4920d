/** A Monday's page at the head of the morning's message: figures that sum up, then lists, the most pressing first. */
import { localDay } from '#domain';
import { taskUrl, type DigestWording } from './digest.blocks.js';
import { MUTED, row, tableOf } from './digest.style.js';
import type { Language } from './digest.words.js';
import { MONDAY, DUTIES, more, PARTS } from './monday.words.js';
import type { MondaySheet, SheetLine, SheetList } from './monday.sheet.js';
import { escapeHtml, oneLine, printedDay, shortened } from './plain-words.js';

export interface MondayParts {
  readonly sheets: readonly MondaySheet[];
  readonly language: Language;
  readonly publicUrl: string;
  readonly wording: DigestWording;
}

interface Section {
  readonly title: string;
  readonly count: number;
  readonly accent: string;
  readonly lines: readonly { readonly text: string; readonly note: string; readonly url: string | null }[];
}

const LONGEST_WORK = 90;
const LONGEST_REASON = 160;
const LATE = '#b3261e';
const WARN = '#8a5a00';
const CALM = '#33506b';

/** Both forms of the page; empty when there is none. */
export function mondayOf(parts: MondayParts): { readonly text: string; readonly html: string } {
  return {
    text: parts.sheets.map((sheet) => sheetText(sheet, parts)).join('\n\n'),
    html: parts.sheets.map((sheet) => sheetHtml(sheet, parts)).join('\n'),
  };
}

function sectionsOf(sheet: MondaySheet, parts: MondayParts): readonly Section[] {
  const { language } = parts;
  const list = (part: keyof typeof PARTS, found: SheetList, accent: string): Section => ({
    title: PARTS[part][language],
    count: found.count,
    accent,
    lines: found.lines.map((line) => lineOf(line, parts)),
  });
  const { withoutHead } = sheet;
  return [
    list('late', sheet.late, LATE),
    list('waiting', sheet.waiting, WARN),
    list('atRisk', sheet.atRisk, WARN),
    list('lying', sheet.lying, WARN),
    list('dropped', sheet.dropped, CALM),
    {
      title: PARTS.withoutHead[language],
      count: withoutHead.count,
      accent: WARN,
      lines: withoutHead.names.map((name) => ({ text: oneLine(name), note: '', url: null })),
    },
  ].filter(({ count }) => count > 0);
}

function lineOf(line: SheetLine, { language, publicUrl, wording }: MondayParts): Section['lines'][number] {
  const form = line.form === null ? null : wording.form[line.form][language];
  const due = line.dueOn === null ? '' : `${MONDAY.due[language]} ${printedDay(line.dueOn)}`;
  const reason = line.reason === null ? '' : `${MONDAY.reason[language]}: ${shortened(line.reason, LONGEST_REASON)}`;
  const duty = line.duty === null ? '' : (DUTIES[line.duty]?.[language] ?? '');
  const note = [duty, form ?? '', oneLine(line.directive), due, reason].filter((part) => part !== '').join(' · ');
  return {
    text: `${oneLine(line.ordinal)}. ${shortened(line.work, LONGEST_WORK)}`,
    note,
    url: line.task === null ? null : taskUrl(publicUrl, line.task),
  };
}

/** The equation of the page: what its parts sum to. */
function equation({ tally }: MondaySheet, language: Language): readonly (readonly [number, string, string])[] {
  return [
    [tally.done, MONDAY.done[language], CALM],
    [tally.onSchedule, MONDAY.onSchedule[language], CALM],
    [tally.late, MONDAY.late[language], LATE],
    [tally.atRisk, MONDAY.atRisk[language], WARN],
    [tally.notImplementable, MONDAY.notImplementable[language], WARN],
    [tally.remainder, MONDAY.remainder[language], CALM],
  ];
}

function headOf({ unit, tally, from, to }: MondaySheet, language: Language): { title: string; week: string } {
  const span = `${printedDay(localDay(from))} – ${printedDay(localDay(to))}`;
  return {
    title: `${MONDAY.title[language]} · ${oneLine(unit)}`,
    week: `${MONDAY.week[language]} ${span} · ${tally.total} ${MONDAY.tasks[language]}`,
  };
}

function sheetText(sheet: MondaySheet, parts: MondayParts): string {
  const { language } = parts;
  const { title, week } = headOf(sheet, language);
  const figures = equation(sheet, language).map(([count, words]) => `   ${String(count).padStart(4)} ${words}`);
  const sections = sectionsOf(sheet, parts).map(({ title: heading, count, lines }) =>
    [
      `-- ${heading} (${count})`,
      ...lines.flatMap(({ text, note, url }) => [
        ` * ${text}`,
        ...(note === '' ? [] : [`   ${note}`]),
        ...(url === null ? [] : [`   ${url}`]),
      ]),
      ...(count > lines.length ? [`   ${more(count - lines.length)[language]}`] : []),
    ].join('\n'),
  );
  return [`== ${title} ==`, `${week}\n${figures.join('\n')}`, ...sections].join('\n\n');
}

function sheetHtml(sheet: MondaySheet, parts: MondayParts): string {
  const { language } = parts;
  const { title, week } = headOf(sheet, language);
  const figures = equation(sheet, language).map(([count, words, accent]) =>
    row(`<strong style="color:${accent};font-size:18px">${count}</strong>`, escapeHtml(words), 'padding:3px 0'),
  );
  return [
    `<h1 style="font-size:21px;line-height:1.3;margin:4px 0 2px">${escapeHtml(title)}</h1>`,
    `<p style="margin:0 0 10px;font-size:14px;${MUTED}">${escapeHtml(week)}</p>`,
    `<div style="background:#f3f5f8;border-radius:8px;padding:10px 14px;margin:0 0 8px">${tableOf(figures, 44)}</div>`,
    ...sectionsOf(sheet, parts).map((section) => sectionHtml(section, language)),
    '<hr style="border:0;border-top:2px solid #d1d9e0;margin:24px 0 16px">',
  ].join('\n');
}

function sectionHtml({ title, count, accent, lines }: Section, language: Language): string {
  const rows = lines.map(({ text, note, url }) => {
    const said = `${escapeHtml(text)}${note === '' ? '' : `<br><span style="font-size:14px;${MUTED}">${escapeHtml(note)}</span>`}`;
    const linked =
      url === null
        ? said
        : `<a href="${escapeHtml(url)}" style="display:block;color:#0b57d0;text-decoration:none">${said}</a>`;
    return `<div style="padding:8px 0 8px 12px;border-top:1px solid #e6e9ed;border-left:4px solid ${accent}">${linked}</div>`;
  });
  const rest = count - lines.length;
  return [
    `<h2 style="font-size:18px;line-height:1.3;margin:20px 0 6px;color:${accent}">${escapeHtml(title)} (${count})</h2>`,
    ...rows,
    ...(rest > 0 ? [`<p style="margin:6px 0 0;font-size:14px;${MUTED}">${escapeHtml(more(rest)[language])}</p>`] : []),
  ].join('\n');
}
