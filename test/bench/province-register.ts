/**
 * A register as large as a nation's, in two parts. Through commands: the unit tree (one root, provinces, communes below each), who holds
 * its posts, and the tasks that one province got with one directive, with what its units did about them. By rows: any number of further
 * directives after that pattern, each another province's (`row-copies.ts`). The same seed and shape give the same register.
 *
 * Ids of units and persons show where they belong, `e` and the province in their first four digits and `d0cc` in their second group, so
 * that a copy can be made another province's by its text alone; those of the root have `0000`.
 */
import { assignmentIdOf, type CommandExecutor } from '#application';
import {
  addDays,
  type AskedCommand,
  CALENDAR_STREAM,
  DEFAULT_POLICY,
  endOfDay,
  instantAt,
  POLICY_STREAM,
  SYSTEM,
  VIETNAM_CALENDAR,
} from '#domain';
import { type MovableClock, type PersonDetails, uuidV5 } from '#platform';
import { SeededDraws } from '../../apps/cli/src/simulate/behaviour/seeded.draws.js';

export interface ProvinceShape {
  readonly provinces: number;
  /** Units of a province: its office, then its communes. */
  readonly units: number;
  /** Tasks of a directive, one assignment each. */
  readonly tasks: number;
}

/** As many as Vietnam has had since July 2025: 34 provinces, 3,298 communes here. */
export const NATION: ProvinceShape = { provinces: 34, units: 98, tasks: 500 };
export const SMALL_NATION: ProvinceShape = { provinces: 3, units: 25, tasks: 500 };

type Asked<Command = AskedCommand> = Command extends unknown ? Omit<Command, 'at'> : never;

/**
 * The Monday before `MORNING` of `burst-register.ts`, so that the first steps are due that morning. Issued late in the evening: what ends
 * at midnight is overdue some minutes later.
 */
const DAY = '2025-04-07';
const FOUNDED = instantAt('2024-09-02', '09:00');
const ISSUED = instantAt(DAY, '23:50');
const DONE_ABOUT = instantAt(DAY, '23:55');
const PASSED = instantAt(addDays(DAY, 1), '00:01');
const SEED = 57;

export const ROOT = fixedId('0000', 'root');
export const ROOT_COORDINATOR = { person: fixedId('0000', 'coordinator'), role: 'coordinator', unit: ROOT } as const;
const PATTERN_DIRECTIVE = uuidV5('province register directive');
const admin = { person: fixedId('0000', 'admin'), role: 'admin', unit: null } as const;

function fixedId(prefix: string, name: string): string {
  const id = uuidV5(`province register ${name}`);
  return `${prefix}${id.slice(4, 9)}d0cc${id.slice(13)}`;
}

function idIn(province: number, name: string): string {
  return fixedId(`e${province.toString(16).padStart(3, '0')}`, name);
}

/** The unit of a number within a province; 0 is the province itself. */
export function unitIn(province: number, unit: number): string {
  return idIn(province, `unit ${unit}`);
}

export function headIn(province: number, unit: number): string {
  return idIn(province, `head ${unit}`);
}

export function coordinatorIn(province: number) {
  return { person: idIn(province, 'coordinator'), role: 'coordinator', unit: unitIn(province, 0) } as const;
}

interface Place {
  readonly province: number;
  readonly unit: number;
}

function placesOf({ provinces, units }: ProvinceShape): Place[] {
  return Array.from({ length: provinces * units }, (_, number) => {
    return { province: Math.floor(number / units), unit: number % units };
  });
}

/** The heads of all units with addresses, and the coordinators. */
export function peopleOfNation(shape: ProvinceShape): PersonDetails[] {
  const heads = placesOf(shape).map(({ province, unit }) => ({
    id: headIn(province, unit),
    name: `Thủ trưởng ${province}.${unit}`,
    email: `h${province}.${unit}@tinh.example.vn`,
  }));
  const coordinators = Array.from({ length: shape.provinces }, (_, province) => ({
    id: coordinatorIn(province).person,
    name: `Văn phòng tỉnh ${province}`,
    email: `vp${province}@tinh.example.vn`,
  }));
  return [...heads, ...coordinators, { id: ROOT_COORDINATOR.person, name: 'Văn phòng', email: 'vp@example.vn' }];
}

/** Rules, units and posts. */
export async function foundNation(
  application: Pick<CommandExecutor, 'executeMany'>,
  shape: ProvinceShape,
  clock: MovableClock,
): Promise<void> {
  clock.set(FOUNDED);
  const places = placesOf(shape);
  const provinces = places.filter(({ unit }) => unit === 0);
  await carryOut(application, FOUNDED, [
    { type: 'PublishPolicy', id: POLICY_STREAM, by: admin, policy: DEFAULT_POLICY },
    { type: 'PublishCalendar', id: CALENDAR_STREAM, by: admin, calendar: VIETNAM_CALENDAR },
    unitNamed(ROOT, { code: 'VN', name: 'Văn phòng Trung ương', parent: null }),
  ]);
  for (const level of [provinces, places.filter(({ unit }) => unit > 0)])
    await carryOut(application, FOUNDED, level.map(registered));
  await carryOut(application, FOUNDED, [
    post(ROOT, 'coordinator', ROOT_COORDINATOR.person),
    ...provinces.map(({ province }) => post(unitIn(province, 0), 'coordinator', coordinatorIn(province).person)),
    ...places.map(({ province, unit }) => post(unitIn(province, unit), 'unitHead', headIn(province, unit))),
  ]);
}

/** The directive of the first province, its tasks, and what became of them: some done, some late, some in the way of something. */
export async function layPattern(
  application: Pick<CommandExecutor, 'executeMany'>,
  shape: ProvinceShape,
  clock: MovableClock,
): Promise<void> {
  const by = coordinatorIn(0);
  const tasks = Array.from({ length: shape.tasks }, (_, number) => taskOf(number, shape));
  clock.set(ISSUED);
  await carryOut(application, ISSUED, [directiveNamed(PATTERN_DIRECTIVE, '57/KH-UBND', by)]);
  await carryOut(application, ISSUED, tasks.map(draft));
  await carryOut(
    application,
    ISSUED,
    tasks.map(({ id }) => ({ type: 'IssueTask', id, by, issuedOn: null })),
  );
  clock.set(DONE_ABOUT);
  await carryOut(application, DONE_ABOUT, tasks.flatMap(doneAbout));
  clock.set(PASSED);
  await carryOut(application, PASSED, tasks.flatMap(passed));
}

/** How many of the pattern's assignments stay open. */
export function openInPattern(shape: ProvinceShape): number {
  return Array.from({ length: shape.tasks }, (_, number) => taskOf(number, shape)).filter(({ fate }) => fate !== 'done')
    .length;
}

const FATES = {
  untouched: 44,
  received: 25,
  reported: 15,
  late: 4,
  blocked: 3,
  submitted: 2,
  disputed: 1,
  done: 6,
} as const;
type Fate = keyof typeof FATES;

interface PatternTask {
  readonly id: string;
  readonly number: number;
  readonly unit: string;
  readonly head: { readonly person: string; readonly role: 'unitHead'; readonly unit: string };
  readonly fate: Fate;
  readonly work: string;
  readonly on: string;
}

const VERBS = { 'Hoàn thiện': 3, 'Xây dựng': 3, 'Rà soát': 2, 'Ban hành': 2, 'Tổ chức tập huấn về': 1 };
const OBJECTS = {
  'cơ sở dữ liệu dùng chung': 4,
  'dịch vụ công trực tuyến': 4,
  'hạ tầng số': 3,
  'nền tảng định danh': 2,
  'kế hoạch khoa học, công nghệ': 2,
  'trung tâm điều hành thông minh': 1,
};
const PLACES = { 'trên địa bàn': 3, 'tại các xã, phường': 2, 'của các sở, ngành': 2, 'phục vụ người dân': 1 };

function taskOf(number: number, { units }: ProvinceShape): PatternTask {
  const draws = new SeededDraws(SEED, `task ${number}`);
  // A province does not confirm its own work: its communes lead.
  const unit = 1 + (number % (units - 1));
  const fate = draws.oneOf(FATES);
  const words = `${draws.oneOf(VERBS)} ${draws.oneOf(OBJECTS)} ${draws.oneOf(PLACES)}`;
  return {
    id: uuidV5(`province register task ${number}`),
    number,
    unit: unitIn(0, unit),
    head: { person: headIn(0, unit), role: 'unitHead', unit: unitIn(0, unit) },
    fate,
    work: `${words}, báo cáo kết quả về Văn phòng Ủy ban nhân dân tỉnh để tổng hợp`,
    on: fate === 'late' ? DAY : addDays('2025-05-05', draws.between(0, 239)),
  };
}

function draft(task: PatternTask): Asked {
  return { ...draftOf(task, PATTERN_DIRECTIVE), by: coordinatorIn(0) };
}

type Drafted = Pick<PatternTask, 'id' | 'number' | 'unit' | 'work' | 'on'>;

function draftOf({ id, number, unit, work, on }: Drafted, directive: string) {
  return {
    type: 'DraftTask',
    id,
    directive,
    ordinal: String(number + 1),
    section: `Mục ${(number % 12) + 1}`,
    work,
    lead: { relation: 'one', units: [unit], text: 'Ủy ban nhân dân xã' },
    cooperating: { units: [], text: '' },
    deliverable: 'Báo cáo kết quả',
    deadline: { text: on, precision: 'day', on },
    source: null,
  } as const;
}

function doneAbout({ id: task, unit, head, fate }: PatternTask): readonly Asked[] {
  const id = assignmentIdOf(task, unit);
  const received: Asked = { type: 'ReceiveAssignment', id, by: head };
  const evidence = { kind: 'note', words: 'Đã gửi báo cáo' } as const;
  const submitted: Asked = { type: 'SubmitDeliverable', id, by: head, evidence, words: null };
  switch (fate) {
    case 'untouched':
    case 'late':
      return [];
    case 'received':
      return [received];
    case 'reported':
      return [received, { type: 'ReportProgress', id, by: head, words: 'Đang làm', nextStep: null, percent: null }];
    case 'blocked':
      return [{ type: 'RaiseObstacle', id, by: head, cause: 'funding', authority: 'Bộ', words: 'Chưa có vốn' }];
    case 'disputed':
      return [{ type: 'RequestReturn', id, by: head, reason: 'unclear', words: 'Chưa rõ sản phẩm' }];
    case 'submitted':
      return [submitted];
    case 'done':
      return [submitted, { type: 'ConfirmDeliverable', id, by: coordinatorIn(0) }];
  }
}

function passed({ id: task, unit, fate, on }: PatternTask): readonly Asked[] {
  if (fate !== 'late') return [];
  const id = assignmentIdOf(task, unit);
  return [{ type: 'PassDeadline', id, by: SYSTEM, dueAt: endOfDay(on), deadlineVersion: 1 }];
}

function registered({ province, unit }: Place): Asked {
  const id = unitIn(province, unit);
  const code = unit === 0 ? `T${province}` : `T${province}.${unit}`;
  const name = unit === 0 ? `Tỉnh số ${province}` : `Xã số ${unit}, tỉnh số ${province}`;
  return unitNamed(id, { code, name, parent: unit === 0 ? ROOT : unitIn(province, 0) });
}

function unitNamed(id: string, named: { code: string; name: string; parent: string | null }): Asked {
  return { type: 'RegisterUnit', id, by: admin, ...named, nameEn: null, kind: 'department', field: null };
}

function post(id: string, name: 'coordinator' | 'unitHead', person: string): Asked {
  return { type: 'FillPost', id, by: admin, post: name, person, acting: false };
}

function directiveNamed(id: string, number: string, by: typeof ROOT_COORDINATOR | ReturnType<typeof coordinatorIn>) {
  return {
    type: 'RegisterDirective',
    id,
    by,
    kind: 'plan',
    number,
    issuedOn: '2025-04-01',
    issuer: 'Ủy ban nhân dân tỉnh',
    abstract: 'Kế hoạch chuyển đổi số',
    urgency: 'normal',
    secrecy: 'open',
    ownerUnit: by.unit,
  } satisfies Asked;
}

async function carryOut(
  application: Pick<CommandExecutor, 'executeMany'>,
  at: string,
  commands: readonly Asked[],
): Promise<void> {
  const requests = commands.map((command) => ({
    commandId: uuidV5(`province register ${at} ${JSON.stringify(command)}`),
    command: { ...command, at } as AskedCommand,
  }));
  const failed = (await application.executeMany(requests)).find(({ kind }) => kind !== 'done');
  if (failed !== undefined) throw new Error(`the register cannot be laid out: ${JSON.stringify(failed)}`);
}
