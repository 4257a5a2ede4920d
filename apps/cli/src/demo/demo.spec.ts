import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assignmentIdOf, CommandExecutor, isExecuted } from '#application';
import { addDays } from '#domain';
import { MemoryEventStore } from '#event-store';
import { MovableClock } from '#platform';
import { commandId } from './demo-ids.js';
import { demoScript } from './demo-script.js';
import { readDemoState, writeDemoState } from './demo.state.js';
import { isStale } from './lay-out.js';
import { MailboxArchive, type ReceivedMail } from './mailbox.archive.js';
import { demoTasks } from './tasks.data.js';
import { demoUnits } from './units.data.js';

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'dondoc-demo-'));
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

const mail = (subject: string): ReceivedMail => ({
  messageId: '<1@x>',
  from: 'a@x.example',
  to: 'b@x.example',
  subject,
  date: '2026-03-02T00:30:00.000Z',
  text: 'chào',
  html: '',
  headers: {},
});

describe('the demonstration data', () => {
  it('has the 47 tasks that its board promises, led by units that exist', () => {
    const codes = new Set(demoUnits.map(({ code }) => code));
    const fates = demoTasks.map(({ fate }) => fate.is);
    expect(demoTasks).toHaveLength(47);
    expect(fates.filter((is) => is === 'done')).toHaveLength(15);
    expect(fates.filter((is) => is === 'steady')).toHaveLength(18);
    expect(fates.filter((is) => is === 'silent' || is === 'submitted')).toHaveLength(8);
    expect(fates.filter((is) => is === 'stuck')).toHaveLength(5);
    expect(fates.filter((is) => is === 'forgotten')).toHaveLength(1);
    expect(demoTasks.flatMap(({ leads }) => leads).filter((code) => !codes.has(code))).toEqual([]);
  });

  it.each(['2026-02-16', '2026-03-03', '2026-09-01', '2026-12-31'])('tells a past in order, seen from %s', (today) => {
    const instants = demoScript(today, assignmentIdOf).map((command) => command.at);
    expect(instants).toEqual([...instants].sort());
    expect((instants.at(-1) ?? '') < `${today}T17:00:00.000Z`).toBe(true);
    expect(demoScript(today, assignmentIdOf)).toEqual(demoScript(today, assignmentIdOf));
  });

  // Weeks whose pasts meet the weekends, the turn of the year and Tết differently.
  it.each(['2026-06-14', '2026-08-03', '2026-11-16'])('is accepted whole, seen from any day from %s', async (first) => {
    const refused: string[] = [];
    for (let day = 0; day < 7; day += 1) {
      const today = addDays(first, day);
      const clock = new MovableClock(`${first}T00:00:00.000Z`);
      const executor = new CommandExecutor(new MemoryEventStore({ clock }));
      for (const [index, command] of demoScript(today, assignmentIdOf).entries()) {
        clock.set(command.at);
        const outcome = await executor.execute({ commandId: commandId(index), command });
        if (!isExecuted(outcome))
          refused.push(`seen from ${today}, ${command.type} of ${command.at}: ${outcome.refused}`);
      }
    }
    expect(refused).toEqual([]);
  });

  it('gets stale after a week without a look', () => {
    expect(isStale('2026-03-02T01:00:00.000Z', '2026-03-08T16:59:00.000Z')).toBe(false);
    expect(isStale('2026-03-02T01:00:00.000Z', '2026-03-08T17:00:00.000Z')).toBe(true);
  });
});

describe('what the demonstration remembers', () => {
  it('comes back after a restart, and a broken or missing file counts as none', () => {
    expect(readDemoState(home)).toBeUndefined();
    const state = { edition: 1, touchedAt: '2026-03-02T01:00:00.000Z', offsetMs: 86_400_000 };
    writeDemoState(home, state);
    expect(readDemoState(home)).toEqual(state);
    writeFileSync(join(home, 'demonstration.json'), '{"edition":1,');
    expect(readDemoState(home)).toBeUndefined();
  });

  it('keeps its mails, newest first and page by page, also across a start', () => {
    const archive = new MailboxArchive(home);
    for (const subject of ['một', 'hai', 'ba']) archive.add(mail(subject));
    const reopened = new MailboxArchive(home);
    const first = reopened.page(2, undefined);
    expect(first.items.map(({ subject }) => subject)).toEqual(['ba', 'hai']);
    expect(reopened.page(2, first.next).items.map(({ subject }) => subject)).toEqual(['một']);
    expect(reopened.page(2, first.next).next).toBeUndefined();
    reopened.clear();
    expect(new MailboxArchive(home).page(10, undefined)).toEqual({ items: [], total: 0 });
  });
});
