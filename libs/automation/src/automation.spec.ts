import { VIETNAM_CALENDAR } from '#domain';
import { recorded, steps, suppressions, told } from '../../../test/support/automation-readings.js';
import { admin, nameOf, scienceHead, world } from '../../../test/support/automation-world.js';
import { type MemoryAutomation, memoryAutomation } from '../../../test/support/memory-automation.js';

const { people } = world;
const [ánh, giang] = [people.scienceHead, people.leader].map(nameOf);

/** Monday 7 April 2025, nine in the morning. The task of these tests is due on Tuesday 6 May, after the holidays. */
const start = '2025-04-07T02:00:00.000Z';
const due = '2025-05-06';

function world57(options: Partial<Parameters<typeof memoryAutomation>[0]> = {}): Promise<MemoryAutomation> {
  return memoryAutomation({ start, calendar: VIETNAM_CALENDAR, ...options });
}

async function submit({ hands }: MemoryAutomation, assignment: string): Promise<void> {
  const evidence = { kind: 'note' as const, words: 'Đã xong' };
  await hands.do({ type: 'SubmitDeliverable', id: assignment, by: scienceHead, evidence, words: null });
}

describe('the ladder of one task', () => {
  it('tells each person in turn, from the issue to ten days late, one mail a morning', async () => {
    const automation = await world57();
    await automation.hands.issue({ ordinal: '1', due });
    const tally = await automation.advanceTo('2025-06-01T00:00:00.000Z');
    expect(told(automation)).toEqual([
      '2025-04-08T07:30 Nguyễn Thị Ánh: 1',
      // A week without a word, and tacitly received on the same morning.
      '2025-04-15T07:30 Nguyễn Thị Ánh: 1',
      '2025-04-23T07:30 Nguyễn Thị Ánh: 1',
      '2025-04-28T07:30 Nguyễn Thị Ánh: 1',
      '2025-05-05T07:30 Nguyễn Thị Ánh: 1',
      '2025-05-06T07:30 Nguyễn Thị Ánh: 1',
      '2025-05-07T07:30 Nguyễn Thị Ánh: 1',
      '2025-05-07T07:30 Phạm Văn Dũng: 1',
      '2025-05-13T07:30 Nguyễn Thị Ánh: 1',
      '2025-05-13T07:30 Phạm Văn Dũng: 1',
      '2025-05-13T07:30 Hoàng Thị Én: 1',
      '2025-05-20T07:30 Phạm Văn Dũng: 1',
      '2025-05-20T07:30 Vũ Văn Giang: 1',
    ]);
    expect(await steps(automation)).toEqual(['R0', 'U1', 'R2', 'R3', 'R4a', 'R4b', 'E1', 'E2', 'E3']);
    expect(await recorded(automation, 'AssignmentReceived')).toEqual([{ tacit: true }]);
    expect(await recorded(automation, 'FormDrafted')).toHaveLength(3);
    expect(tally).toEqual({ stepsFired: 9, digestsSent: 13, becameOverdue: 1 });
    expect(automation.warnings).toEqual([]);
  });

  it('gives the same log, byte by byte, when the same happens again', async () => {
    const run = async (): Promise<unknown> => {
      const automation = await world57();
      for (const ordinal of ['1', '2', '3']) await automation.hands.issue({ ordinal, due });
      await automation.advanceTo('2025-06-01T00:00:00.000Z');
      return automation.store.readAll(0, 10_000);
    };
    expect(JSON.stringify(await run())).toBe(JSON.stringify(await run()));
  });

  it('puts the tasks of one morning into one mail', async () => {
    const automation = await world57();
    for (const ordinal of ['1', '2', '3']) await automation.hands.issue({ ordinal, due });
    await automation.advanceTo('2025-04-24T00:00:00.000Z');
    expect(told(automation)).toEqual(['08', '15', '23'].map((day) => `2025-04-${day}T07:30 ${ánh}: 1 2 3`));
  });

  it('writes to nobody on a holiday, at a weekend or at night', async () => {
    // Issued on Friday evening; T − 1 is the last working day before the holidays of 30 April to 4 May.
    const automation = await world57({ start: '2025-04-11T11:00:00.000Z' });
    await automation.hands.issue({ ordinal: '1', due: '2025-05-05' });
    await automation.advanceTo('2025-06-01T00:00:00.000Z');
    const days = told(automation).map((line) => line.slice(0, 16));
    expect(days[0]).toBe('2025-04-14T07:30');
    expect(days).toContain('2025-04-29T07:30');
    expect(days.filter((day) => day > '2025-04-30' && day < '2025-05-05')).toEqual([]);
    expect(days.every((day) => day.endsWith('T07:30'))).toBe(true);
  });
});

describe('what became moot', () => {
  it('stops the ladder of what was submitted, and records why', async () => {
    const automation = await world57();
    const { assignment } = await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-24T02:00:00.000Z');
    await submit(automation, assignment);
    await automation.advanceTo('2025-06-01T00:00:00.000Z');
    expect(told(automation)).toEqual([
      ...['08', '15', '23'].map((day) => `2025-04-${day}T07:30 ${ánh}: 1`),
      // The verifier after five working days, then those above.
      '2025-05-05T07:30 Phạm Văn Dũng: 1',
      '2025-05-05T07:30 Hoàng Thị Én: 1',
      '2025-05-12T07:30 Vũ Văn Giang: 1',
    ]);
    expect(await suppressions(automation)).toEqual(
      ['R3', 'R4a', 'R4b', 'E1', 'E2', 'E3'].map((step) => `${step} submitted`),
    );
  });

  it('leaves out of a digest what was submitted between its composing and its sending', async () => {
    const automation = await world57();
    const { assignment } = await automation.hands.issue({ ordinal: '1', due });
    await automation.hands.issue({ ordinal: '2', due });
    await automation.advanceTo('2025-04-22T10:00:00.000Z');
    automation.channel.refuse = () => ({ sent: false, permanent: false, error: 'ECONNECTION' });
    await automation.advanceTo('2025-04-23T00:30:10.000Z');
    await submit(automation, assignment);
    automation.channel.refuse = () => undefined;
    await automation.advanceTo('2025-04-23T02:00:00.000Z');
    expect(told(automation).at(-1)).toMatch(new RegExp(`^2025-04-23T07:3[01] ${ánh}: 2$`));
    const sent = await recorded(automation, 'NoticeSent');
    expect(sent.at(-1)).toMatchObject({ attempt: 2, dropped: [{ reason: 'submitted' }] });
  });

  it('sends no digest of which nothing is left', async () => {
    const automation = await world57();
    const { assignment } = await automation.hands.issue({ ordinal: '1', due });
    automation.channel.refuse = () => ({ sent: false, permanent: false, error: 'ECONNECTION' });
    await automation.advanceTo('2025-04-08T00:30:10.000Z');
    await automation.hands.do({ type: 'ReceiveAssignment', id: assignment, by: scienceHead });
    await automation.advanceTo('2025-04-09T00:00:00.000Z');
    expect(told(automation)).toEqual([]);
    expect(await recorded(automation, 'NoticeDropped')).toEqual([{ reason: 'already-received' }]);
  });
});

describe('after an outage', () => {
  it('catches up once, marked late, and the unit hears before its leaders', async () => {
    const automation = await world57();
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-08T10:00:00.000Z');
    // Nothing runs until Thursday 22 May, ten in the morning.
    automation.clock.set('2025-05-22T03:00:00.000Z');
    await automation.advanceTo('2025-06-01T00:00:00.000Z');
    expect(await suppressions(automation)).toEqual([
      'U1 overdue',
      ...['R2', 'R3', 'R4a'].map((step) => `${step} overtaken-by-later-step`),
    ]);
    expect(await steps(automation)).toEqual(['R0', 'R4b late', 'E1 late', 'E2', 'E3']);
    const lines = told(automation).slice(1);
    expect(lines[0]).toBe(`2025-05-22T10:00 ${ánh}: 1`);
    const first = (name: string | undefined): number => lines.findIndex((line) => line.includes(name ?? '?'));
    expect(first(giang)).toBeGreaterThan(first(ánh));
    expect(lines.find((line) => line.includes(giang ?? '?'))?.slice(0, 10)).toBe('2025-05-26');
    expect(automation.channel.sent[1]?.text).toContain('(nhắc muộn)');
  });

  it('keeps leaders waiting while the unit’s reminder is still on its way', async () => {
    const automation = await world57();
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-08T10:00:00.000Z');
    // Back at ten to five in the afternoon, eight days late, with no mail server until the next morning.
    automation.clock.set('2025-05-16T09:50:00.000Z');
    automation.channel.refuse = () => ({ sent: false, permanent: false, error: 'ECONNECTION' });
    await automation.advanceTo('2025-05-16T11:00:00.000Z');
    automation.channel.refuse = ({ to }) =>
      to.name === ánh && automation.clock.now() < '2025-05-19T00:40:00.000Z'
        ? { sent: false, permanent: false, error: 'ECONNECTION' }
        : undefined;
    await automation.advanceTo('2025-05-22T00:00:00.000Z');
    const lines = told(automation).slice(1);
    const [ofMonday, ofFriday] = lines.filter((line) => line.includes(ánh ?? '?'));
    expect(ofMonday).toBe(`2025-05-19T07:48 ${ánh}: 1`);
    expect(ofFriday).toBe(`2025-05-19T08:23 ${ánh}: 1`);
    expect(lines.find((line) => line.includes(nameOf(people.fieldLeader)))?.slice(0, 16)).toBe('2025-05-19T08:23');
  });
});

describe('the next thing to do', () => {
  it('is what became due while the last was being done', async () => {
    const automation = await world57();
    await automation.hands.issue({ ordinal: '1', due });
    const morning = '2025-04-08T00:30:00.000Z';
    await automation.automation.settle();
    automation.clock.set(morning);
    expect(await automation.automation.nextDueAt(start)).toBe(morning);
  });
});

describe('a unit that loses its head', () => {
  it('has its steps wait, with one alarm to the coordinator, and hears of them late when it has one again', async () => {
    const automation = await world57();
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-16T00:00:00.000Z');
    const post = { id: world.science, by: admin, post: 'unitHead' as const, person: people.scienceHead };
    await automation.hands.do({ type: 'VacatePost', ...post });
    await automation.advanceTo('2025-04-29T13:00:00.000Z');
    expect(await recorded(automation, 'StepsHeld')).toMatchObject([{ step: 'R2', reason: 'nobody-to-tell' }]);
    // Eight in the evening: the morning after the holidays is soon enough.
    await automation.hands.do({ type: 'FillPost', ...post, acting: true });
    await automation.advanceTo('2025-05-05T01:00:00.000Z');
    expect(await suppressions(automation)).toEqual(['R2', 'R3'].map((step) => `${step} overtaken-by-later-step`));
    expect(told(automation).slice(-2)).toEqual([
      '2025-04-23T07:30 Phạm Văn Dũng: 1',
      '2025-05-05T07:30 Nguyễn Thị Ánh: 1',
    ]);
    expect(automation.warnings).toEqual([]);
  });
});
