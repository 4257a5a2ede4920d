/**
 * A register as wide as a bench or a fault test asks for: units with one head each, a directive, tasks issued at one instant, so
 * that their first steps are all due on the same morning. Names and ids follow from the numbers alone: the same size gives the
 * same register.
 */
import { assignmentIdOf, type CommandExecutor } from '#application';
import { addDays, type AskedCommand, CALENDAR_STREAM, DEFAULT_POLICY, POLICY_STREAM, VIETNAM_CALENDAR } from '#domain';
import { type PersonDetails, uuidV5 } from '#platform';

export interface RegisterWidth {
  readonly units: number;
  /** One assignment each; the units take turns. */
  readonly tasks: number;
  /** The first local day on which a task is due; the tasks take the days after it in turn, as many as these. */
  readonly due: string;
  readonly dueDays: number;
  /** Instant at which everything is recorded. */
  readonly at: string;
}

export interface LaidAssignment {
  readonly id: string;
  /** The task's number in the directive, from `1`. */
  readonly ordinal: string;
  readonly unit: string;
  /** The head of the unit, and where mail reaches them. */
  readonly head: string;
  readonly email: string;
}

type Asked<Command = AskedCommand> = Command extends unknown ? Omit<Command, 'at'> : never;

const BLOCK = 2_000;
const office = idOf('office');
const directive = idOf('directive');
const admin = { person: idOf('admin'), role: 'admin', unit: null } as const;
const coordinator = { person: idOf('coordinator'), role: 'coordinator', unit: office } as const;

function idOf(name: string): string {
  return uuidV5(`wide register ${name}`);
}

function unitOf(number: number): string {
  return idOf(`unit ${number}`);
}

function headOf(number: number): string {
  return idOf(`head ${number}`);
}

function addressOf(number: number): string {
  return `h${number}@tinh.example.vn`;
}

/** The heads of the units with their addresses, and the coordinator. */
export function peopleOf({ units }: Pick<RegisterWidth, 'units'>): PersonDetails[] {
  const heads = Array.from({ length: units }, (_, number) => ({
    id: headOf(number),
    name: `Thủ trưởng đơn vị ${number}`,
    email: addressOf(number),
  }));
  return [...heads, { id: coordinator.person, name: 'Văn phòng', email: 'vp@tinh.example.vn' }];
}

export function assignmentsOf({ units, tasks }: Pick<RegisterWidth, 'units' | 'tasks'>): LaidAssignment[] {
  return Array.from({ length: tasks }, (_, number) => {
    const unit = unitOf(number % units);
    const id = assignmentIdOf(taskOf(number), unit);
    return { id, ordinal: String(number + 1), unit, head: headOf(number % units), email: addressOf(number % units) };
  });
}

/** The numbers of the tasks that a text tells of, whatever its layout. */
export function ordinalsIn(text: string): string[] {
  return [...text.matchAll(/\[số (\d+)\]/g)].map((match) => match[1] ?? '');
}

function taskOf(number: number): string {
  return idOf(`task ${number}`);
}

/** Records it all through the commands that people would give. Throws what is refused. */
export async function layWideRegister(
  application: Pick<CommandExecutor, 'executeMany'>,
  width: RegisterWidth,
): Promise<void> {
  await carryOut(application, width.at, [
    { type: 'PublishPolicy', id: POLICY_STREAM, by: admin, policy: DEFAULT_POLICY },
    { type: 'PublishCalendar', id: CALENDAR_STREAM, by: admin, calendar: VIETNAM_CALENDAR },
    unit(office, 'Văn phòng'),
  ]);
  const numbers = Array.from({ length: width.units }, (_, number) => number);
  await carryOut(
    application,
    width.at,
    numbers.map((number) => unit(unitOf(number), `Đơn vị số ${number}`)),
  );
  await carryOut(application, width.at, [
    post(office, 'coordinator', coordinator.person),
    ...numbers.map((number) => post(unitOf(number), 'unitHead', headOf(number))),
    registered,
  ]);
  for (let first = 0; first < width.tasks; first += BLOCK) {
    const block = Array.from({ length: Math.min(BLOCK, width.tasks - first) }, (_, index) => first + index);
    await carryOut(
      application,
      width.at,
      block.map((number) => draft(number, width)),
    );
    await carryOut(
      application,
      width.at,
      block.map((number) => ({ type: 'IssueTask', id: taskOf(number), by: coordinator, issuedOn: null })),
    );
  }
}

async function carryOut(
  application: Pick<CommandExecutor, 'executeMany'>,
  at: string,
  commands: readonly Asked[],
): Promise<void> {
  const settled = await application.executeMany(
    commands.map((command) => ({
      commandId: uuidV5(`wide register ${command.type} ${command.id}`),
      command: { ...command, at } as AskedCommand,
    })),
  );
  const failed = settled.find(({ kind }) => kind !== 'done');
  if (failed !== undefined) throw new Error(`the register cannot be laid out: ${JSON.stringify(failed)}`);
}

const registered: Asked = {
  type: 'RegisterDirective',
  id: directive,
  by: coordinator,
  kind: 'plan',
  number: '12/KH-UBND',
  issuedOn: '2025-01-06',
  issuer: 'Ủy ban nhân dân tỉnh',
  abstract: 'Kế hoạch chuyển đổi số năm 2025',
  urgency: 'normal',
  secrecy: 'open',
  ownerUnit: office,
};

function unit(id: string, name: string): Asked {
  return {
    type: 'RegisterUnit',
    id,
    by: admin,
    code: id.slice(0, 13),
    name,
    nameEn: null,
    kind: 'department',
    parent: null,
    field: null,
  };
}

function post(id: string, name: 'coordinator' | 'unitHead', person: string): Asked {
  return { type: 'FillPost', id, by: admin, post: name, person, acting: false };
}

function draft(number: number, { units, due, dueDays }: RegisterWidth): Asked {
  const on = addDays(due, number % dueDays);
  return {
    type: 'DraftTask',
    id: taskOf(number),
    by: coordinator,
    directive,
    ordinal: String(number + 1),
    section: null,
    work: `[số ${number + 1}] Hoàn thành nhiệm vụ của kế hoạch, báo cáo kết quả về Văn phòng để tổng hợp`,
    lead: { relation: 'one', units: [unitOf(number % units)], text: `Đơn vị số ${number % units}` },
    cooperating: { units: [], text: '' },
    deliverable: null,
    deadline: { text: on, precision: 'day', on },
    source: null,
  };
}
