import { VIETNAM_CALENDAR } from '#domain';
import { recorded } from '../../../../test/support/automation-readings.js';
import { world } from '../../../../test/support/automation-world.js';
import { memoryAutomation } from '../../../../test/support/memory-automation.js';

const { people } = world;
const head = people.scienceHead;

/** A digest to the head of the unit that the mail server does not take on the morning of Tuesday 8 April. */
async function waitingDigest() {
  const automation = await memoryAutomation({ start: '2025-04-07T02:00:00.000Z', calendar: VIETNAM_CALENDAR });
  await automation.hands.issue({ ordinal: '1', due: '2025-05-06' });
  automation.channel.refuse = () => ({ sent: false, permanent: false, error: 'ETIMEDOUT' });
  await automation.advanceTo('2025-04-08T00:31:00.000Z');
  expect(await recorded(automation, 'NoticeFailed')).not.toEqual([]);
  automation.channel.refuse = () => undefined;
  return automation;
}

describe('a digest that waits for its next try', () => {
  it('goes to whoever still has the post', async () => {
    const automation = await waitingDigest();
    await automation.advanceTo('2025-04-08T03:00:00.000Z');
    expect(await recorded(automation, 'NoticeDropped')).toEqual([]);
    expect(automation.channel.sent).toHaveLength(1);
  });

  it('is dropped, with the reason, when its reader has lost it since', async () => {
    const automation = await waitingDigest();
    await automation.hands.vacate(world.science, 'unitHead', head);
    await automation.advanceTo('2025-04-08T03:00:00.000Z');
    expect(await recorded(automation, 'NoticeDropped')).toEqual([{ reason: 'no-longer-entitled' }]);
    expect(automation.channel.sent).toEqual([]);
  });
});
