/** The register of the benches of commands: one unit, one directive, and tasks issued to the unit, all through commands. */
import { CommandExecutor, isExecuted } from '#application';
import { type AskedCommand, CALENDAR_STREAM, DEFAULT_POLICY, POLICY_STREAM, VIETNAM_CALENDAR } from '#domain';
import type { EventStore } from '#event-store';
import { type Clock, uuidV5 } from '#platform';

export const admin = { person: uuidV5('admin'), role: 'admin', unit: null } as const;
export const unit = uuidV5('unit');
const clerk = { person: uuidV5('clerk'), role: 'coordinator', unit: null } as const;

/** Tasks that are made at once: a busy machine gives up on who waits too long for a connection. */
const AT_ONCE = 64;

type Bare = AskedCommand extends infer Each ? (Each extends AskedCommand ? Omit<Each, 'at'> : never) : never;

/** Gives the ids of so many assignments of `unit`. */
export async function layCommandRegister(store: EventStore, clock: Clock, count: number): Promise<string[]> {
  const executor = new CommandExecutor(store);
  const run = async (command: Bare): Promise<Readonly<Record<string, number>>> => {
    const asked = { ...command, at: clock.now() } as AskedCommand;
    const outcome = await executor.execute({
      commandId: uuidV5(JSON.stringify([asked.type, asked.id])),
      command: asked,
    });
    if (!isExecuted(outcome)) throw new Error(`${asked.type} was refused: ${outcome.refused}`);
    return outcome.streams;
  };
  const directive = uuidV5('directive');
  const owner = { code: 'VP', name: 'Văn phòng', nameEn: null, kind: 'office', parent: null, field: null } as const;
  await run({ type: 'PublishPolicy', id: POLICY_STREAM, by: admin, policy: DEFAULT_POLICY });
  await run({ type: 'PublishCalendar', id: CALENDAR_STREAM, by: admin, calendar: VIETNAM_CALENDAR });
  await run({ type: 'RegisterUnit', id: unit, by: admin, ...owner });
  await run({
    type: 'RegisterDirective',
    id: directive,
    by: clerk,
    kind: 'plan',
    number: '1/KH',
    issuedOn: '2025-01-01',
    issuer: 'UBND',
    abstract: 'Kế hoạch',
    urgency: 'normal',
    secrecy: 'open',
    ownerUnit: unit,
  });
  const ids = Array.from({ length: count }, (_, index) => uuidV5(`task ${index}`));
  const opened: string[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const block = ids.slice(from, from + AT_ONCE).map(async (id, index) => {
      await run({
        type: 'DraftTask',
        id,
        by: clerk,
        directive,
        ordinal: String(from + index + 1),
        section: null,
        work: 'Hoàn thiện cơ sở dữ liệu dùng chung',
        lead: { relation: 'one', units: [unit], text: 'Văn phòng' },
        cooperating: { units: [], text: '' },
        deliverable: null,
        deadline: { text: '2099', precision: 'year', year: 2099 },
        source: null,
      });
      const streams = await run({ type: 'IssueTask', id, by: clerk, issuedOn: null });
      return Object.keys(streams).filter((stream) => stream !== id);
    });
    opened.push(...(await Promise.all(block)).flat());
  }
  return opened;
}
