/** Drafts that lie, from the ladder's step that drafted them to the mail that reminds of them. */
import { DEFAULT_POLICY, VIETNAM_CALENDAR } from '#domain';
import { recorded, told } from '../../../../test/support/automation-readings.js';
import { nameOf, world } from '../../../../test/support/automation-world.js';
import { memoryAutomation, type MemoryAutomation } from '../../../../test/support/memory-automation.js';

const start = '2025-04-07T02:00:00.000Z';
/** Due on Tuesday 6 May 2025: the slip is drafted on Wednesday 7 May, and lies on the mornings of 12, 15 and 20 May. */
const due = '2025-05-06';
const coordinator = { person: world.people.coordinator, role: 'coordinator', unit: world.office } as const;

const { mondayPage: _, ...policy } = DEFAULT_POLICY;

async function lying(until: string): Promise<MemoryAutomation> {
  const automation = await memoryAutomation({ start, calendar: VIETNAM_CALENDAR, policy });
  await automation.hands.issue({ ordinal: '1', due });
  await automation.advanceTo(until);
  return automation;
}

async function slipOf({ store }: MemoryAutomation): Promise<string> {
  const drafted = (await store.readAll(0, 10_000)).find(({ type }) => type === 'FormDrafted');
  return drafted?.stream ?? '';
}

function drop({ hands }: MemoryAutomation, id: string): Promise<number> {
  return hands.do({ type: 'DropForm', id, by: coordinator, reason: 'Đã làm việc trực tiếp' });
}

/** Mornings and steps of the drafts that were reminded of. */
async function reminders(automation: MemoryAutomation): Promise<string[]> {
  const found = await recorded(automation, 'FormReminded');
  return found.map(
    ({ dueAt, step, reminder, late }) => `${dueAt.slice(0, 10)} ${step} ${reminder}${late ? ' late' : ''}`,
  );
}

describe('a draft that lies', () => {
  it('is reminded of on three mornings, and no more', async () => {
    const automation = await lying('2025-05-31T00:00:00.000Z');
    expect((await reminders(automation)).filter((line) => line.includes('E1'))).toEqual([
      '2025-05-12 E1 1',
      '2025-05-15 E1 2',
      '2025-05-20 E1 3',
    ]);
    const mails = automation.channel.sent.filter(({ at }) => at.startsWith('2025-05-12'));
    expect(mails.map(({ to }) => to.name)).toEqual([nameOf(world.people.coordinator)]);
    expect(mails[0]?.text).toContain('Dự thảo chờ quyết định (1)');
    expect(mails[0]?.text).toContain('đã chờ 3 ngày làm việc');
    expect(automation.warnings).toEqual([]);
  });

  it('is left alone once somebody decided about it', async () => {
    const automation = await lying('2025-05-09T10:00:00.000Z');
    await drop(automation, await slipOf(automation));
    await automation.advanceTo('2025-05-12T10:00:00.000Z');
    expect(await reminders(automation)).toEqual([]);
  });

  it('is not mailed when it was decided about before the mail went out', async () => {
    const automation = await lying('2025-05-09T10:00:00.000Z');
    automation.channel.refuse = () => ({ sent: false, permanent: false, error: 'ECONNECTION' });
    await automation.advanceTo('2025-05-12T00:30:10.000Z');
    await drop(automation, await slipOf(automation));
    automation.channel.refuse = () => undefined;
    await automation.advanceTo('2025-05-12T10:00:00.000Z');
    expect(told(automation).filter((line) => line.startsWith('2025-05-12'))).toEqual([]);
    expect(await recorded(automation, 'NoticeDropped')).toContainEqual({ reason: 'draft-decided' });
  });

  it('is caught up with once after an outage, and says that it comes late', async () => {
    const automation = await lying('2025-05-09T10:00:00.000Z');
    automation.clock.set('2025-05-19T02:00:00.000Z');
    await automation.advanceTo('2025-05-19T03:00:00.000Z');
    expect((await reminders(automation)).filter((line) => line.includes('E1'))).toEqual(['2025-05-12 E1 1 late']);
  });
});
