/** Webhooks beside mail and inbox: who is told where, what happens when a wire breaks, and that nothing goes out twice. */
import type { WebhookDigest } from '#contracts';
import { VIETNAM_CALENDAR } from '#domain';
import { recorded, told } from '../../../../test/support/automation-readings.js';
import { nameOf, world } from '../../../../test/support/automation-world.js';
import { type MemoryAutomation, memoryAutomation } from '../../../../test/support/memory-automation.js';
import type { CommandExecutor } from '../command-executor.port.js';

const { people } = world;
const [ánh, dũng] = [people.scienceHead, people.coordinator].map(nameOf);

/** Monday 7 April 2025, nine in the morning. The task of these tests is due on Tuesday 6 May, after the holidays. */
const start = '2025-04-07T02:00:00.000Z';
const due = '2025-05-06';
const admin = { person: people.coordinator, role: 'admin', unit: null } as const;
const down = { sent: false, permanent: false, error: 'status 503' } as const;

function world57(options: Partial<Parameters<typeof memoryAutomation>[0]> = {}): Promise<MemoryAutomation> {
  return memoryAutomation({ start, calendar: VIETNAM_CALENDAR, ...options });
}

const unitEndpoint = [{ owner: world.science, ownerIs: 'unit' }] as const;
const personEndpoint = [{ owner: people.scienceHead, ownerIs: 'person' }] as const;

function channelsOf(automation: MemoryAutomation): Promise<string[]> {
  return recorded(automation, 'NoticeComposed').then((all) =>
    all.map(({ recipient, channel }) => `${recipient === world.science ? 'unit' : nameOf(recipient)} ${channel}`),
  );
}

function itemsOf(posted: { readonly body: string } | undefined): WebhookDigest['data']['items'] {
  return (JSON.parse(posted?.body ?? '') as WebhookDigest).data.items;
}

async function givenUp(automation: MemoryAutomation): Promise<string[]> {
  const events = await automation.store.readAll(0, 10_000);
  return events.filter(({ type }) => type === 'NoticeDeadLettered').map(({ stream }) => stream);
}

describe('an endpoint of a unit', () => {
  it('gets a copy of what the unit’s people are told, and they are told all the same', async () => {
    const automation = await world57({ endpoints: unitEndpoint });
    for (const ordinal of ['1', '2']) await automation.hands.issue({ ordinal, due });
    await automation.hands.issue({ ordinal: '3', due, unit: world.health });
    await automation.advanceTo('2025-04-09T00:00:00.000Z');
    expect(await channelsOf(automation)).toEqual(
      expect.arrayContaining(['unit webhook', `${ánh} smtp`, `${nameOf(people.healthHead)} smtp`]),
    );
    expect(told(automation)).toContain(`2025-04-08T07:30 ${ánh}: 1 2`);
    expect(automation.webhooks.posted).toHaveLength(1);
    const [posted] = automation.webhooks.posted;
    const digest: unknown = JSON.parse(posted?.body ?? '');
    expect(digest).toMatchObject({
      type: 'digest',
      data: { notice: posted?.notice, recipient: { kind: 'unit', id: world.science }, day: '2025-04-08' },
    });
    expect(itemsOf(posted).map(({ ordinal }) => ordinal)).toEqual(expect.arrayContaining(['1', '2']));
    for (const person of Object.values(people)) expect(posted?.body).not.toContain(nameOf(person));
  });

  it('tells no leader’s business to the unit', async () => {
    const automation = await world57({ endpoints: unitEndpoint });
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-06-01T00:00:00.000Z');
    const steps = automation.webhooks.posted.map((posted) => itemsOf(posted)[0]?.step);
    expect(steps).not.toContain('E3');
    expect(steps.slice(0, 6)).toEqual(['R0', 'U1', 'R2', 'R3', 'R4a', 'R4b']);
  });

  it('that does not answer is tried five times, then the coordinator knows, and its people were told anyway', async () => {
    const automation = await world57({ endpoints: unitEndpoint });
    automation.webhooks.refuse = () => down;
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-09T03:00:00.000Z');
    expect(await recorded(automation, 'NoticeFailed')).toHaveLength(5);
    expect(await recorded(automation, 'NoticeDeadLettered')).toEqual([{ attempts: 5, error: 'status 503' }]);
    expect(told(automation)).toEqual([`2025-04-08T07:30 ${ánh}: 1`, `2025-04-09T07:30 ${dũng}: 1`]);
    expect(automation.warnings.filter((line) => line.startsWith('a notice was given up'))).toHaveLength(1);
  });
});

describe('an endpoint of a person', () => {
  it('takes the place of mail', async () => {
    const automation = await world57({ endpoints: personEndpoint });
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-09T00:00:00.000Z');
    expect(await channelsOf(automation)).toEqual([`${ánh} webhook`]);
    expect(told(automation)).toEqual([]);
    expect(automation.webhooks.posted).toHaveLength(1);
  });

  it('gives way to mail, and mail to the inbox, each with the coordinator told', async () => {
    const automation = await world57({ endpoints: personEndpoint });
    automation.webhooks.refuse = () => ({ sent: false, permanent: true, error: 'status 410' });
    automation.channel.refuse = ({ to }) =>
      to.name === ánh ? { sent: false, permanent: true, error: 'EENVELOPE, reply 554 during DATA' } : undefined;
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-10T00:00:00.000Z');
    const channels = await channelsOf(automation);
    expect(channels.filter((line) => line.startsWith(ánh ?? '?'))).toEqual([
      `${ánh} webhook`,
      `${ánh} smtp`,
      `${ánh} inbox`,
    ]);
    expect(channels).toContain(`${dũng} smtp`);
    expect(await recorded(automation, 'NoticeDeadLettered')).toHaveLength(2);
    expect(automation.directory.dead.size).toBe(0);
  });
});

describe('an address that a server refuses', () => {
  it('is written to no more until it is corrected; the inbox has it and the coordinator knows', async () => {
    const automation = await world57();
    const tries: string[] = [];
    automation.channel.refuse = ({ to }) => {
      if (to.name !== ánh) return undefined;
      tries.push(to.address);
      if (to.address !== 'p1@tinh.example.vn') return undefined;
      return { sent: false, permanent: true, error: 'EENVELOPE, reply 550 during RCPT TO', addressRefused: true };
    };
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-22T00:00:00.000Z');
    expect(tries).toEqual(['p1@tinh.example.vn']);
    expect((await recorded(automation, 'NoticeDeadLettered')).map(({ error }) => error)).toEqual([
      'EENVELOPE, reply 550 during RCPT TO',
      'the address does not work',
    ]);
    expect((await channelsOf(automation)).filter((line) => line === `${ánh} inbox`)).toHaveLength(2);
    automation.directory.correct(people.scienceHead, 'anh.moi@tinh.example.vn');
    await automation.advanceTo('2025-04-29T00:00:00.000Z');
    expect(tries.at(-1)).toBe('anh.moi@tinh.example.vn');
    expect(told(automation).at(-1)).toBe(`2025-04-28T07:30 ${ánh}: 1`);
    const log = JSON.stringify(await automation.store.readAll(0, 10_000));
    expect(log.includes('p1@') || log.includes('anh.moi')).toBe(false);
  });
});

describe('a mail that comes back', () => {
  const status = '5.1.1';

  async function sentNotice(automation: MemoryAutomation): Promise<string> {
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-08T01:00:00.000Z');
    const sent = (await automation.store.readAll(0, 1_000)).find(({ type }) => type === 'NoticeSent');
    return sent?.stream ?? '';
  }

  it('marks the address, goes to the inbox, and is told to the coordinator; once', async () => {
    const automation = await world57();
    const notice = await sentNotice(automation);
    const bounce = { notice, address: 'p1@tinh.example.vn', status };
    expect(await automation.automation.bounce(bounce)).toBe('recorded');
    expect(await automation.automation.bounce(bounce)).toBe('repeated');
    expect(await recorded(automation, 'NoticeBounced')).toEqual([{ status }]);
    expect(await channelsOf(automation)).toEqual([`${ánh} smtp`, `${ánh} inbox`]);
    expect(automation.directory.dead.get(people.scienceHead)).toMatchObject({ reason: 'bounced 5.1.1' });
    await automation.advanceTo('2025-04-09T03:00:00.000Z');
    expect(told(automation)).toEqual([`2025-04-08T07:30 ${ánh}: 1`, `2025-04-09T07:30 ${dũng}: 1`]);
  });

  it('says nothing about an address that was corrected since, and nothing about what is no mail of ours', async () => {
    const automation = await world57();
    const notice = await sentNotice(automation);
    automation.directory.correct(people.scienceHead, 'anh.moi@tinh.example.vn');
    await automation.automation.bounce({ notice, address: 'p1@tinh.example.vn', status });
    expect(automation.directory.dead.size).toBe(0);
    const foreign = { notice: '00000000-0000-4000-8000-000000000000', address: 'a@b.vn', status };
    expect(await automation.automation.bounce(foreign)).toBe('unknown');
    expect(await recorded(automation, 'NoticeBounced')).toHaveLength(1);
  });
});

describe('a dead letter', () => {
  it('that is replayed is tried anew, five times at most, and told again when it is lost again', async () => {
    const automation = await world57();
    automation.channel.refuse = ({ to }) => (to.name === ánh ? down : undefined);
    await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-08T03:00:00.000Z');
    const [notice = ''] = await givenUp(automation);
    await automation.hands.do({ type: 'ReplayNotice', id: notice, by: admin });
    await automation.hands.do({ type: 'ReplayNotice', id: notice, by: admin });
    expect(await recorded(automation, 'NoticeReplayed')).toHaveLength(1);
    await automation.advanceTo('2025-04-08T08:00:00.000Z');
    expect((await recorded(automation, 'NoticeFailed')).map(({ attempt }) => attempt)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    expect(await givenUp(automation)).toEqual([notice, notice]);
    automation.channel.refuse = () => undefined;
    await automation.hands.do({ type: 'ReplayNotice', id: notice, by: admin });
    await automation.advanceTo('2025-04-08T08:10:00.000Z');
    expect(told(automation)).toEqual([`2025-04-08T15:00 ${ánh}: 1`]);
    expect(await recorded(automation, 'NoticeSent')).toMatchObject([{ attempt: 1 }, { attempt: 11 }]);
  });

  it('that is replayed says what is still true, and nothing when nothing is', async () => {
    const automation = await world57();
    automation.channel.refuse = ({ to }) => (to.name === ánh ? down : undefined);
    const { assignment } = await automation.hands.issue({ ordinal: '1', due });
    await automation.advanceTo('2025-04-08T03:00:00.000Z');
    const [notice = ''] = await givenUp(automation);
    const by = { person: people.scienceHead, role: 'unitHead', unit: world.science } as const;
    await automation.hands.do({ type: 'ReceiveAssignment', id: assignment, by });
    automation.channel.refuse = () => undefined;
    await automation.hands.do({ type: 'ReplayNotice', id: notice, by: admin });
    await automation.advanceTo('2025-04-08T04:00:00.000Z');
    expect(told(automation)).toEqual([]);
    expect(await recorded(automation, 'NoticeDropped')).toEqual([{ reason: 'already-received' }]);
  });
});

/** Every mail that the far end accepted is recorded as sent, and none was accepted twice. */
async function sentTwice(through?: (commands: CommandExecutor) => CommandExecutor): Promise<boolean> {
  const automation = await world57({ through });
  automation.channel.refuse = () => (automation.clock.now() < '2025-04-08T00:35:00.000Z' ? down : undefined);
  for (const ordinal of ['1', '2']) await automation.hands.issue({ ordinal, due });
  await automation.advanceTo('2025-04-08T09:00:00.000Z');
  const ids = automation.channel.sent.map(({ notice }) => notice);
  return new Set(ids).size < ids.length;
}

describe('a retry', () => {
  it('sends once', async () => expect(await sentTwice()).toBe(false));

  it('is found out when it does not look at what was sent', async () => {
    const forgetting = (commands: CommandExecutor): CommandExecutor => ({
      executeMany: (asked) =>
        commands.executeMany(
          asked.map((each) =>
            each.command.type === 'RecordSent'
              ? {
                  ...each,
                  command: {
                    type: 'RecordFailure',
                    id: each.command.id,
                    at: each.command.at,
                    by: each.command.by,
                    attempt: each.command.attempt,
                    error: 'forgotten',
                    permanent: false,
                  },
                }
              : each,
          ),
        ),
    });
    expect(await sentTwice(forgetting)).toBe(true);
  });
});

describe('the reader’s language', () => {
  it('is the one that the directory knows', async () => {
    const automation = await world57({ readers: new Map([[people.scienceHead, 'en']]) });
    await automation.hands.issue({ ordinal: '1', due });
    await automation.hands.issue({ ordinal: '2', due, unit: world.health });
    await automation.advanceTo('2025-04-08T01:00:00.000Z');
    const subjects = new Map(automation.channel.sent.map(({ to, subject }) => [to.name, subject]));
    expect(subjects.get(ánh ?? '')).toContain('to be received');
    expect(subjects.get(nameOf(people.healthHead))).toContain('chờ tiếp nhận');
  });
});
