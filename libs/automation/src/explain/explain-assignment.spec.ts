import { VIETNAM_CALENDAR, type EventData } from '#domain';
import { scienceHead, world } from '../../../../test/support/automation-world.js';
import { memoryAutomation, type MemoryAutomation } from '../../../../test/support/memory-automation.js';
import { explainAssignment, type AssignmentExplanation } from './explain-assignment.js';

const start = '2025-04-07T02:00:00.000Z';
const due = '2025-05-06';

async function explain({ store }: MemoryAutomation, assignment: string): Promise<AssignmentExplanation> {
  const about = async (): Promise<{ notice: string; position: number }[]> =>
    (await store.readAll(0, 10_000))
      .filter(({ type }) => type === 'NoticeComposed')
      .flatMap(({ stream, data }) =>
        (data as EventData<'NoticeComposed'>).items
          .filter((item) => item.assignment === assignment)
          .map(({ position }) => ({ notice: stream, position })),
      );
  const found = await explainAssignment({ store, notices: { about } }, assignment);
  if (found === undefined) throw new Error('no explanation');
  return found;
}

describe('why somebody was reminded, or was not', () => {
  it('a sent step names its rule, its days, its events and its message', async () => {
    const automation = await memoryAutomation({ start, calendar: VIETNAM_CALENDAR });
    const { assignment } = await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-28T01:00:00.000Z');
    const { steps, policyVersion } = await explain(automation, assignment);
    const r3 = steps.find(({ step }) => step === 'R3');
    expect(policyVersion).toBe(1);
    expect(r3).toMatchObject({
      outcome: 'fired',
      dueAt: '2025-04-28T00:30:00.000Z',
      days: { from: due, to: '2025-04-28', workingDays: -3 },
      recipients: [{ person: world.people.scienceHead, as: 'unitHead' }],
      deliveries: [{ channel: 'smtp', slot: '2025-04-28', status: 'sent', attempts: 1, leftOut: null }],
    });
    expect(r3?.days?.skipped.map(({ on }) => on)).toEqual(
      expect.arrayContaining(['2025-04-30', '2025-05-01', '2025-05-02']),
    );
    expect(r3?.daysOff.map(({ on, kind }) => `${on} ${kind}`)).toEqual([
      '2025-04-30 public-holiday',
      '2025-05-01 public-holiday',
      '2025-05-02 swapped',
    ]);
    expect(r3?.daysOff.at(-1)?.reference).toContain('8726/VPCP-KGVX');
    expect(r3?.ruleInWords.vi).not.toBe('');
    expect(r3?.positions.length).toBeGreaterThanOrEqual(2);
  });

  it('a step that was left out says what made it moot', async () => {
    const automation = await memoryAutomation({ start, calendar: VIETNAM_CALENDAR });
    const { assignment } = await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-22T10:00:00.000Z');
    automation.channel.refuse = () => ({ sent: false, permanent: false, error: 'ECONNECTION' });
    await automation.advanceTo('2025-04-23T00:30:10.000Z');
    const evidence = { kind: 'note' as const, words: 'Đã xong' };
    await automation.hands.do({ type: 'SubmitDeliverable', id: assignment, by: scienceHead, evidence, words: null });
    await automation.advanceTo('2025-04-29T00:00:00.000Z');
    const { steps } = await explain(automation, assignment);
    const said = Object.fromEntries(steps.map((step) => [step.step, step]));
    expect(said['R2']).toMatchObject({ outcome: 'fired', deliveries: [{ status: 'dropped', leftOut: 'submitted' }] });
    expect(said['R3']).toMatchObject({ outcome: 'suppressed', cause: { reason: 'submitted' }, deliveries: [] });
    expect(said['E1']).toMatchObject({ outcome: 'pending', deliveries: [] });
  });

  it('nothing is said about what does not exist', async () => {
    const { store } = await memoryAutomation({ start, calendar: VIETNAM_CALENDAR });
    const notices = { about: async () => [] };
    await expect(explainAssignment({ store, notices }, world.science)).resolves.toBeUndefined();
  });
});
