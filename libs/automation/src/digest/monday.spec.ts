/** Mondays, one page a leader: when it comes, to whom, and with what. */
import { DEFAULT_POLICY, VIETNAM_CALENDAR, type MondayPage } from '#domain';
import { recorded } from '../../../../test/support/automation-readings.js';
import { world } from '../../../../test/support/automation-world.js';
import { memoryAutomation, type MemoryAutomation } from '../../../../test/support/memory-automation.js';
import { examplePage } from '../../../../test/support/monday-page.examples.js';
import type { MondayPages, MondayRequest } from './monday-pages.port.js';

/** Wednesday 9 April 2025; Monday the 7th was a holiday. */
const start = '2025-04-09T02:00:00.000Z';
const { leader, coordinator } = world.people;
const { drafts: _, ...policy } = DEFAULT_POLICY;

class CountedPages implements MondayPages {
  readonly asked: MondayRequest[] = [];
  /** Set once the automation is there: what was composed is read from its log. */
  automation: MemoryAutomation | undefined;

  constructor(private readonly people: readonly string[]) {}

  async awaited(): Promise<boolean> {
    return true;
  }

  async composedBetween(from: string, to: string): Promise<boolean> {
    const notices = this.automation === undefined ? [] : await recorded(this.automation, 'NoticeComposed');
    return notices.some(({ kind, slot }) => kind === 'monday-page' && slot >= from && slot <= to);
  }

  async pages(request: MondayRequest) {
    this.asked.push(request);
    const page: MondayPage = { ...examplePage, unit: world.office, from: request.from, to: request.to };
    return this.people.map((person) => ({ person, pages: [page] }));
  }
}

async function mondays(people: readonly string[]): Promise<{ counted: CountedPages; automation: MemoryAutomation }> {
  const counted = new CountedPages(people);
  const automation = await memoryAutomation({ start, calendar: VIETNAM_CALENDAR, policy, mondays: counted });
  counted.automation = automation;
  return { counted, automation };
}

/** Morning, kind and number of items of what a person was sent. */
async function composedFor(automation: MemoryAutomation, person: string): Promise<string[]> {
  const found = await recorded(automation, 'NoticeComposed');
  return found
    .filter(({ recipient }) => recipient === person)
    .map(({ slot, kind, items }) => `${slot} ${kind} ${items.length}`);
}

describe('the page of a Monday', () => {
  it('comes on the first working morning of each week, and looks back on the week before', async () => {
    const { automation, counted } = await mondays([leader]);
    await automation.advanceTo('2025-05-06T10:00:00.000Z');
    expect(await composedFor(automation, leader)).toEqual([
      // The first week had begun before there was anything to count.
      '2025-04-09 monday-page 0',
      '2025-04-14 monday-page 0',
      '2025-04-21 monday-page 0',
      '2025-04-28 monday-page 0',
      '2025-05-05 monday-page 0',
    ]);
    expect(counted.asked.slice(1)).toHaveLength(4);
    expect(counted.asked[1]).toEqual({
      openedBy: '2025-04-11T00:30:00.000Z',
      from: '2025-04-08T00:30:00.000Z',
      to: '2025-04-14T00:30:00.000Z',
      lyingSince: null,
      listed: 10,
    });
    expect(automation.channel.sent.every(({ at }) => at.endsWith('T00:30:00.000Z') || at === start)).toBe(true);
    expect(automation.channel.sent[1]?.text).toContain('47 nhiệm vụ');
    expect(automation.warnings).toEqual([]);
  });

  it('is one message with the digest of that morning', async () => {
    const { automation } = await mondays([coordinator]);
    // Of whoever leads a field and coordinates, too.
    await automation.hands.fill(world.office, 'fieldLeader', coordinator);
    await automation.hands.issue({ ordinal: '1', due: '2025-04-11' });
    await automation.advanceTo('2025-04-14T10:00:00.000Z');
    expect((await composedFor(automation, coordinator)).at(-1)).toBe('2025-04-14 monday-page 1');
    const mails = automation.channel.sent.filter(({ at }) => at.startsWith('2025-04-14'));
    const mail = mails.find(({ text }) => text.includes('Trang đầu tuần'));
    expect(mails.filter(({ to }) => to.address === mail?.to.address)).toHaveLength(1);
    expect(mail?.subject).toContain('trang đầu tuần, 1 quá hạn');
    expect(mail?.text.indexOf('Trang đầu tuần')).toBeLessThan(mail?.text.indexOf('Đã quá hạn') ?? 0);
  });

  it('is caught up with on the next working morning of the week, once', async () => {
    const { automation } = await mondays([leader]);
    await automation.advanceTo('2025-04-11T10:00:00.000Z');
    automation.clock.set('2025-04-16T02:00:00.000Z');
    await automation.advanceTo('2025-04-18T10:00:00.000Z');
    expect((await composedFor(automation, leader)).slice(1)).toEqual(['2025-04-16 monday-page 0']);
  });

  it('waits in a queue for its reader, and is dropped when that one leads there no more', async () => {
    const { automation } = await mondays([leader, world.people.fieldLeader]);
    automation.channel.refuse = () => ({ sent: false, permanent: false, error: 'ETIMEDOUT' });
    await automation.advanceTo('2025-04-09T02:01:00.000Z');
    expect(await recorded(automation, 'NoticeFailed')).toHaveLength(2);
    await automation.hands.vacate(world.office, 'leader', leader);
    automation.channel.refuse = () => undefined;
    await automation.advanceTo('2025-04-09T06:00:00.000Z');
    expect(await recorded(automation, 'NoticeDropped')).toEqual([{ reason: 'no-longer-entitled' }]);
    // The other one still leads a field there.
    expect(automation.channel.sent).toHaveLength(1);
  });

  it('does not hold up the digests when it cannot be counted', async () => {
    const broken = new CountedPages([]);
    broken.pages = () => Promise.reject(new Error('the register is behind'));
    const automation = await memoryAutomation({ start, calendar: VIETNAM_CALENDAR, policy, mondays: broken });
    await automation.hands.issue({ ordinal: '1', due: '2025-04-11' });
    await automation.advanceTo('2025-04-14T10:00:00.000Z');
    expect((await composedFor(automation, coordinator)).at(-1)).toBe('2025-04-14 digest 1');
    expect(automation.warnings[0]).toContain('the register is behind');
  });

  it('is not composed under a policy that has none', async () => {
    const { mondayPage: __, ...without } = policy;
    const counted = new CountedPages([leader]);
    const automation = await memoryAutomation({ start, calendar: VIETNAM_CALENDAR, policy: without, mondays: counted });
    await automation.advanceTo('2025-04-22T10:00:00.000Z');
    expect(counted.asked).toEqual([]);
  });
});
