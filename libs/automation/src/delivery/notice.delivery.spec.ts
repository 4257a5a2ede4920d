import { VIETNAM_CALENDAR, type EventData } from '#domain';
import { recorded, steps, suppressions, told } from '../../../../test/support/automation-readings.js';
import { nameOf, world } from '../../../../test/support/automation-world.js';
import { type MemoryAutomation, memoryAutomation } from '../../../../test/support/memory-automation.js';

const { people } = world;
const [ánh, dũng] = [people.scienceHead, people.coordinator].map(nameOf);

/** Monday 7 April 2025, nine in the morning. The task of these tests is due on Tuesday 6 May, after the holidays. */
const start = '2025-04-07T02:00:00.000Z';
const due = '2025-05-06';

function world57(options: Partial<Parameters<typeof memoryAutomation>[0]> = {}): Promise<MemoryAutomation> {
  return memoryAutomation({ start, calendar: VIETNAM_CALENDAR, ...options });
}

describe('a mail server that refuses', () => {
  it('is tried five times within the morning, then the inbox has it and the coordinator knows', async () => {
    const automation = await world57();
    await automation.hands.issue({ ordinal: '1', due });
    automation.channel.refuse = ({ to }) =>
      to.name === ánh ? { sent: false, permanent: false, error: 'ETIMEDOUT' } : undefined;
    await automation.advanceTo('2025-04-09T03:00:00.000Z');
    const failures = (await automation.store.readAll(0, 10_000)).filter(({ type }) => type === 'NoticeFailed');
    expect(failures.map(({ data }) => (data as EventData<'NoticeFailed'>).attempt)).toEqual([1, 2, 3, 4, 5]);
    expect((failures.at(-1)?.occurredAt ?? '9') < '2025-04-08T02:30:00.000Z').toBe(true);
    expect(await recorded(automation, 'NoticeDeadLettered')).toEqual([{ attempts: 5, error: 'ETIMEDOUT' }]);
    const composed = await recorded(automation, 'NoticeComposed');
    expect(composed.filter(({ channel }) => channel === 'inbox')).toMatchObject([{ recipient: people.scienceHead }]);
    expect(told(automation)).toEqual([`2025-04-09T07:30 ${dũng}: 1`]);
    expect(automation.channel.sent[0]?.text).toContain('thư nhắc không gửi được');
  });

  it('is not asked again about an address that it refuses for good', async () => {
    const automation = await world57();
    await automation.hands.issue({ ordinal: '1', due });
    automation.channel.refuse = ({ to }) =>
      to.name === ánh ? { sent: false, permanent: true, error: 'EENVELOPE, reply 550' } : undefined;
    await automation.advanceTo('2025-04-09T03:00:00.000Z');
    expect(await recorded(automation, 'NoticeFailed')).toEqual([
      { attempt: 1, error: 'EENVELOPE, reply 550', permanent: true },
    ]);
    expect(await recorded(automation, 'NoticeDeadLettered')).toHaveLength(1);
  });
});

describe('nobody to write to', () => {
  it('a person without an address finds it in the inbox, and the coordinator is told', async () => {
    const automation = await world57({ unreachable: [people.scienceHead] });
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-09T03:00:00.000Z');
    expect(await recorded(automation, 'NoticeDeadLettered')).toEqual([{ attempts: 0, error: 'no address' }]);
    const composed = await recorded(automation, 'NoticeComposed');
    expect(composed.map(({ recipient, channel }) => `${nameOf(recipient)} ${channel}`)).toEqual([
      `${ánh} smtp`,
      `${ánh} inbox`,
      `${dũng} smtp`,
    ]);
    expect(told(automation)).toEqual([`2025-04-08T07:30 ${dũng}: 1`]);
  });

  it('an undeliverable alarm raises no alarm about itself', async () => {
    const automation = await world57({ unreachable: [people.scienceHead, people.coordinator] });
    await automation.hands.issue({ ordinal: '1', due });
    // Before the unit is asked for a word about it, which is a message of its own.
    await automation.advanceTo('2025-04-12T03:00:00.000Z');
    expect(await recorded(automation, 'NoticeDeadLettered')).toHaveLength(2);
  });

  it('a unit without a head is the coordinator’s alarm', async () => {
    const automation = await world57();
    await automation.hands.vacate(world.science, 'unitHead', people.scienceHead);
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-09T03:00:00.000Z');
    expect(await recorded(automation, 'StepsHeld')).toHaveLength(1);
    expect(await suppressions(automation)).toEqual([]);
    expect(told(automation)).toEqual([`2025-04-08T07:30 ${dũng}: 1`]);
    expect(automation.channel.sent[0]?.text).toContain('đơn vị chưa có người nhận nhắc việc');
  });

  it('without a mail server the inbox has every digest', async () => {
    const automation = await world57({ mail: false });
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-09T03:00:00.000Z');
    expect(await recorded(automation, 'NoticeComposed')).toMatchObject([{ channel: 'inbox', slot: '2025-04-08' }]);
    expect(await recorded(automation, 'NoticeSent')).toHaveLength(1);
    expect(await recorded(automation, 'NoticeDeadLettered')).toEqual([]);
  });
});

describe('doing it twice', () => {
  it('two sweeps at once fire each step once', async () => {
    const automation = await world57();
    for (const ordinal of ['1', '2', '3', '4']) await automation.hands.issue({ ordinal, due });
    automation.clock.set('2025-04-23T00:30:00.000Z');
    await Promise.all([automation.automation.settle(), automation.automation.settle()]);
    const fired = (await steps(automation)).sort();
    expect(fired).toEqual(['R0 late', 'R2', 'U1 late'].flatMap((step) => [...'1234'].map(() => step)));
  });

  it('a crash between the server’s acceptance and our record sends a second copy under the same id', async () => {
    let crashed = false;
    const automation = await world57({
      through: (commands) => ({
        executeMany: async (asked) => {
          const sent = asked.some(({ command }) => command.type === 'RecordSent');
          if (!sent || crashed) return commands.executeMany(asked);
          crashed = true;
          throw new Error('killed');
        },
      }),
    });
    await automation.hands.issue({ ordinal: '1', due });
    await expect(automation.advanceTo('2025-04-08T00:30:00.000Z')).rejects.toThrow('killed');
    expect(automation.channel.sent).toHaveLength(1);
    await automation.advanceTo('2025-04-08T00:31:00.000Z');
    const [first, second] = automation.channel.sent;
    expect(second).toEqual({ ...first, at: second?.at, receivedAt: second?.receivedAt });
    expect(await recorded(automation, 'NoticeSent')).toHaveLength(1);
  });

  it('a notice that two processes take at once is sent once', async () => {
    const automation = await world57();
    await automation.hands.issue({ ordinal: '1', due });
    automation.clock.set('2025-04-08T00:30:00.000Z');
    const { composed } = await automation.automation.settle();
    const [notice = ''] = composed;
    const results = await Promise.all([1, 2, 3].map(() => automation.automation.deliver(notice)));
    expect(results.sort()).toEqual(['busy', 'busy', 'sent']);
    expect(await automation.automation.deliver(notice)).toBe('settled');
    expect(automation.channel.sent).toHaveLength(1);
  });

  it('a stuck timer is told to the operator once and does not hold up the others', async () => {
    const automation = await world57({
      through: (commands) => ({
        executeMany: async (asked) => {
          const outcomes = await commands.executeMany(asked.filter(({ command }) => command.type !== 'ReachDueSoon'));
          const rest = [...outcomes];
          return asked.map(({ command }) =>
            command.type === 'ReachDueSoon'
              ? { kind: 'refused' as const, code: 'policy-missing' }
              : (rest.shift() ?? { kind: 'failed' as const, error: 'none' }),
          );
        },
      }),
    });
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-05-07T02:00:00.000Z');
    expect(await steps(automation)).toEqual(['R0', 'U1', 'R2', 'R3', 'R4a', 'R4b', 'E1']);
    expect(automation.warnings).toHaveLength(1);
    expect(automation.warnings[0]).toContain('policy-missing');
  });
});
