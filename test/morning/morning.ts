/**
 * `npm run -s morning -- --out FOLDER [--json]`: the digest of a heavy morning captured from the wire, written as `.eml`, `.html` and, where
 * there is a Chromium, `.png` at the width of a phone; figures on standard output. Exit code 1 when a mail went out on a day off, a
 * task is missing, or the page is wider than the phone.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { eventStoreMigrations } from '#event-store';
import { migrate, peopleMigrations } from '#platform';
import { programOnPath } from '../support/program-on-path.js';
import { startScratchPostgres } from '../support/scratch-postgres.js';
import { DAYS_OFF, type HeavyMorning, playHeavyMorning } from './heavy-morning.js';
import { onPhone, PHONE_WIDTH, type PhoneFigures } from './phone.js';

const { values } = parseArgs({ options: { out: { type: 'string' }, json: { type: 'boolean', default: false } } });

if (values.out === undefined) {
  console.error('usage: npm run -s morning -- --out FOLDER [--json]');
  process.exitCode = 2;
} else await show(resolve(values.out), values.json);

async function show(folder: string, json: boolean): Promise<void> {
  const morning = await capture();
  const { mail, tasks, mailsByDay } = morning;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'heavy-morning.eml'), mail.raw);
  writeFileSync(join(folder, 'heavy-morning.html'), mail.html);
  const browser = programOnPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
  const phone = browser === undefined ? null : await onPhone(browser, mail.html, join(folder, 'heavy-morning.png'));
  const onDaysOff = DAYS_OFF.reduce((sum, day) => sum + (mailsByDay[day] ?? 0), 0);
  const named = new Set(mail.html.match(/\/tasks\/[0-9a-f-]{36}/g)).size;
  const figures = {
    subject: mail.subject,
    tasks,
    tasksNamed: named,
    bytesOnTheWire: Buffer.byteLength(mail.raw),
    textLines: mail.text.split('\n').length,
    mailsByDay,
    mailsOnDaysOff: onDaysOff,
    phone,
    folder,
  };
  if (json) console.log(JSON.stringify(figures));
  else
    for (const [name, value] of Object.entries(figures))
      console.log(`${name.padEnd(16)}${typeof value === 'string' ? value : JSON.stringify(value)}`);
  if (phone === null) console.error('SKIP  the picture needs chromium: apt-get install chromium');
  if (onDaysOff > 0 || named !== tasks || !fits(phone)) process.exitCode = 1;
}

async function capture(): Promise<HeavyMorning> {
  const postgres = await startScratchPostgres({ durable: false });
  try {
    const url = postgres.url();
    await migrate({ url, migrations: [...eventStoreMigrations, ...peopleMigrations] });
    return await playHeavyMorning(url);
  } finally {
    await postgres.stop();
  }
}

function fits(phone: PhoneFigures | null): boolean {
  return phone === null || (phone.contentWidth <= PHONE_WIDTH && phone.requests === 0);
}
