/**
 * A province in miniature: two departments, the office that follows them up, a leader. Tests say what happens and when, move the
 * clock, and read what was sent.
 *
 *     const automation = await memoryAutomation({ start, calendar });
 *     const { assignment } = await automation.hands.issue({ ordinal: '1', due: '2025-05-06' });
 *     await automation.advanceTo('2025-05-05T10:00:00.000Z');
 *     expect(told(automation)).toEqual([...]);
 */
import { assignmentIdOf, type CommandExecutor } from '#application';
import {
  CALENDAR_STREAM,
  DEFAULT_POLICY,
  POLICY_STREAM,
  type Actor,
  type AskedCommand,
  type Deadline,
  type Policy,
  type Post,
  type Role,
  type WorkingCalendar,
} from '#domain';
import { uuidV5 } from '#platform';

export const world = {
  province: id('province'),
  office: id('office'),
  science: id('science'),
  health: id('health'),
  directive: id('directive'),
  people: {
    scienceHead: id('science head'),
    scienceOfficer: id('science officer'),
    healthHead: id('health head'),
    coordinator: id('coordinator'),
    fieldLeader: id('field leader'),
    leader: id('leader'),
  },
} as const;

const names: Readonly<Record<string, string>> = {
  [world.people.scienceHead]: 'Nguyễn Thị Ánh',
  [world.people.scienceOfficer]: 'Trần Văn Bình',
  [world.people.healthHead]: 'Lê Thị Cúc',
  [world.people.coordinator]: 'Phạm Văn Dũng',
  [world.people.fieldLeader]: 'Hoàng Thị Én',
  [world.people.leader]: 'Vũ Văn Giang',
};

/** The name and mail address of everybody in this world, by person id. */
export const worldAddresses: ReadonlyMap<string, { readonly name: string; readonly email: string }> = new Map(
  Object.entries(names).map(([person, name], index) => [person, { name, email: `p${index + 1}@tinh.example.vn` }]),
);

export function nameOf(person: string): string {
  return worldAddresses.get(person)?.name ?? person;
}

function id(name: string): string {
  return uuidV5(`world ${name}`);
}

function actor(role: Role, person: string, unit: string | null): Actor {
  return { person, role, unit };
}

export const admin = actor('admin', id('admin'), null);
const coordinator = actor('coordinator', world.people.coordinator, world.office);
export const scienceHead = actor('unitHead', world.people.scienceHead, world.science);

export interface IssuedTask {
  readonly ordinal: string;
  /** A local day, or a deadline with its precision. */
  readonly due: string | Deadline;
  /** Default: the department of science. */
  readonly unit?: string;
  readonly work?: string;
}

/** The default policy without what it says of drafts and Mondays: tests of the ladder count the ladder's own mails. */
const { drafts: _drafts, mondayPage: _mondayPage, ...LADDER_ALONE } = DEFAULT_POLICY;

type Asked<Command = AskedCommand> = Command extends unknown ? Omit<Command, 'at'> : never;

/** Gives commands to the register at the clock's instant; throws what is refused, so that a test never goes on beside the point. */
export class WorldHands {
  private asked = 0;

  constructor(
    private readonly application: Pick<CommandExecutor, 'execute'>,
    private readonly now: () => string,
  ) {}

  async do(command: Asked): Promise<number> {
    this.asked += 1;
    const outcome = await this.application.execute({
      commandId: uuidV5(`world asks ${this.asked} ${command.type} ${command.id}`),
      command: { ...command, at: this.now() } as AskedCommand,
    });
    if ('refused' in outcome) throw new Error(`${command.type} was refused: ${JSON.stringify(outcome)}`);
    return outcome.position;
  }

  /** Policy, calendar, units, posts and one directive. */
  async found(rules: { readonly calendar: WorkingCalendar; readonly policy?: Policy }): Promise<void> {
    const { province, office, science, health, people } = world;
    await this.do({ type: 'PublishPolicy', id: POLICY_STREAM, by: admin, policy: rules.policy ?? LADDER_ALONE });
    await this.do({ type: 'PublishCalendar', id: CALENDAR_STREAM, by: admin, calendar: rules.calendar });
    await this.unit(province, 'Ủy ban nhân dân tỉnh', null);
    await this.unit(office, 'Văn phòng Ủy ban', province);
    await this.unit(science, 'Sở Khoa học và Công nghệ', province);
    await this.unit(health, 'Sở Y tế', province);
    for (const [unit, post, person] of [
      [science, 'unitHead', people.scienceHead],
      [science, 'officer', people.scienceOfficer],
      [health, 'unitHead', people.healthHead],
      [office, 'coordinator', people.coordinator],
      [office, 'fieldLeader', people.fieldLeader],
      [office, 'leader', people.leader],
    ] as const) {
      await this.do({ type: 'FillPost', id: unit, by: admin, post, person, acting: false });
    }
    await this.do({
      type: 'RegisterDirective',
      id: world.directive,
      by: coordinator,
      kind: 'plan',
      number: '12/KH-UBND',
      issuedOn: '2025-01-06',
      issuer: 'Ủy ban nhân dân tỉnh',
      abstract: 'Kế hoạch chuyển đổi số năm 2025',
      urgency: 'normal',
      secrecy: 'open',
      ownerUnit: office,
    });
  }

  /** Drafts and issues a task at the clock's instant; gives its id and its assignment's. */
  async issue({ ordinal, due, unit = world.science, work }: IssuedTask): Promise<{ task: string; assignment: string }> {
    const task = id(`task ${ordinal}`);
    const deadline: Deadline = typeof due === 'string' ? { text: due, precision: 'day', on: due } : due;
    await this.do({
      type: 'DraftTask',
      id: task,
      by: coordinator,
      directive: world.directive,
      ordinal,
      section: null,
      work: work ?? `Việc số ${ordinal}`,
      lead: { relation: 'one', units: [unit], text: 'Sở chủ trì' },
      cooperating: { units: [], text: '' },
      deliverable: null,
      deadline,
      source: null,
    });
    await this.do({ type: 'IssueTask', id: task, by: coordinator, issuedOn: null });
    return { task, assignment: assignmentIdOf(task, unit) };
  }

  fill(unit: string, post: Post, person: string): Promise<number> {
    return this.do({ type: 'FillPost', id: unit, by: admin, post, person, acting: false });
  }

  vacate(unit: string, post: Post, person: string): Promise<number> {
    return this.do({ type: 'VacatePost', id: unit, by: admin, post, person });
  }

  private unit(unit: string, name: string, parent: string | null): Promise<number> {
    const kind = parent === null ? 'province' : 'department';
    return this.do({
      type: 'RegisterUnit',
      id: unit,
      by: admin,
      code: unit.slice(0, 8),
      name,
      nameEn: null,
      kind,
      parent,
      field: null,
    });
  }
}
