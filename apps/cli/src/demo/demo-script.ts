import {
  type Actor,
  addDays,
  addWorkingDays,
  CALENDAR_STREAM,
  DEFAULT_POLICY,
  type AskedCommand,
  instantAt,
  POLICY_STREAM,
  VIETNAM_CALENDAR,
  workingDayUntil,
} from '#domain';
import { directiveId, personId, taskId, unitId } from './demo-ids.js';
import { deadlineOf } from './demo-deadline.js';
import { type DemoTask, ISSUED_ON, sections } from './demo-task.js';
import { demoTasks } from './tasks.data.js';
import { demoUnits, OWNER } from './units.data.js';

/**
 * The demonstration's past as the commands that people gave, in the order in which they gave them. Whoever lays it out moves
 * a clock through it, so that the ladder, the boundaries and the digests of that past come about by themselves.
 *
 * `assignmentOf` gives the assignment that an issued task opened for a unit.
 */
export type DemoCommand = AskedCommand;
export type AssignmentOf = (task: string, unit: string) => string;

const ADMIN: Actor = { person: personId('admin'), role: 'admin', unit: null };
export const LEADER: Actor = { person: personId('leader'), role: 'leader', unit: unitId(OWNER) };
const FIELD_LEADER: Actor = { person: personId('fieldLeader'), role: 'fieldLeader', unit: unitId(OWNER) };
export const COORDINATOR: Actor = { person: personId('coordinator'), role: 'coordinator', unit: unitId(OWNER) };
export const headOf = (code: string): Actor => ({
  person: personId(`${code}.head`),
  role: 'unitHead',
  unit: unitId(code),
});
export const officerOf = (code: string): Actor => ({
  person: personId(`${code}.officer`),
  role: 'officer',
  unit: unitId(code),
});

const REPORT_EVERY_DAYS = 21;

const reports = [
  ['Đã thành lập tổ soạn thảo và thống nhất đề cương.', 'Lấy ý kiến các đơn vị phối hợp.'],
  ['Đã lấy ý kiến lần một, nhận được góp ý của đa số đơn vị.', 'Tiếp thu, giải trình góp ý.'],
  ['Đang hoàn thiện hồ sơ theo góp ý.', 'Trình lãnh đạo đơn vị xem xét.'],
  ['Đã làm việc với đơn vị phối hợp về phần số liệu.', 'Bổ sung số liệu còn thiếu.'],
  ['Đã hoàn thành khảo sát thực tế.', 'Tổng hợp kết quả khảo sát.'],
  ['Đã họp rà soát tiến độ, các phần việc theo đúng kế hoạch.', 'Hoàn thiện dự thảo cuối.'],
  ['Đã thẩm định nội bộ, còn chỉnh sửa về thể thức.', 'Hoàn chỉnh và trình ký.'],
] as const;

/** Times of day from 08:00 that differ from task to task and keep their order within one: `later` is 0 to 9. */
function at(day: string, index: number, later = 0): string {
  const minutes = 8 * 60 + ((index * 37) % 300) + later * 17;
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return instantAt(workingDayUntil(VIETNAM_CALENDAR, day), time);
}

function foundation(today: string): DemoCommand[] {
  const start = at(addDays(today, ISSUED_ON - 10), 0);
  return [
    { type: 'PublishCalendar', id: CALENDAR_STREAM, at: start, by: ADMIN, calendar: VIETNAM_CALENDAR },
    { type: 'PublishPolicy', id: POLICY_STREAM, at: start, by: ADMIN, policy: DEFAULT_POLICY },
    ...demoUnits.flatMap((unit): DemoCommand[] => [
      {
        type: 'RegisterUnit',
        id: unitId(unit.code),
        at: start,
        by: ADMIN,
        code: unit.code,
        name: unit.name,
        nameEn: unit.nameEn,
        kind: unit.kind,
        parent: unit.parent === null ? null : unitId(unit.parent),
        field: unit.field,
      },
      ...unit.people.map((person): DemoCommand => ({
        type: 'FillPost',
        id: unitId(unit.code),
        at: start,
        by: ADMIN,
        post: person.post,
        person: personId(person.code),
        acting: false,
      })),
    ]),
  ];
}

function relationOf(task: DemoTask): 'one' | 'joint' | 'each' {
  if (task.leads.length === 1) return 'one';
  return task.leads.every((code) => code.startsWith('P-') || code.startsWith('X-')) ? 'each' : 'joint';
}

function leadText(task: DemoTask): string {
  if (task.fate.is === 'forgotten') return task.fate.leadText;
  return task.leads.map((code) => demoUnits.find((unit) => unit.code === code)?.name ?? code).join(', ');
}

function drafts(today: string): DemoCommand[] {
  const drafted = addDays(today, ISSUED_ON - 2);
  return [
    {
      type: 'RegisterDirective',
      id: directiveId,
      at: at(drafted, 0),
      by: COORDINATOR,
      kind: 'plan',
      number: '57/KH-BCĐ',
      // The day on which it is entered: a document dated later than that would be refused.
      issuedOn: workingDayUntil(VIETNAM_CALENDAR, drafted),
      issuer: 'Ban Chỉ đạo thực hiện Nghị quyết 57 tỉnh An Bình',
      abstract: 'Kế hoạch thực hiện Nghị quyết số 57-NQ/TW trên địa bàn tỉnh An Bình',
      urgency: 'normal',
      secrecy: 'open',
      ownerUnit: unitId(OWNER),
    },
    ...demoTasks.map((task, index): DemoCommand => ({
      type: 'DraftTask',
      id: taskId(String(index + 1)),
      at: at(drafted, index),
      by: COORDINATOR,
      directive: directiveId,
      ordinal: String(index + 1),
      section: sections[task.section],
      work: task.work,
      lead:
        task.fate.is === 'forgotten'
          ? { relation: 'undetermined', text: leadText(task) }
          : { relation: relationOf(task), units: task.leads.map(unitId), text: leadText(task) },
      cooperating: { units: [], text: 'Các sở, ban, ngành; ủy ban nhân dân các xã, phường' },
      deliverable: task.deliverable,
      deadline: deadlineOf(task.due, today),
      source: null,
    })),
  ];
}

function issues(today: string): DemoCommand[] {
  const day = workingDayUntil(VIETNAM_CALENDAR, addDays(today, ISSUED_ON));
  return demoTasks.flatMap((task, index): DemoCommand[] =>
    task.fate.is === 'forgotten'
      ? []
      : [{ type: 'IssueTask', id: taskId(String(index + 1)), at: at(day, index), by: COORDINATOR, issuedOn: day }],
  );
}

/** Day on which the unit's own reports end: before a weekend that may lie before its ending. */
function reportsUntil(task: DemoTask): number {
  const { fate } = task;
  switch (fate.is) {
    case 'done':
    case 'submitted':
      return fate.on - 4;
    case 'silent':
      return fate.since;
    case 'stuck':
      return fate.since - 3;
    case 'steady':
      return -1;
    case 'forgotten':
      return ISSUED_ON;
  }
}

/** Three in ten report on the same day of the month as the others of their unit; the rest are spread. */
function reportDays(task: DemoTask, index: number): number[] {
  const last = reportsUntil(task) - (task.fate.is === 'steady' ? index % 9 : 0);
  const days: number[] = [];
  for (let day = last; day > ISSUED_ON + 12; day -= REPORT_EVERY_DAYS) days.unshift(day);
  return days;
}

interface Lot {
  readonly task: DemoTask;
  readonly index: number;
  readonly code: string;
  readonly assignment: string;
  readonly today: string;
}

function life(lot: Lot): DemoCommand[] {
  const { task, index, code, assignment, today } = lot;
  const received = addWorkingDays(VIETNAM_CALENDAR, addDays(today, ISSUED_ON), 1 + (index % 3));
  const head = headOf(code);
  const officer = officerOf(code);
  return [
    { type: 'ReceiveAssignment', id: assignment, at: at(received, index, 1), by: head },
    { type: 'DelegateAssignment', id: assignment, at: at(received, index, 2), by: head, officer: officer.person },
    ...reportDays(task, index).map((day, nth): DemoCommand => {
      const [words, nextStep] = reports[(index + nth) % reports.length] ?? reports[0];
      return {
        type: 'ReportProgress',
        id: assignment,
        // Before the submission's hour, which may fall on the same working day.
        at: at(addDays(today, day), index, Math.min(nth, 4)),
        by: officer,
        words,
        nextStep,
        percent: null,
      };
    }),
    ...ending(lot, head),
  ];
}

function ending({ task, index, code, assignment, today }: Lot, head: Actor): DemoCommand[] {
  const { fate } = task;
  if (fate.is === 'done' || fate.is === 'submitted') {
    const day = workingDayUntil(VIETNAM_CALENDAR, addDays(today, fate.on));
    const number = `${100 + index}/${code.replace(/^[PX]-/, 'UBND-')}`;
    const submit: DemoCommand = {
      type: 'SubmitDeliverable',
      id: assignment,
      at: at(day, index, 5),
      by: head,
      evidence: { kind: 'document', number, issuedOn: day, title: task.deliverable, sha256: null },
      words: 'Kính trình xác nhận hoàn thành.',
    };
    if (fate.is === 'submitted') return [submit];
    const confirmed = addWorkingDays(VIETNAM_CALENDAR, day, 3);
    return [submit, { type: 'ConfirmDeliverable', id: assignment, at: at(confirmed, index, 6), by: FIELD_LEADER }];
  }
  if (fate.is !== 'stuck') return [];
  const raised = addDays(today, fate.since + 1);
  const { cause, authority, words } = fate;
  return [
    { type: 'RaiseObstacle', id: assignment, at: at(raised, index, 7), by: head, cause, authority, words },
    {
      type: 'ConfirmObstacle',
      id: assignment,
      at: at(addWorkingDays(VIETNAM_CALENDAR, raised, 2), index, 8),
      by: COORDINATOR,
      words: 'Xác nhận vướng mắc, đã tổng hợp kiến nghị.',
    },
  ];
}

/** A monthly report counted 46 of the 47: the board shows where the difference lies. */
function published(today: string): DemoCommand[] {
  const day = workingDayUntil(VIETNAM_CALENDAR, addDays(today, -1));
  return [
    {
      type: 'NotePublishedCount',
      id: directiveId,
      at: at(day, 9),
      by: COORDINATOR,
      total: demoTasks.length,
      parts: [
        { label: 'Đã hoàn thành', count: 15 },
        { label: 'Đúng tiến độ', count: 18 },
        { label: 'Chậm hoặc có nguy cơ chậm', count: 8 },
        { label: 'Chưa triển khai được', count: 5 },
      ],
      asOf: day,
      source: 'Báo cáo tháng của Ban Chỉ đạo',
    },
  ];
}

/** The whole past up to the day before `today` (`YYYY-MM-DD`), sorted by the instant of asking. */
export function demoScript(today: string, assignmentOf: AssignmentOf): readonly DemoCommand[] {
  const lives = demoTasks.flatMap((task, index) =>
    task.leads.flatMap((code) =>
      life({ task, index, code, today, assignment: assignmentOf(taskId(String(index + 1)), unitId(code)) }),
    ),
  );
  const all = [...foundation(today), ...drafts(today), ...issues(today), ...lives, ...published(today)];
  return all
    .map((command, order) => ({ command, order }))
    .sort((a, b) => a.command.at.localeCompare(b.command.at) || a.order - b.order)
    .map(({ command }) => command);
}
