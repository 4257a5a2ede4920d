import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answerUrl } from './digest.blocks.js';
import { deadlineWords, groupOf } from './digest-line.js';
import { exampleCalendar, exampleDigest, exampleLine, heavyDigest, mondayDigest } from './digest.examples.js';
import { renderDigest } from './digest.mail.js';
import { escapeHtml, oneLine, shortened } from './plain-words.js';

const golden = (name: string): string => readFileSync(join(__dirname, 'golden', name), 'utf8');

describe('a rendered digest', () => {
  it('looks as the golden files say', () => {
    const mail = renderDigest(exampleDigest);
    expect(mail.text).toBe(golden('digest.text.golden'));
    expect(mail.html).toBe(golden('digest.html.golden'));
    expect(renderDigest({ ...exampleDigest, language: 'en' }).text).toBe(golden('digest.en.text.golden'));
    expect(renderDigest(mondayDigest).text).toBe(golden('monday.text.golden'));
    expect(renderDigest(mondayDigest).html).toBe(golden('monday.html.golden'));
    expect(renderDigest(heavyDigest).text).toBe(golden('heavy.text.golden'));
    expect(renderDigest(heavyDigest).html).toBe(golden('heavy.html.golden'));
  });

  it('says what many tasks share once, above them', () => {
    const { text, html } = renderDigest(heavyDigest);
    for (const said of [text, html]) {
      expect(said.match(/Hạn 31\/12\/2025, còn 7 ngày làm việc/g)).toHaveLength(4);
      expect(said.match(/Sở Khoa học và Công nghệ/g)).toHaveLength(1 + 7);
      expect(said.match(/Ủy ban nhân dân xã số/g)).toHaveLength(5);
    }
  });

  it('speaks the reader’s language alone', () => {
    const english = renderDigest({ ...exampleDigest, language: 'en' });
    expect(english.subject).toContain('1 late, 1 due today');
    expect(english.html).toContain('<html lang="en">');
    for (const words of ['Vì sao', 'quá hạn', 'ngày làm việc', 'Kính gửi']) expect(english.html).not.toContain(words);
    const vietnamese = renderDigest(exampleDigest);
    for (const words of ['Why', 'working day', 'Good morning']) expect(vietnamese.html).not.toContain(words);
  });

  it('lets a unit answer the reminder close to the deadline, and no other, by three links', () => {
    const { text, html } = renderDigest(exampleDigest);
    const line = exampleLine({ number: 31 });
    for (const answer of ['done', 'time', 'blocked'] as const) {
      const url = answerUrl('https://dondoc.example.vn', line, answer);
      expect(text).toContain(url);
      expect(html).toContain(`href="${escapeHtml(url)}"`);
    }
    expect(text.match(/answer=/g)).toHaveLength(3);
    const alarm = renderDigest({ ...exampleDigest, lines: [{ ...line, alarm: 'no-recipient' }] });
    expect(alarm.text).not.toContain('answer=');
  });

  it('counts its groups in the subject, most pressing first', () => {
    expect(renderDigest(exampleDigest).subject).toBe(
      '[Đôn đốc] 28/04/2025: 1 quá hạn, 1 hạn hôm nay, 1 trong tuần, 1 sắp tới, 1 chờ tiếp nhận, 1 chưa nhắc được',
    );
  });

  it('is the same whatever the order of its lines', () => {
    const reversed = { ...exampleDigest, lines: [...exampleDigest.lines].reverse() };
    expect(renderDigest(reversed)).toEqual(renderDigest(exampleDigest));
  });

  it('lists 72 tasks, each with its own link, in less than half of what Gmail clips', () => {
    const mail = renderDigest(heavyDigest);
    const links = mail.text.match(/https:\/\/dondoc\.example\.vn\/tasks\/\S+/g) ?? [];
    expect(new Set(links).size).toBe(72);
    expect(Buffer.byteLength(mail.html)).toBeLessThan(51_000);
  });

  it('stays below what Gmail clips when all 72 ask for an answer', () => {
    const lines = heavyDigest.lines.map((line) => ({ ...line, step: 'R3' as const }));
    const { html } = renderDigest({ ...heavyDigest, lines });
    expect(html.match(/answer=/g)).toHaveLength(3 * 72);
    expect(Buffer.byteLength(html)).toBeLessThan(102_000);
  });

  it('lets no text of a task break out of its place', () => {
    const hostile = exampleLine({
      number: 1,
      ordinal: '1"><script>alert(1)</script>',
      work: `<img src=x onerror=alert(1)>\r\nBcc: everybody@example.vn\u202e`,
      unit: `Sở "A" & 'B'`,
      directive: '</span><style>',
    });
    const mail = renderDigest({ ...exampleDigest, recipientName: '<b>\u0000', lines: [hostile] });
    const tags = [...new Set([...mail.html.matchAll(/<\/?([a-z0-9!]+)/gi)].map((match) => match[1]))].sort();
    expect(tags).toEqual([
      '!doctype',
      'a',
      'body',
      'col',
      'div',
      'h2',
      'head',
      'hr',
      'html',
      'meta',
      'p',
      'strong',
      'table',
      'td',
      'title',
      'tr',
    ]);
    expect(mail.html).not.toContain('<script');
    expect(mail.text).not.toMatch(/^Bcc:/m);
    expect(`${mail.text}${mail.html}`).not.toMatch(/[\p{Cf}\0]/u);
  });

  it('loads nothing: no image, style sheet or script, and links to the register alone', () => {
    const { html } = renderDigest(exampleDigest);
    expect(html).not.toMatch(/<img|<link|<script|src=|url\(|@import/i);
    const hosts = [...html.matchAll(/href="https?:\/\/([^/"]+)/g)].map((match) => match[1]);
    expect(new Set(hosts)).toEqual(new Set(['dondoc.example.vn']));
  });
});

describe('a line of a digest', () => {
  it.each([
    ['late since yesterday', { dueAt: '2025-04-27T16:59:59.999Z' }, 'late'],
    ['late even when it was never received', { step: 'R0' as const, dueAt: '2025-04-27T16:59:59.999Z' }, 'late'],
    ['due today', { dueAt: '2025-04-28T10:00:00.000Z' }, 'today'],
    ['due on Sunday of this week', { dueAt: '2025-05-04T16:59:59.999Z' }, 'week'],
    ['due on Monday of the next', { dueAt: '2025-05-05T16:59:59.999Z' }, 'later'],
    ['to be received', { step: 'R0' as const }, 'receive'],
    ['undated', { dueAt: null }, 'later'],
    ['a draft that lies', { draft: { kind: 'reminder-slip' as const, workingDays: 3 } }, 'draft'],
    ['an alarm', { alarm: 'not-delivered' as const }, 'alarm'],
  ])('%s', (_title, changes, group) => {
    expect(groupOf(exampleLine({ number: 1, ...changes }), '2025-04-28')).toBe(group);
  });

  it.each([
    ['a week with two holidays ahead', '2025-05-06T16:59:59.999Z', 'Hạn 06/05/2025, còn 4 ngày làm việc'],
    ['today', '2025-04-28T10:00:00.000Z', 'Hạn hôm nay, 28/04/2025'],
    ['since Friday', '2025-04-25T16:59:59.999Z', 'Hạn 25/04/2025, đã quá 1 ngày làm việc'],
    ['since Sunday', '2025-04-27T16:59:59.999Z', 'Hạn 27/04/2025, đã quá 1 ngày làm việc'],
  ])('tells its deadline in words: %s', (_title, dueAt, words) => {
    expect(deadlineWords({ dueAt, deadlineText: '' }, '2025-04-28', exampleCalendar).vi).toBe(words);
  });

  it('says on Friday that a deadline on Saturday leaves no other working day', () => {
    const saturday = { dueAt: '2025-05-10T16:59:59.999Z', deadlineText: '' };
    expect(deadlineWords(saturday, '2025-05-09', exampleCalendar)).toEqual({
      vi: 'Hạn 10/05/2025, hôm nay là ngày làm việc cuối',
      en: 'Due 10/05/2025, today is the last working day',
    });
  });
});

describe('plain words', () => {
  it('keeps one line, without control and direction characters', () => {
    expect(oneLine(' a\r\nb\tc\u202ed\u0000 ')).toBe('a b c d');
  });

  it('shortens between words and never inside a character', () => {
    expect(shortened('Xây dựng kế hoạch triển khai', 20)).toBe('Xây dựng kế hoạch…');
    expect(shortened('😀😀😀😀', 3)).toBe('😀😀…');
    expect(shortened('ngắn', 20)).toBe('ngắn');
  });

  it('escapes what HTML would read', () => {
    expect(escapeHtml(`<a href="x">'&'</a>`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;');
  });
});
