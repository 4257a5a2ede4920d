import { type Grant, type UnitState, VIETNAM_CALENDAR } from '#domain';
import { uuidV5 } from '#platform';
import { recorded } from '../../../../test/support/automation-readings.js';
import { world } from '../../../../test/support/automation-world.js';
import { memoryAutomation } from '../../../../test/support/memory-automation.js';
import { grantsStreamOf, mayBeTold } from './reader.standing.js';

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

  it('is dropped when its reader watches over another unit meanwhile: the post, not yet taken away, gives nothing', async () => {
    const automation = await waitingDigest();
    const grant = { person: head, role: 'inspector', unit: world.health, from: null, until: null } as const;
    const by = { person: uuidV5('quản trị'), role: 'admin', unit: null } as const;
    const given = { id: grantsStreamOf(head), grant: uuidV5('kiểm tra sở'), ...grant };
    await automation.hands.do({ type: 'GiveGrant', by, ...given });
    await automation.advanceTo('2025-04-08T03:00:00.000Z');
    expect(await recorded(automation, 'NoticeDropped')).toEqual([{ reason: 'no-longer-entitled' }]);
    expect(automation.channel.sent).toEqual([]);
  });
});

describe('what a restricted assignment says', () => {
  const now = '2025-04-08T03:00:00.000Z';
  const state = { unit: world.science, ownerUnit: world.office, restricted: true } as const;
  const nobody = { status: 'absent' } as const;
  const told = (grant: Pick<Grant, 'role' | 'unit'> & Partial<Grant>, unit: UnitState = nobody): boolean => {
    const span = { id: uuidV5('vai trò'), from: '2025-01-01T00:00:00.000Z', until: null };
    const grants = [{ ...span, delegation: null, restricted: false, ...grant }];
    return mayBeTold({ person: head, now }, state, {
      grants: { status: 'known', person: head, grants },
      unit,
      owner: nobody,
    });
  };

  it('is told to whoever works in the unit, or was given what is restricted', () => {
    expect(told({ role: 'officer', unit: world.science })).toBe(true);
    expect(told({ role: 'inspector', unit: world.science, restricted: true })).toBe(true);
    expect(told({ role: 'leader', unit: null, restricted: true })).toBe(true);
  });

  it('is told to no watcher, to nobody of the whole register, and to nobody of another unit', () => {
    expect(told({ role: 'inspector', unit: world.science })).toBe(false);
    expect(told({ role: 'leader', unit: null })).toBe(false);
    expect(told({ role: 'officer', unit: world.health })).toBe(false);
  });

  it('is told to whoever acts for a head only while that head has the post', () => {
    const acting = { by: people.healthHead, capacity: 'acting' } as const;
    const unit = (posts: Extract<UnitState, { status: 'active' }>['posts']): UnitState => {
      const facts = { code: 'KHCN', name: 'Sở Khoa học và Công nghệ', nameEn: null, kind: 'department' } as const;
      return { status: 'active', ...facts, parent: null, posts };
    };
    const grant = { role: 'unitHead', unit: world.science, delegation: acting } as const;
    expect(told(grant, unit([{ post: 'unitHead', person: people.healthHead, acting: false }]))).toBe(true);
    expect(told(grant, unit([]))).toBe(false);
  });
});
