/** A small province for the end-to-end suites: the committee's office, which follows directives up, and two departments. */
import { CommandExecutor, isExecuted } from '#application';
import { type AskedCommand, CALENDAR_STREAM, DEFAULT_POLICY, POLICY_STREAM, VIETNAM_CALENDAR } from '#domain';
import type { EventStore } from '#event-store';
import { type Clock, type PeopleDirectory, uuidV5 } from '#platform';

export const office = uuidV5('văn phòng');
export const finance = uuidV5('sở tài chính');
export const science = uuidV5('sở khoa học');

export const coordinator = uuidV5('người điều phối');
export const leader = uuidV5('lãnh đạo');
export const financeHead = uuidV5('giám đốc sở tài chính');
export const financeOfficer = uuidV5('chuyên viên sở tài chính');
export const scienceHead = uuidV5('giám đốc sở khoa học');

const admin = { person: uuidV5('quản trị'), role: 'admin', unit: null } as const;

type Bare = AskedCommand extends infer Each ? (Each extends AskedCommand ? Omit<Each, 'at' | 'by'> : never) : never;

const unit = (id: string, code: string, name: string): Bare => ({
  type: 'RegisterUnit',
  id,
  code,
  name,
  nameEn: null,
  kind: 'department',
  parent: id === office ? null : office,
  field: null,
});

const commands: readonly Bare[] = [
  { type: 'PublishPolicy', id: POLICY_STREAM, policy: DEFAULT_POLICY },
  { type: 'PublishCalendar', id: CALENDAR_STREAM, calendar: VIETNAM_CALENDAR },
  unit(office, 'VP', 'Văn phòng Tỉnh ủy'),
  unit(finance, 'STC', 'Sở Tài chính'),
  unit(science, 'SKHCN', 'Sở Khoa học và Công nghệ'),
  { type: 'FillPost', id: office, post: 'coordinator', person: coordinator, acting: false },
  { type: 'FillPost', id: office, post: 'leader', person: leader, acting: false },
  { type: 'FillPost', id: finance, post: 'unitHead', person: financeHead, acting: false },
  { type: 'FillPost', id: finance, post: 'officer', person: financeOfficer, acting: false },
  { type: 'FillPost', id: science, post: 'unitHead', person: scienceHead, acting: false },
];

export interface EmptyRegister {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly people: PeopleDirectory;
}

/** Registers it all, in the log and in the people directory. */
export async function registerProvince({ store, clock, people }: EmptyRegister): Promise<void> {
  const executor = new CommandExecutor(store);
  for (const [index, bare] of commands.entries()) {
    const command = { ...bare, at: clock.now(), by: admin } as AskedCommand;
    const outcome = await executor.execute({ commandId: uuidV5(`province ${index}`), command });
    if (!isExecuted(outcome)) throw new Error(`${command.type} was refused: ${outcome.refused}`);
  }
  await people.save([
    { id: coordinator, name: 'Trần Văn Bình', email: 'binh@vp.example' },
    { id: financeHead, name: 'Nguyễn Thị Lan', email: 'lan@stc.example' },
    { id: financeOfficer, name: 'Lê Minh Đức', email: 'duc@stc.example' },
  ]);
}
