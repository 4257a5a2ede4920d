import { DAYS_OFF, type HeavyMorning, playHeavyMorning } from '../morning/heavy-morning.js';
import { onPhone, PHONE_WIDTH } from '../morning/phone.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { suiteNeeding } from '../support/suite-needing.js';

let database: TestDatabase;
let morning: HeavyMorning;
beforeAll(async () => {
  database = await createTestDatabase();
  morning = await playHeavyMorning(database.url);
}, 180_000);
afterAll(() => database.drop());

describe('a morning on which 72 tasks are due', () => {
  it('is one mail that names each of them once, in text and in HTML', () => {
    const { mail, tasks, mailsByDay } = morning;
    expect(tasks).toBe(72);
    expect(mailsByDay['2025-12-31']).toBe(1);
    const links = mail.html.match(/\/tasks\/[0-9a-f-]{36}/g) ?? [];
    expect(new Set(links).size).toBe(72);
    expect(mail.subject).toContain('72');
    for (const ordinal of [1, 36, 72]) expect(mail.text).toMatch(new RegExp(`^${ordinal}\\. `, 'm'));
  });

  it('says on the wire what it is, and has no line longer than mail allows', () => {
    const { headers, raw } = morning.mail;
    expect(headers['auto-submitted']).toBe('auto-generated');
    expect(headers['message-id']).toMatch(/^<[0-9a-f-]{36}@tinh\.example\.vn>$/);
    // RFC 5322, section 2.1.1.
    expect(Math.max(...raw.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(998);
  });

  it('waits until the next working morning where the days after are days off', () => {
    for (const day of DAYS_OFF) expect([day, morning.mailsByDay[day] ?? 0]).toEqual([day, 0]);
    // One day late is Monday 5 January: to the head and to the coordinator.
    expect(morning.mailsByDay['2026-01-05']).toBe(2);
    for (const day of ['2025-12-16', '2025-12-30', '2025-12-31']) expect(morning.mailsByDay[day]).toBe(1);
  });
});

suiteNeeding('chromium', 'a heavy morning on a phone', (path) => {
  it('fits its width, can be read and touched, and asks nobody for anything', async () => {
    const figures = await onPhone(path, morning.mail.html);
    expect(figures.contentWidth).toBeLessThanOrEqual(PHONE_WIDTH);
    expect(figures.smallestText).toBeGreaterThanOrEqual(14);
    expect(figures.links).toBeGreaterThanOrEqual(72);
    expect(figures.requests).toBe(0);
  });
});
